/** @file Proving that nothing stored has changed: every file is hashed again, every custody chain followed. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EvidenceCheck } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { sha256Stream } from '../../crypto/digest.ts';
import { iterateBlob } from '../../vault/blobs.ts';
import type { ReadDb } from '../../vault/db.ts';
import { custodyIsIntact } from '../../vault/queries/custody.ts';
import { type EvidenceRecord, listEvidence, storedHash } from '../../vault/queries/evidence.ts';
import type { Engine } from '../engine/engine.ts';

/** Removed exhibits are checked too: their bytes stay. Throws cancelled. */
export async function evidenceVerify(
  engine: Engine,
  input: CheckedInput<'evidenceVerify'>,
  job: Job,
): Promise<CallOutput<'evidenceVerify'>> {
  const records = engine.session.read((db) => listEvidence(db, input.caseId, { removed: true }));
  const checks: EvidenceCheck[] = [];
  for (const [index, record] of records.entries()) {
    if (job.signal.aborted) throw new TestimonyError('cancelled');
    job.report({
      step: 'verifying',
      document: { index: index + 1, of: records.length, title: record.title },
    });
    checks.push(engine.session.read((db) => check(db, record)));
    await nextTurn();
  }
  return { checks, intact: checks.every((one) => one.intact) };
}

function check(db: ReadDb, record: EvidenceRecord): EvidenceCheck {
  const sha256Now = hashNow(db, record.originalBlob);
  const custodyIntact = custodyIsIntact(db, record.id, record.sha256);
  const copies = [record.workingBlob, record.picturedBlob].filter(
    (blob) => blob !== null && blob !== record.originalBlob,
  ) as string[];
  const workingIntact = copies.every((blob) => hashNow(db, blob) === storedHash(db, blob));
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
function hashNow(db: ReadDb, blobId: string): string {
  const hash = sha256Stream();
  try {
    for (const piece of iterateBlob(db, blobId)) hash.add(piece);
  } catch (thrown) {
    const damaged = thrown instanceof TestimonyError && ['vault-damaged', 'not-found'].includes(thrown.code);
    if (!damaged) throw thrown;
  }
  return hash.finish();
}
