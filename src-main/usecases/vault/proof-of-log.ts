/**
 * @file The proof that goes beside a copy of the log: entries with their places in the whole log, and no others. In slices,
 * and what is held in memory grows with what is shown, not with the log.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Frontier } from '../../audit/frontier.ts';
import { PassingTree, placesBeside, placesBetween, rootPlace } from '../../audit/passing-tree.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import type { LogProofFile } from '../../core/log/proof-file.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { ReadDb } from '../../vault/db.ts';
import { auditHead, canonicalOf } from '../../vault/queries/audit.ts';
import { entryTime } from '../../vault/queries/backups.ts';
import { leavesOf } from '../../vault/queries/checkpoints.ts';
import { type EmptiedInLog, emptiedEntries } from '../../vault/queries/erased-entries.ts';
import type { Engine } from '../engine/engine.ts';
import { inSlices, type Sliced } from '../engine/slices.ts';
import type { Resources } from '../resources/resources.ts';

export interface EarlierLog {
  readonly entries: number;
  readonly root: string;
}

interface Asked {
  /** Numbers of the entries that go along. */
  readonly shown: ReadonlySet<number>;
  /** A state of the log from which it has to go on. */
  readonly earlier: EarlierLog | null;
  /** Hears how many entries have been gone through, of how many. */
  went(done: number, of: number): void;
}

const LEAVES_AT_ONCE = 500;

/**
 * Of the log as it stands when it begins, signed by whoever has the vault open. Throws `bad-input` where the log does not go
 * on from the earlier one, `cancelled`.
 */
export async function proved(
  engine: Pick<Engine, 'session'>,
  asked: Omit<Asked, 'went'>,
  job: Job,
): Promise<LogProofFile> {
  const went = (number: number, of: number) => job.report({ step: 'verifying', page: { number, of } });
  return await inSlices(engine.session, (db) => proofOfLog(engine, db, { ...asked, went }), job.signal);
}

function* proofOfLog(
  { session }: Pick<Engine, 'session'>,
  db: ReadDb,
  { shown, earlier, went }: Asked,
): Sliced<LogProofFile> {
  const { seq: size, hash: head } = auditHead(db);
  if (earlier !== null && earlier.entries > size) throw notContinued();
  const emptied = emptiedWith(db, shown);
  const numbers = [...new Set([...shown, ...emptied.keys(), ...[...emptied.values()].map(({ by }) => by)])]
    .filter((seq) => seq <= size)
    .toSorted((a, b) => a - b);
  const between = earlier === null ? [] : placesBetween(earlier.entries, size);
  const beside = numbers.flatMap((seq) => placesBeside(seq - 1, size));
  const tree = new PassingTree(size, [rootPlace(size), ...between, ...beside], sha256);
  const before = new Frontier(sha256);
  while (tree.passed < size) {
    const most = Math.min(LEAVES_AT_ONCE, size - tree.passed);
    for (const { leaf } of leavesOf(db, tree.passed, most)) {
      if (tree.passed === size) break;
      tree.add(leaf);
      if (before.size < (earlier?.entries ?? 0)) before.add(leaf);
    }
    went(tree.passed, size);
    yield;
  }
  if (earlier !== null && toHex(before.root()) !== earlier.root) throw notContinued();
  const nodes = (places: ReturnType<typeof placesBeside>) => places.map((place) => toHex(tree.at(place)));
  const log = { entries: size, root: nodes([rootPlace(size)])[0] ?? '' };
  const entries: Extract<LogProofFile, { version: 3 }>['entries'] = [];
  const text = new TextDecoder();
  for (const seq of numbers) {
    const proof = nodes(placesBeside(seq - 1, size));
    const left = emptied.get(seq);
    const canonical = canonicalOf(db, seq);
    if (left !== undefined) {
      const { leaf, ...rest } = left;
      entries.push({ emptied: rest, leaf: toHex(leaf), proof });
    } else if (canonical !== undefined) entries.push({ canonical: text.decode(canonical), proof });
    if (entries.length % LEAVES_AT_ONCE === 0) yield;
  }
  const rest = {
    format: 'testimony-log-proof' as const,
    log,
    earlier: earlier === null ? null : { ...earlier, proof: nodes(between) },
    checkpoint: session.signHead({ ...log, head, at: entryTime(db, size) ?? '' }),
  };
  const whole = entries.flatMap((one) => ('emptied' in one ? [] : [one]));
  return whole.length === entries.length
    ? { ...rest, version: 2, entries: whole }
    : { ...rest, version: 3, entries };
}

/** What erasures emptied, by number: of each that emptied something of what is shown, all of it, for it has one hash over all. */
function emptiedWith(db: ReadDb, shown: ReadonlySet<number>): ReadonlyMap<number, EmptiedInLog> {
  const all = emptiedEntries(db);
  const erasures = new Set(all.filter(({ seq }) => shown.has(seq)).map(({ certificate }) => certificate));
  return new Map(all.filter(({ certificate }) => erasures.has(certificate)).map((one) => [one.seq, one]));
}

const notContinued = () =>
  new TestimonyError('bad-input', { subject: 'earlier', found: [coded('log-not-continued')] });

/** What checks a proof, and a bundle's folder, without this program. */
export const VERIFIER = 'verify.py';
export const verifierText = (resources: Resources): Uint8Array =>
  readFileSync(join(resources.folder, 'verifier', VERIFIER));
