/**
 * @file A state of the log that was kept elsewhere, held against the log: whoever has a passphrase can write a whole new
 * log into the store, and cannot change what is kept where they are not.
 */
import { basename } from 'node:path';
import { Frontier } from '../../audit/frontier.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { LogCompared } from '../../contract/log-heads.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { readNote } from '../../core/log/checkpoint-note.ts';
import { type KeptHead, keptHeadIn } from '../../core/log/kept-head.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditHead, declaredGaps } from '../../vault/queries/audit.ts';
import { hasUnknownLeaf, isKnownKey, leavesOf } from '../../vault/queries/checkpoints.ts';
import type { Engine } from '../engine/engine.ts';
import { inSlices, type Sliced } from '../engine/slices.ts';
import { followLog, START } from './follow-log.ts';
import { jsonOf, textIn } from './log-witness.ts';

/** Throws what the contract says. */
export async function logCompare(
  engine: Engine,
  input: CheckedInput<'logCompare'>,
  job: Job,
): Promise<CallOutput<'logCompare'>> {
  const { session } = engine;
  const kept = keptIn(engine, input);
  const said = signedIn(kept, input.file === null ? 'printed' : basename(engine.files.resolve(input.file)));
  job.report({ step: 'verifying' });
  const how =
    said !== null && said.vaultId !== session.vaultId
      ? 'another-vault'
      : await inSlices(session, (db) => howItStands(db, kept, job), job.signal);
  job.report({ step: 'finished' });
  const now = session.read(auditHead).seq;
  if (said === null) return { how, entries: kept.entries, now, signed: null };
  const { by, at, key } = said;
  const known = session.read((db) => isKnownKey(db, key));
  return { how, entries: kept.entries, now, signed: { by, at, key, known } };
}

function keptIn(engine: Engine, { file, printed }: CheckedInput<'logCompare'>): KeptHead {
  if (printed !== null) return { ...printed, root: null, note: null };
  if (file === null) throw new TestimonyError('bad-input', { subject: 'file' });
  const path = engine.files.resolve(file);
  const text = textIn(path);
  const kept = keptHeadIn(text, jsonOf(text), readNote);
  if (kept !== null) return kept;
  throw new TestimonyError('bad-input', { subject: basename(path), found: [coded('log-head-unread')] });
}

/** What the note says; null for none. Throws `bad-input` where its signature does not hold, or it is of another state. */
function signedIn({ note, entries, root, head }: KeptHead, subject: string) {
  if (note === null) return null;
  const said = provenNote(note);
  const same =
    said?.entries === entries && (root ?? said.root) === said.root && (head ?? said.head) === said.head;
  if (said === null || !same)
    throw new TestimonyError('bad-input', { subject, found: [coded('log-head-unsigned')] });
  return said;
}

function* howItStands(db: ReadDb, kept: KeptHead, job: Job): Sliced<LogCompared['how']> {
  const { seq: newest } = auditHead(db);
  if (kept.entries > newest) return 'shorter';
  const entry = db.get<{ hash: Uint8Array }>('SELECT hash FROM audit_entry WHERE seq = ?', [kept.entries]);
  const gaps = declaredGaps(db);
  const lost = gaps.some(({ from, to }) => from <= kept.entries && kept.entries <= to);
  if (kept.head !== null && !lost && (entry === undefined || !toHex(entry.hash).startsWith(kept.head)))
    return 'other-history';
  // A tree is of no use for this where leaves of it are gone for good: the chain of fingerprints then says it alone.
  const whole = !gaps.some(({ from }) => from <= kept.entries) && !hasUnknownLeaf(db, kept.entries);
  if (kept.root !== null && (whole || kept.head === null) && (yield* rootOf(db, kept.entries)) !== kept.root)
    return 'other-history';
  const followed = (done: number) =>
    job.report({ step: 'verifying', page: { number: done, of: Math.max(newest, done) } });
  const { intact } = yield* followLog(db, { from: START, heads: [], followed });
  return intact ? 'goes-on' : 'broken';
}

const LEAVES_AT_ONCE = 500;

/** Of the tree over the first `entries`; hex. */
function* rootOf(db: ReadDb, entries: number): Sliced<string> {
  const tree = new Frontier(sha256);
  while (tree.size < entries) {
    for (const { leaf } of leavesOf(db, tree.size, LEAVES_AT_ONCE)) if (tree.size < entries) tree.add(leaf);
    yield;
  }
  return toHex(tree.root());
}
