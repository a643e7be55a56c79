/** @file States of the log that were signed, and the tree over its entries, grown from the newest of them. */
import { Frontier } from '../../audit/frontier.ts';
import { leafHash } from '../../audit/tree.ts';
import { fromHex, sha256, toHex } from '../../crypto/digest.ts';
import type { LogHead, ReadDb, WriteTx } from '../db.ts';
import { auditHead } from './audit.ts';

export interface Checkpoint extends LogHead {
  readonly frontier: Uint8Array;
  readonly note: string;
  /** Hex. */
  readonly key: string;
  readonly actor: string;
}

/** What stands for an entry that a salvage could not read. */
const LOST = leafHash(new Uint8Array(0), sha256);

export interface Leaf {
  readonly seq: number;
  readonly leaf: Uint8Array;
}

/**
 * A leaf for each entry after `after`, in order and without a gap. What was erased keeps the leaf it had; what was lost to
 * damage has one that says so.
 */
export function* leavesOf(db: ReadDb, after = 0, most = -1): Generator<Leaf, undefined> {
  const rows = db.iterate<{ seq: number; canonical: Uint8Array; kept: Uint8Array | null }>(
    `SELECT a.seq, a.canonical, e.leaf AS kept FROM audit_entry AS a LEFT JOIN erased_entry AS e ON e.seq = a.seq
      WHERE a.seq > ? ORDER BY a.seq LIMIT ?`,
    [after, most],
  );
  let next = after + 1;
  for (const { seq, canonical, kept } of rows) {
    for (; next < seq; next += 1) yield { seq: next, leaf: LOST };
    yield { seq, leaf: kept ?? leafHash(canonical, sha256) };
    next = seq + 1;
  }
}

/** The newest checkpoint; undefined for none. */
export const newestCheckpoint = (db: ReadDb): { entries: number; frontier: Uint8Array } | undefined =>
  db.get('SELECT entries, frontier FROM log_checkpoint ORDER BY entries DESC LIMIT 1');

/** The log as it stands; null where more than `most` entries came since the newest checkpoint, or none. */
export function treeNow(db: ReadDb, most: number): (LogHead & { readonly frontier: Uint8Array }) | null {
  const newest = newestCheckpoint(db);
  const { seq, hash } = auditHead(db);
  const from = newest?.entries ?? 0;
  if (seq <= from || seq - from > most) return null;
  const tree =
    newest === undefined ? new Frontier(sha256) : Frontier.from(newest.frontier, newest.entries, sha256);
  for (const { leaf } of leavesOf(db, from)) tree.add(leaf);
  return headOf(db, tree, hash);
}

/** `tree`: over the whole log. */
export function headOf(
  db: ReadDb,
  tree: Frontier,
  head: string,
): LogHead & { readonly frontier: Uint8Array } {
  const entries = tree.size;
  const at = db.get<{ at: string }>('SELECT at FROM audit_entry WHERE seq = ?', [entries])?.at ?? '';
  return { entries, root: toHex(tree.root()), head, at, frontier: tree.bytes() };
}

export function insertCheckpoint(tx: WriteTx, one: Checkpoint): void {
  tx.run(
    `INSERT OR IGNORE INTO log_checkpoint (entries, root, frontier, actor, at, public_key, note)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [one.entries, fromHex(one.root), one.frontier, one.actor, one.at, one.key, one.note],
  );
}

/** Oldest first. */
export const allCheckpoints = (
  db: ReadDb,
): { entries: number; root: Uint8Array; key: string; note: string }[] =>
  db.all('SELECT entries, root, public_key AS key, note FROM log_checkpoint ORDER BY entries');

/** Whether this key has signed here before. */
export const isKnownKey = (db: ReadDb, key: string): boolean =>
  db.get('SELECT 1 FROM log_checkpoint WHERE public_key = ? LIMIT 1', [key]) !== undefined;

/** Openings of the vault that found the store otherwise than it was left. */
export const openedNotAsLeft = (db: ReadDb): { seq: number; at: string }[] =>
  db.all(
    `SELECT seq, at FROM audit_entry WHERE action = 'vault.opened' AND json_valid(CAST(canonical AS TEXT))
        AND json_extract(CAST(canonical AS TEXT), '$.facts.notAsLeft') ORDER BY seq`,
  );

/** Whether the leaf of an entry up to here is not known any more: it was erased before leaves were kept. */
export const hasUnknownLeaf = (db: ReadDb, upTo: number): boolean =>
  db.get('SELECT 1 FROM erased_entry WHERE leaf IS NULL AND seq <= ? LIMIT 1', [upTo]) !== undefined;

/** What was signed of the log when it had so many entries; null for nothing. */
export const noteOf = (db: ReadDb, entries: number): string | null =>
  db.get<{ note: string }>('SELECT note FROM log_checkpoint WHERE entries = ?', [entries])?.note ?? null;
