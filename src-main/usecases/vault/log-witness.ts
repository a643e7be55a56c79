/** @file Where a state of the log was last kept elsewhere, and a small file of it for a second laptop. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { checkProof } from '../../audit/check-proof.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256 as digest, toHex } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import { requirePlainFile } from '../../vault/plain-file.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { insertLogCopy } from '../../vault/queries/log-copies.ts';
import { lastHeadOutside } from '../../vault/queries/log-heads.ts';
import type { Engine } from '../engine/engine.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { safeFileName } from '../leaving/safe-name.ts';
import { logWords } from '../resources/log-words.ts';
import { proved, VERIFIER, verifierText } from './proof-of-log.ts';

/** Files with the state of a log are read whole: a proof of a very long one is some hundred megabytes. */
const MOST_BYTES = 1024 * 1024 * 1024;

export function logHeads({ session }: Engine): CallOutput<'logHeads'> {
  return session.read((db) => ({ last: lastHeadOutside(db), entries: auditHead(db).seq }));
}

/** Throws what the contract says, read-only, disk-full, cancelled. */
export async function logWitness(
  engine: Engine,
  input: CheckedInput<'logWitness'>,
  job: Job,
): Promise<CallOutput<'logWitness'>> {
  const folder = engine.files.resolve(input.folder);
  const earlier = input.earlier === null ? null : rootIn(engine.files.resolve(input.earlier));
  const { paper } = logWords(engine.resources);
  const { vaultId: subject } = engine.session;
  const id = engine.random.id();
  const proof = await proved(engine, { shown: new Set(), earlier }, job);
  const bytes = Buffer.from(`${JSON.stringify(proof, null, 1)}\n`);
  const sha256 = toHex(digest(bytes));
  const { entries, root } = proof.log;
  const wanted = safeFileName(`${paper.witness} ${entries}.json`, 'log-state.json');
  // Numbers and hashes: it shows no entry.
  const named = { kind: 'log', subject: id, title: paper.witness } as const;
  const what = { ...named, mode: 'locked', ground: 'nobodys-data' } as const;
  let fileName = wanted;
  return await letOut(engine, permitToLeave(engine, what), {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
      await staging.add(VERIFIER, verifierText(engine.resources));
    },
    record(tx) {
      const [at, by] = [engine.clock.now(), engine.session.actor];
      const said = { caseId: null, title: paper.witness, recipient: '', purpose: '', entries, fileName };
      insertLogCopy(tx, { id, ...said, sha256, at, by });
      const facts = { size: entries, root, sha256, earlier: earlier?.entries ?? null };
      const note = { action: 'log.witnessed', subject, facts };
      return { note, line: id, result: { fileName, sha256, entries } };
    },
  });
}

/** Throws `bad-input` for a file that is no proof, or does not hold. */
function rootIn(path: string): { readonly entries: number; readonly root: string } {
  const { log, faults } = checkProof(jsonOf(textIn(path)), digest, provenNote);
  if (log !== null && faults.length === 0) return log;
  throw new TestimonyError('bad-input', { subject: basename(path), found: [coded('log-proof-damaged')] });
}

/** Throws the system's errors, and `bad-input` for a file that is too large to be one of these. */
export function textIn(path: string): string {
  try {
    requirePlainFile(path, basename(path));
    if (statSync(path).size <= MOST_BYTES) return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw asTestimonyError(thrown, basename(path));
  }
  throw new TestimonyError('bad-input', { subject: basename(path), found: [coded('log-head-unread')] });
}

/** Null for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
