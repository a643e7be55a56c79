/**
 * @file Entries of the log that lost their particulars. What is left of one: when, who, which deed, on which identifier,
 * and its hash. The entry after it holds that hash, so the chain goes on; the erasure's own entry holds one hash over the
 * whole list, so nobody can add to it.
 */
import { leafHash } from '../../audit/tree.ts';
import type { EmptiedEntry } from '../../core/log/proof-file.ts';
import { sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import type { ReadDb, WriteTx } from '../db.ts';

/** What stands in the place of the particulars: JSON, so that whoever looks into entries need not know. */
export const ERASED = '{}';

/** Leaves erased entries out of a query over `audit_entry`. */
export const NOT_ERASED = 'seq NOT IN (SELECT seq FROM erased_entry)';

interface Left {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly hash: Uint8Array;
}

/** One hash over what is left of an erasure's entries, in order; hex. */
export function erasedList(
  db: ReadDb,
  erasureId: string,
): { readonly entries: number; readonly list: string } {
  const hash = sha256Stream();
  let entries = 0;
  const rows = db.iterate<Left>(
    `SELECT a.seq, a.at, a.actor, a.action, a.subject, a.hash FROM erased_entry AS e
       JOIN audit_entry AS a ON a.seq = e.seq WHERE e.erasure_id = ? ORDER BY a.seq`,
    [erasureId],
  );
  for (const { hash: of, ...left } of rows) {
    const line = [left.seq, left.at, left.actor, left.action, left.subject, Buffer.from(of).toString('hex')];
    hash.add(new TextEncoder().encode(`${JSON.stringify(line)}\n`));
    entries += 1;
  }
  return { entries, list: hash.finish() };
}

/** First entries of lists that are not what their erasure's own entry says; in order. */
export function alteredErasures(db: ReadDb): number[] {
  const erasures = db.all<{ id: string; first: number; said: string | null }>(
    `SELECT e.erasure_id AS id, min(e.seq) AS first,
            (SELECT json_extract(CAST(canonical AS TEXT), '$.facts.list') FROM audit_entry
              WHERE action = 'erasure.made' AND subject = e.erasure_id ORDER BY seq DESC LIMIT 1) AS said
       FROM erased_entry AS e GROUP BY e.erasure_id ORDER BY first`,
  );
  return erasures.filter(({ id, said }) => erasedList(db, id).list !== said).map(({ first }) => first);
}

/** Takes the particulars out of every entry about one of these, and lists them. The log's guards must be down. */
export function eraseEntries(
  tx: WriteTx,
  erasureId: string,
  subjects: ReadonlySet<string>,
): ReturnType<typeof erasedList> {
  for (const subject of subjects) {
    const going = tx.all<{ seq: number; canonical: Uint8Array }>(
      `SELECT seq, canonical FROM audit_entry WHERE subject = ? AND ${NOT_ERASED} ORDER BY seq`,
      [subject],
    );
    // Their places in the tree stay: a state of the log that was kept elsewhere can still be shown to be an earlier one.
    for (const { seq, canonical } of going)
      tx.run('INSERT INTO erased_entry (seq, erasure_id, leaf) VALUES (?, ?, ?)', [
        seq,
        erasureId,
        leafHash(canonical, sha256),
      ]);
  }
  tx.run(
    'UPDATE audit_entry SET canonical = ? WHERE seq IN (SELECT seq FROM erased_entry WHERE erasure_id = ?)',
    [new TextEncoder().encode(ERASED), erasureId],
  );
  tx.run('DELETE FROM line_salt WHERE log_seq IN (SELECT seq FROM erased_entry WHERE erasure_id = ?)', [
    erasureId,
  ]);
  return erasedList(tx, erasureId);
}

/** What is left of entries that erasures emptied, and by which: for a proof of the log. */
export interface EmptiedInLog extends EmptiedEntry {
  readonly leaf: Uint8Array;
}

/** In order. */
export function emptiedEntries(db: ReadDb): EmptiedInLog[] {
  const rows = db.all<
    Omit<EmptiedInLog, 'hash' | 'leaf'> & { readonly hash: Uint8Array; readonly leaf: Uint8Array | null }
  >(
    `SELECT a.seq, a.at, a.actor, a.action, a.subject, a.hash, e.leaf, e.erasure_id AS certificate,
            (SELECT max(m.seq) FROM audit_entry AS m WHERE m.action = 'erasure.made' AND m.subject = e.erasure_id) AS "by"
       FROM erased_entry AS e JOIN audit_entry AS a ON a.seq = e.seq ORDER BY a.seq`,
  );
  // An earlier version kept no leaf of what it emptied: there the tree holds that of the empty entry.
  const empty = leafHash(new TextEncoder().encode(ERASED), sha256);
  return rows.map((row) => ({ ...row, leaf: row.leaf ?? empty, hash: toHex(row.hash) }));
}
