/** @file Proving that nothing stored has changed: every file is hashed again, every custody chain followed. */
import type { EvidenceCheck } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { iterateBlob } from '../../vault/blobs.ts';
import type { ReadDb } from '../../vault/db.ts';
import { custodyIsIntact } from '../../vault/queries/custody.ts';
import { type EvidenceRecord, evidenceIds, findEvidence, storedHash } from '../../vault/queries/evidence.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { inSlices, type Sliced } from '../engine/slices.ts';

/** Removed exhibits are checked too: their bytes stay. Of no case nothing is said to be whole. Throws not-found, cancelled. */
export async function evidenceVerify(
  engine: Engine,
  input: CheckedInput<'evidenceVerify'>,
  job: Job,
): Promise<CallOutput<'evidenceVerify'>> {
  const { session } = engine;
  const ids = session.read((db) => evidenceIds(db, requireCase(db, input.caseId).id));
  const checks: EvidenceCheck[] = [];
  for (const [index, id] of ids.entries()) {
    const record = session.read((db) => findEvidence(db, id));
    if (record === undefined) continue;
    job.report({ step: 'verifying', document: { index: index + 1, of: ids.length, title: record.title } });
    checks.push(await inSlices(session, (db) => check(db, record), job.signal));
  }
  return { checks, intact: checks.every((one) => one.intact) };
}

function* check(db: ReadDb, record: EvidenceRecord): Sliced<EvidenceCheck> {
  const sha256Now = yield* hashNow(db, record.originalBlob);
  yield;
  const custodyIntact = custodyIsIntact(db, record.id, record.sha256);
  const copies = [record.workingBlob, record.picturedBlob].filter(
    (blob) => blob !== null && blob !== record.originalBlob,
  ) as string[];
  let workingIntact = true;
  for (const blob of copies) if ((yield* hashNow(db, blob)) !== storedHash(db, blob)) workingIntact = false;
  return {
    id: record.id,
    title: record.title,
    sha256Recorded: record.sha256,
    sha256Now,
    custodyIntact,
    intact: sha256Now === record.sha256 && custodyIntact && workingIntact,
  };
}

/** The hash of what is stored now, damaged or not; of nothing when there is nothing. */
function* hashNow(db: ReadDb, blobId: string): Sliced<string> {
  const hash = sha256Stream();
  try {
    for (const piece of iterateBlob(db, blobId)) {
      hash.add(piece);
      yield;
    }
  } catch (thrown) {
    const damaged = thrown instanceof TestimonyError && ['vault-damaged', 'not-found'].includes(thrown.code);
    if (!damaged) throw thrown;
  }
  return hash.finish();
}
