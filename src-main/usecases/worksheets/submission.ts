/**
 * @file That a sheet was typed into the form it prepares, as somebody says it was, with the day and the reference. That
 * its answers were shown to be copied is another record: see copy-out.ts. Lines are only added.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { SubmissionLine, SubmissionView } from '../../contract/submission.ts';
import { carriedFrom } from '../../core/answers/carried.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { hasContent } from '../../core/answers/said.ts';
import { standingStatements } from '../../core/answers/standing-statements.ts';
import { formatDay, formatFuzzyDate, onDay } from '../../core/dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { answerEntries, type ScreeningRow } from '../../vault/queries/screening.ts';
import { insertSubmission, listSubmissionLines, submittedSheets } from '../../vault/queries/submissions.ts';
import { requireCase } from '../cases/case-view.ts';
import { requirePerson } from '../cases/write-person.ts';
import { sheetNow } from '../disclosure/sheet.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { transact } from '../engine/transact.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';

/** Throws `not-found`. */
export const submissionList = (
  engine: Engine,
  { caseId }: CheckedInput<'submissionList'>,
): CallOutput<'submissionList'> =>
  engine.session.read((db) => {
    requireCase(db, caseId);
    return { submissions: submittedSheets(db, caseId).map((one) => readSubmission(db, one.screeningId)) };
  });

/** Throws `not-found`. */
export const submissionShow = (engine: Engine, input: CheckedInput<'submissionShow'>): SubmissionView =>
  engine.session.read((db) => readSubmission(db, input.screeningId));

/** Throws `not-found`. */
export function readSubmission(db: ReadDb, screeningId: ScreeningId): SubmissionView {
  const { formTitle, personId } = requireScreening(db, screeningId);
  const lines = listSubmissionLines(db, screeningId);
  const [newest] = lines;
  return {
    screeningId,
    formTitle,
    person: requirePerson(db, personId).name,
    lines,
    stands: newest === undefined || newest.kind === 'withdrawn' ? null : standing(newest),
  };
}

const standing = ({ day, reference, by }: SubmissionLine) => ({ day, reference, by });

/**
 * What stands already is put right by a further line, with the reason. Throws `not-found`; `not-ready` for an interview,
 * for a day to come, for a correction without a reason, and for a day before something on the sheet was told, unless
 * somebody says that they saw it.
 */
export function submissionRecord(
  engine: Engine,
  { screeningId, day, reference, why, thoughToldLater }: CheckedInput<'submissionRecord'>,
): SubmissionView {
  return write(engine, screeningId, (db) => {
    const { stands } = readSubmission(db, screeningId);
    if (stands?.day === day && stands.reference === reference) return null;
    if (stands !== null && why === '') refuse(db, screeningId, coded('submission-why'));
    if (day > today(engine, db))
      refuse(db, screeningId, coded('submission-day-to-come', { day: formatDay(day) }));
    const later =
      thoughToldLater || stands?.day === day
        ? []
        : toldAfterSent(engine, db, requireScreening(db, screeningId), day);
    for (const one of later) refuse(db, screeningId, one);
    return { kind: stands === null ? 'submitted' : 'corrected', day, reference, why };
  });
}

/** Throws `not-found`; `not-ready` where nothing stands. */
export function submissionWithdraw(
  engine: Engine,
  { screeningId, why }: CheckedInput<'submissionWithdraw'>,
): SubmissionView {
  return write(engine, screeningId, (db) => {
    const { stands } = readSubmission(db, screeningId);
    if (stands === null) return refuse(db, screeningId, coded('submission-none'));
    return { kind: 'withdrawn', day: stands.day, reference: stands.reference, why };
  });
}

type NewLine = Omit<SubmissionLine, 'at' | 'by'>;
const ACTIONS = {
  submitted: 'referral.submitted',
  corrected: 'referral.submission-corrected',
  withdrawn: 'referral.submission-withdrawn',
} as const;

/** `plan`: the line to add, or null where nothing changes; asked again in the transaction. */
function write(
  engine: Engine,
  screeningId: ScreeningId,
  plan: (db: ReadDb) => NewLine | null,
): SubmissionView {
  const look = (db: ReadDb) => {
    const form = pinnedForm(db, requireScreening(db, screeningId));
    if (form.file.testimony.use !== 'worksheet') refuse(db, screeningId, coded('submission-of-an-interview'));
    return plan(db);
  };
  const planned = engine.session.read(look);
  if (planned === null) return submissionShow(engine, { screeningId });
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const nonce = engine.random.id();
  const note = {
    action: ACTIONS[planned.kind],
    subject: screeningId,
    facts: { day: planned.day, sha256: fingerprint({ nonce, line: { ...planned, at, by } }) },
  };
  return transact(engine, note, (tx: WriteTx) => {
    look(tx);
    insertSubmission(tx, screeningId, { ...planned, at, by }, nonce);
    touchCase(tx, requireScreening(tx, screeningId).caseId, at);
    return readSubmission(tx, screeningId);
  });
}

function refuse(db: ReadDb, screeningId: ScreeningId, found: Coded): never {
  throw new TestimonyError('not-ready', {
    subject: requireScreening(db, screeningId).formTitle,
    found: [found],
  });
}

// Of a sheet that somebody says was sent on a day: what stands on it and was told only later, which cannot have been in
// it.

/** `day`: ISO. Empty where nothing on it was told later, as far as its answers were written after such a telling. */
function toldAfterSent(engine: Engine, db: ReadDb, sheet: ScreeningRow, day: string): Coded[] {
  const { form, standing, known } = sheetNow(engine, db, sheet);
  const written = new Map<string, number>();
  for (const { question, seq } of answerEntries(db, sheet.id))
    written.set(question, Math.max(seq, written.get(question) ?? 0));
  const later = known.flatMap((one) => {
    const { question, facts } = one;
    const answer = standing.get(question);
    // Carried before more was told, it is older than that.
    const isOlder = carriedFrom(form.byName.get(question)?.element, answer, one) === 'otherwise';
    if (!hasContent(answer) || isOlder) return [];
    const entry = written.get(question) ?? 0;
    const days = facts.flatMap((fact) =>
      standingStatements(fact).flatMap((one) => {
        const held = heldDay(one);
        const isTalk = one.origin.kind === 'interview' && one.origin.sheet !== true && one.seq <= entry;
        return isTalk && held !== null && held.value !== day && surelyHeldAfter(held, onDay(day))
          ? [held]
          : [];
      }),
    );
    return days.map((held) => ({ title: form.byName.get(question)?.title ?? question, held }));
  });
  if (later.length === 0) return [];
  const titles = [...new Set(later.map(({ title }) => title))];
  const told = [...new Set(later.map(({ held }) => formatFuzzyDate(held)))];
  return [coded('submission-told-later', { on: formatDay(day), told, titles })];
}
