/** @file Reading the log, and proving it. */

import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AlteredDetail, AuditVerification } from '../../contract/vault.ts';
import { LOG_KINDS } from '../../core/log/kinds.ts';
import { damagedStore } from '../../vault/pages.ts';
import { auditHead, declaredGaps, listAudit } from '../../vault/queries/audit.ts';
import { openedNotAsLeft } from '../../vault/queries/checkpoints.ts';
import { entriesBeforeLines } from '../../vault/queries/kept-lines.ts';
import { allRecords } from '../../vault/queries/screening-proof.ts';
import { readVerifiedHead } from '../../vault/queries/verified-head.ts';
import { strangeSchema } from '../../vault/seals/strange-schema.ts';
import type { Engine } from '../engine/engine.ts';
import { checkSeals } from '../engine/seal-check.ts';
import { inSlices, undisturbed } from '../engine/slices.ts';
import { checkRecords, recordsChecked } from '../interviews/record-check.ts';
import { checkAges } from './age-check.ts';
import { checkCheckpoints } from './checkpoint-check.ts';
import { checkClock } from './clock-check.ts';
import { checkDetails } from './detail-check.ts';
import { followLog, START } from './follow-log.ts';
import { checkLines } from './line-check.ts';
import { checkMarks } from './mark-check.ts';
import { checkOrigins } from './origin-check.ts';
import { checkStructure } from './structure-check.ts';

export function auditList(
  { session }: Engine,
  { kind, ...input }: CheckedInput<'auditList'>,
): CallOutput<'auditList'> {
  const subjects = kind === undefined ? undefined : LOG_KINDS[kind];
  return session.read((db) => listAudit(db, { ...input, subjects }));
}

/**
 * Checks every page of the store and that they fit together, then follows the log from its first entry (or, where that is
 * asked for, from the newest that it was followed to before) to its newest, which must lie on the way past the head that
 * the header vouches for, and holds every interview, case, person, exhibit, origin of an exhibit, privileged mark, day,
 * contact, plan, decision and line of support against it; then each state of it that somebody signed; last, every table
 * against its seal, and what the store says of its tables and their rules against this program's migrations. In slices, so that work goes on
 * meanwhile. Throws `vault-damaged` with the pages as findings, `cancelled`.
 */
export async function auditVerify(
  engine: Engine,
  { sinceLast }: CheckedInput<'auditVerify'>,
  job: Job,
): Promise<AuditVerification> {
  const { session, clock } = engine;
  job.report({ step: 'verifying' });
  const pages = await session.findDamagedPages(job.signal);
  if (pages.length > 0) throw damagedStore(pages);
  await inSlices(session, (db) => checkStructure(session, db), job.signal);
  const before = session.read(readVerifiedHead);
  const newest = session.read(auditHead);
  const from = sinceLast && before !== undefined ? before : START;
  const heads = [session.anchoredHead, ...(before === undefined ? [] : [before])];
  const followed = (done: number) =>
    job.report({
      step: 'verifying',
      page: { number: from.seq + done, of: Math.max(newest.seq, from.seq + done) },
    });
  const report = await inSlices(session, (db) => followLog(db, { from, heads, followed }), job.signal);
  const records = await undisturbed(session, checkRecords, job.signal);
  const alteredDetails: AlteredDetail[] = [];
  for (const check of [checkDetails, checkMarks, checkAges, checkOrigins, checkLines])
    alteredDetails.push(...(await undisturbed(session, check, job.signal)));
  const strangeCheckpoints = await undisturbed(session, checkCheckpoints, job.signal);
  const alteredTables = new Set([
    ...(await undisturbed(session, checkSeals, job.signal)),
    ...(await undisturbed(session, strangeSchema, job.signal)),
  ]);
  const [clockBehind = null] = await undisturbed(session, checkClock, job.signal);
  if (report.intact) session.rememberVerified(report.head, clock.now());
  job.report({ step: 'finished' });
  const { head, intact, firstBroken } = report;
  return {
    entries: from.seq + report.entries,
    head: head.hash,
    intact,
    firstBroken,
    gaps: session.read(declaredGaps),
    ...recordsChecked(session.read(allRecords).length, records),
    alteredDetails,
    linesBefore: session.read(entriesBeforeLines),
    alteredTables: [...alteredTables].toSorted(),
    strangeCheckpoints,
    notAsLeft: session.read(openedNotAsLeft),
    clockBehind,
    checkedBefore: before === undefined ? null : { seq: before.seq, at: before.at },
  };
}
