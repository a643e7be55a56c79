/**
 * @file What came inside a file: each becomes an exhibit of its own, after the file it came in, and what cannot is named on
 * that file's record. Read before anything is stored: all of it is stored together, or nothing.
 */
import type { Job } from '../../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import { LEFT_OUT, type LeftOut } from '../../core/findings/note-codes.ts';
import type { CaseId } from '../../core/ids.ts';
import { sha256, toHex } from '../../crypto/digest.ts';
import type { Intake, Part } from '../../evidence/decoder.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { findSameBytes } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';
import type { ReceivedFile } from './read-file.ts';

/** A file that was read, with what came inside it. */
export interface Opened {
  readonly file: ReceivedFile;
  readonly intake: Intake;
  readonly inside: readonly Opened[];
  /** About what came inside it. */
  readonly notes: readonly Note[];
}

interface Budget {
  files: number;
  bytes: number;
  /** Hashes of what is in the case already, and of what was met in this file. */
  readonly met: Set<string>;
}

/** Throws `cancelled`, and what is no fault of a part: `internal`, `locked`. */
export async function openInside(
  engine: Engine,
  caseId: CaseId,
  file: ReceivedFile,
  intake: Intake,
  job: Job,
): Promise<Opened> {
  const budget = { files: INTAKE_LIMITS.parts, bytes: INTAKE_LIMITS.partBytes, met: new Set([file.sha256]) };
  return await open(engine, caseId, { file, intake }, { budget, depth: 0, job });
}

async function open(
  engine: Engine,
  caseId: CaseId,
  { file, intake }: Pick<Opened, 'file' | 'intake'>,
  at: { budget: Budget; depth: number; job: Job },
): Promise<Opened> {
  const inside: Opened[] = [];
  const leftOut: { name: string; why: LeftOut }[] = [];
  let unseen = 0;
  for (const part of intake.parts ?? []) {
    if (at.budget.files <= 0) {
      unseen += 1;
      continue;
    }
    if (at.job.signal.aborted) throw new TestimonyError('cancelled', { subject: file.name });
    const found = await openPart(engine, caseId, part, at);
    if (typeof found === 'string') leftOut.push({ name: part.name, why: found });
    else inside.push(found);
  }
  const notes: Note[] = [];
  if (inside.length > 0) notes.push(coded('parts-apart', { count: inside.length }));
  if (leftOut.length > 0) notes.push(coded('parts-left-out', { files: leftOut }));
  if (unseen > 0) notes.push(coded('parts-too-many', { count: unseen }));
  return { file, intake, inside, notes };
}

async function openPart(
  engine: Engine,
  caseId: CaseId,
  { name, bytes }: Part,
  at: { budget: Budget; depth: number; job: Job },
): Promise<Opened | LeftOut> {
  const { budget, depth, job } = at;
  if (depth >= INTAKE_LIMITS.partDepth) return 'too-deep';
  if (bytes.length > budget.bytes) return 'too-large';
  const hash = toHex(sha256(bytes));
  if (budget.met.has(hash)) return 'duplicate';
  if (engine.session.read((db) => findSameBytes(db, caseId, hash)) !== undefined) return 'duplicate';
  budget.files -= 1;
  budget.bytes -= bytes.length;
  budget.met.add(hash);
  const file = { name, bytes, sha256: hash };
  try {
    const intake = await engine.decoder.intake({ bytes, fileName: name }, { signal: job.signal });
    return await open(engine, caseId, { file, intake }, { ...at, depth: depth + 1 });
  } catch (thrown) {
    const { code } = asTestimonyError(thrown, name);
    const why = LEFT_OUT.find((one) => one === code);
    if (why === undefined) throw thrown;
    return why;
  }
}
