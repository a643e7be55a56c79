/** @file Reading the log, and proving it. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AuditVerification } from '../../contract/vault.ts';
import { LOG_KINDS } from '../../core/log/kinds.ts';
import { damagedStore, unfitStore } from '../../vault/pages.ts';
import { listAudit, verifyAudit } from '../../vault/queries/audit.ts';
import type { Engine } from '../engine/engine.ts';
import { checkRecords } from '../interviews/record-check.ts';
import { checkAges } from './age-check.ts';
import { checkDetails } from './detail-check.ts';
import { checkMarks } from './mark-check.ts';
import { checkOrigins } from './origin-check.ts';

export function auditList(
  { session }: Engine,
  { kind, ...input }: CheckedInput<'auditList'>,
): CallOutput<'auditList'> {
  const subjects = kind === undefined ? undefined : LOG_KINDS[kind];
  return session.read((db) => listAudit(db, { ...input, subjects }));
}

/**
 * Checks every page of the store and that they fit together, then follows the log from its first entry to its newest, which must lie on
 * the way past the head that the header vouches for, and holds every interview, case, person, exhibit, origin of an exhibit and privileged mark against it.
 * Throws `vault-damaged` with the pages as findings.
 */
export async function auditVerify(
  { session }: Engine,
  _input: Record<never, never>,
  job: Job,
): Promise<AuditVerification> {
  job.report({ step: 'verifying' });
  const pages = await session.findDamagedPages(job.signal);
  if (pages.length > 0) throw damagedStore(pages);
  const faults = session.findStructureFaults();
  if (faults.length > 0) throw unfitStore(faults);
  const { entries, head, intact, firstBroken } = session.read((db) =>
    verifyAudit(db, { expected: session.anchoredHead }),
  );
  const found = session.read(checkRecords);
  const checks = [checkDetails, checkMarks, checkAges, checkOrigins];
  const alteredDetails = session.read((db) => checks.flatMap((check) => check(db)));
  job.report({ step: 'finished' });
  return { entries, head: head.hash, intact, firstBroken, ...found, alteredDetails };
}
