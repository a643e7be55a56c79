/** @file Reading the log, and proving it. */

import { Frontier } from '../../audit/frontier.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import type { AlteredDetail, AuditVerification, ClockBehind } from '../../contract/vault.ts';
import { covers, isBehind } from '../../core/dates/day-in-force.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { LOG_KINDS } from '../../core/log/kinds.ts';
import { sameBytes, sha256, toHex } from '../../crypto/digest.ts';
import { provenNote } from '../../crypto/signing.ts';
import type { ReadDb } from '../../vault/db.ts';
import { damagedStore } from '../../vault/pages.ts';
import { ageEntries, storedAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { auditContains, auditHead, declaredGaps, listAudit } from '../../vault/queries/audit.ts';
import { findCase } from '../../vault/queries/cases.ts';
import {
  allCheckpoints,
  hasUnknownLeaf,
  leavesOf,
  openedNotAsLeft,
} from '../../vault/queries/checkpoints.ts';
import { entriesBeforeLines } from '../../vault/queries/kept-lines.ts';
import { readVerifiedHead } from '../../vault/queries/log-heads.ts';
import { timesAfter, timesAhead } from '../../vault/queries/log-times.ts';
import { findPerson } from '../../vault/queries/people.ts';
import { listMarks, markEntries, newestMarks } from '../../vault/queries/privilege.ts';
import { allRecords, factsOf } from '../../vault/queries/screening-proof.ts';
import { strangeSchema } from '../../vault/seals/strange-schema.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { checkSeals } from '../engine/seal-check.ts';
import type { Sliced } from '../engine/slices.ts';
import { inSlices, undisturbed } from '../engine/slices.ts';
import { checkRecords, recordsChecked } from '../interviews/record-check.ts';
import { checkDetails } from './detail-check.ts';
import { followLog, START } from './follow-log.ts';
import { checkLines } from './line-check.ts';
import { checkOrigins } from './origin-check.ts';
import { checkStructure } from './structure-check.ts';

// Whether the privileged marks are as they were last set or lifted here: held against the log.

/** A mark that the log does not know, or that stands otherwise than the log says. */
function* checkMarks(db: ReadDb): Sliced<AlteredDetail[]> {
  yield;
  const logged = new Map<string, { readonly stands: boolean; readonly at: string }>();
  for (const { at, action, canonical } of markEntries(db)) {
    const { kind, of } = factsOf(canonical);
    logged.set(`${kind} ${of}`, { stands: action === 'privilege.marked', at });
  }
  const stored = new Map(newestMarks(db).map((one) => [`${one.kind} ${one.subject}` as string, one]));
  const keys = new Set([...logged.keys(), ...stored.keys()]);
  return [...keys].flatMap((key): AlteredDetail[] => {
    const [said, there] = [logged.get(key), stored.get(key)];
    if (said !== undefined && there !== undefined && said.stands === (there.stands === 1)) return [];
    const how = there === undefined ? 'gone' : 'differs';
    const about = there === undefined ? '' : titleOf(db, there.caseId, there.subject);
    const caseReference = there === undefined ? '' : (findCase(db, there.caseId)?.reference ?? '');
    return [{ kind: 'mark', how, at: said?.at ?? '', about, caseReference }];
  });
}

const titleOf = (db: ReadDb, caseId: CaseId, subject: string): string =>
  listMarks(db, caseId).find((one) => one.subject === subject)?.title ?? '';

// Entries of the log that say an earlier time than one before them: the clock of the computer was wrong at one of the two. Their order is the log's, and what they say of the day is not to be relied upon. Times that ran ahead and were set
// right since are what was wrong then, and not those after them.

const AT_ONCE = 2000;

function* checkClock(db: ReadDb): Sliced<ClockBehind[]> {
  const ahead = timesAhead(db);
  let [latest, after]: [string | null, number] = [null, 0];
  const found = { from: 0, to: 0, entries: 0 };
  for (;;) {
    const times = timesAfter(db, after, AT_ONCE);
    for (const { seq, at } of times) {
      after = seq;
      if (Number.isNaN(Date.parse(at)) || ahead.some((one) => covers(one, seq))) continue;
      if (latest !== null && isBehind(at, latest))
        Object.assign(found, { from: found.from || seq, to: seq, entries: found.entries + 1 });
      else if (latest === null || Date.parse(at) > Date.parse(latest)) latest = at;
    }
    if (times.length < AT_ONCE) return found.entries === 0 ? [] : [found];
    yield;
  }
}

/**
 * Whether each state of the log that somebody signed is one that this log had, and was signed by the key it
 * names.
 */
const LEAVES_AT_ONCE = 500;

/** How many entries the log had in those that do not hold. One tree is grown past all of them. */
function* checkCheckpoints(db: ReadDb): Sliced<number[]> {
  const tree = new Frontier(sha256);
  const [firstGap] = declaredGaps(db);
  const strange: number[] = [];
  for (const { entries, root, key, note } of allCheckpoints(db)) {
    const said = provenNote(note);
    const fits =
      said?.entries === entries &&
      said.key === key &&
      said.root === toHex(root) &&
      auditContains(db, { seq: entries, hash: said.head });
    // Leaves that are gone for good: the chain of fingerprints alone says it then.
    const whole = (firstGap === undefined || firstGap.from > entries) && !hasUnknownLeaf(db, entries);
    if (whole) yield* grow(db, tree, entries);
    const lost = firstGap !== undefined && firstGap.from <= entries;
    if ((!fits && !lost) || (whole && !sameBytes(tree.root(), root))) strange.push(entries);
    yield;
  }
  return strange;
}

function* grow(db: ReadDb, tree: Frontier, size: number): Sliced<void> {
  while (tree.size < size) {
    const before = tree.size;
    for (const { leaf } of leavesOf(db, before, Math.min(LEAVES_AT_ONCE, size - before))) tree.add(leaf);
    // A log that ends before what was signed of it.
    if (tree.size === before) return;
    yield;
  }
}

// Whether the decisions about people's ages are as they were written: each is held against its entry in the log.

/** Of each person one at most: a line that the log does not know, or one that the log knows and is not there. */
function* checkAges(db: ReadDb): Sliced<AlteredDetail[]> {
  yield;
  const logged = new Map(
    ageEntries(db).map(({ at, subject, canonical }) => [
      `${subject} ${factsOf(canonical).sha256}`,
      { at, personId: subject as PersonId },
    ]),
  );
  const found = new Map<PersonId, AlteredDetail>();
  for (const { personId, nonce, ...line } of storedAgeDecisions(db)) {
    const known = logged.delete(`${personId} ${fingerprint({ nonce, line })}`);
    if (!known) found.set(personId, named(db, personId, line.at, 'differs'));
  }
  for (const { at, personId } of logged.values()) {
    if (!found.has(personId)) found.set(personId, named(db, personId, at, 'gone'));
  }
  return [...found.values()];
}

function named(db: ReadDb, personId: PersonId, at: string, how: AlteredDetail['how']): AlteredDetail {
  const person = findPerson(db, personId);
  const reference = person === undefined ? undefined : findCase(db, person.caseId)?.reference;
  return { kind: 'age', how, at, about: person?.name ?? '', caseReference: reference ?? '' };
}

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
