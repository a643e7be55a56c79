/**
 * @file Reading what the index of words has not read yet: after an upgrade, the whole vault. What is due is written down
 * in the store, and what was read is taken off it in the same transaction: stopped or killed, it goes on where it was.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { findEvidence } from '../../vault/queries/evidence.ts';
import { dueRows, indexPages, noteUnread, retryUnread } from '../../vault/queries/search-index.ts';
import type { Engine } from '../engine/engine.ts';
import { storedBytes } from '../evidence/stored-bytes.ts';
import { indexSome, reachOf } from './catch-up.ts';

/** Throws `cancelled`. An exhibit whose pages cannot be read is passed over, and said to be. */
export async function searchBuild(
  engine: Engine,
  { again }: CheckedInput<'searchBuild'>,
  job: Job,
): Promise<CallOutput<'searchBuild'>> {
  if (again) engine.session.index(retryUnread);
  while (indexSome(engine) !== null) await pause(job);
  const { pages: of } = reachOf(engine, null).due;
  for (let index = 1; ; index += 1) {
    const next = engine.session.read((db) => dueRows(db, 'pages', 1))[0];
    if (next === undefined) break;
    await readPagesOf(engine, next.key, { index, of: Math.max(index, of) }, job);
    await pause(job);
  }
  job.report({ step: 'finished' });
  return reachOf(engine, null);
}

async function readPagesOf(
  engine: Engine,
  key: string,
  place: { readonly index: number; readonly of: number },
  job: Job,
): Promise<void> {
  const evidence = engine.session.read((db) => findEvidence(db, key as EvidenceId));
  if (evidence === undefined) {
    engine.session.index((tx) => indexPages(tx, key, []));
    return;
  }
  job.report({ step: 'reading', document: { ...place, title: evidence.title } });
  try {
    const words = await engine.decoder.pageWords(storedBytes(engine, evidence.workingBlob), job.signal);
    engine.session.index((tx) => indexPages(tx, key, words));
  } catch (thrown) {
    const { code } = asTestimonyError(thrown, key);
    // Of the document itself: what is said of the vault or of the whole work ends it.
    if (!OF_A_DOCUMENT.includes(code)) throw thrown;
    engine.session.index((tx) => noteUnread(tx, key, code));
  }
}

const OF_A_DOCUMENT: readonly string[] = [
  'damaged-file',
  'too-large',
  'took-too-long',
  'not-found',
  'vault-damaged',
];

async function pause({ signal }: Job): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  if (signal.aborted) throw new TestimonyError('cancelled');
}
