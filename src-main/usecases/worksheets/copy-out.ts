/**
 * @file Answers that somebody types into the form they were gathered for: no file is written, and still they leave.
 * What the form leaves as stands in resources/consent/purposes.json.
 */
import type { CopiedField, CopyOutView } from '../../contract/copy-out.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { answeredValues } from '../../core/answers/said.ts';
import { NO_DECISION } from '../../core/consent/override.ts';
import { mayBeToldAsTold } from '../../core/contact/may-be-told.ts';
import { whereAskedNotToTell } from '../../core/contact/not-to-be-told.ts';
import { notToldPointed, notToldRows } from '../../core/contact/not-told-rows.ts';
import { formatDay, onDay } from '../../core/dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../../core/dates/held.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { hasTyped } from '../../vault/queries/releases.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { listSubmissionLines } from '../../vault/queries/submissions.ts';
import { consentState, type Leaving } from '../consent/consent-gate.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import { refusedOnSheet } from '../consent/refused-on-sheet.ts';
import { wishesByField } from '../disclosure/check.ts';
import { discloseSheet, factsForGates, type SheetDisclosed } from '../disclosure/disclosure.ts';
import { sentElsewhereSaid } from '../disclosure/fields.ts';
import { loadReadiness, type ReadinessData } from '../disclosure/referral-yes.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { requireScreening } from '../forms/pinned-form.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { typeOut } from '../leaving/type-out.ts';
import { copiedOutAs, leavesUnder } from '../resources/vocabulary.ts';
import { lookAtOpen } from './look-at.ts';
import { keptApart } from './other-people.ts';

/** Throws `not-found`. */
export async function copyOutCheck(
  engine: Engine,
  input: CheckedInput<'copyOutCheck'>,
): Promise<CopyOutView> {
  const expressions = await loadExpressions();
  return engine.session.read((db) => {
    const read = readCopyOut(engine, db, input.screeningId, expressions);
    const { leaving, purpose, sheet } = read;
    const { kind, recipient } = leaving;
    const { open: accounts, notTaken, unread, held } = sheet;
    const seen = { kind, recipient, purpose, accounts, notTaken, unread, held };
    return { ...consentState(engine, db, leaving), ...seen, lookAt: toSee(engine, db, read) };
  });
}

/**
 * The release, its log entry and an override in one transaction. The same answers, typed by the same person on the
 * same day, are one release. Throws `not-found`, `consent-missing`; `not-ready` while accounts are open and not seen, or while
 * something is held that somebody has to decide about.
 */
export async function copyOutRecord(
  engine: Engine,
  { screeningId, released, accountsSeen, ...decided }: CheckedInput<'copyOutRecord'>,
): Promise<CallOutput<'copyOutRecord'>> {
  const expressions = await loadExpressions();
  const { read, lookAt, sent, isApart } = engine.session.read((db) => {
    const read = readCopyOut(engine, db, screeningId, expressions);
    const { fields, known } = read.sheet;
    return {
      read,
      lookAt: toSee(engine, db, read),
      sent: sentBefore(db, screeningId, fields, known),
      isApart: asksOfFamily(fields) && keptApart(engine, db, read.row),
    };
  });
  const { sheet, row, sha256 } = read;
  const { open, held } = sheet;
  const against = wishesByField(sheet.wishes);
  const withWishes = (one: CopiedField): CopiedField => ({
    ...one,
    lookAgain: [...(against.get(one.question) ?? []), ...one.lookAgain],
  });
  const pointed = pointApart(sheet.fields.map(withAside(sheet)), sheet.also, loadReadiness(engine.resources));
  const leaving = { ...read.leaving, ...decided };
  const permit = permitToLeave(engine, {
    ...{ kind: 'typed', ground: 'case', subject: screeningId, title: row.formTitle, leaving },
    mode: row.signedAt === null ? 'draft' : 'locked',
    released,
  });
  if (held.length > 0) throw new TestimonyError('not-ready', { subject: row.formTitle, found: [...held] });
  if (open.length > 0 && !accountsSeen)
    throw new TestimonyError('not-ready', { subject: row.formTitle, found: [...open] });
  const override = permit.withoutConsent;
  const decision = override === null ? '' : decidedOnRecord(engine.resources, override);
  const at = engine.clock.now();
  const by = engine.session.actor;
  const known = { screeningId, sha256, by, day: at.slice(0, 10) };
  const copied = {
    at,
    by,
    decision,
    recipient: leaving.recipient,
    accounts: open,
    notTaken: sheet.notTaken,
    lookAt,
    unread: sheet.unread,
    sent,
    fields: pointed.map(withWishes),
    also: sheet.also.map(withWishes),
    silent: sheet.silent,
    familyApart: isApart,
  };
  const isDecided = override !== null || permit.privileged !== null;
  if (!isDecided && engine.session.read((db) => hasTyped(db, known))) return copied;
  const facts = { sha256, form: row.formId, to: leaving.recipient };
  typeOut(
    engine,
    permit,
    { action: 'screening.copied-out', subject: screeningId, facts },
    {
      ...{ caseId: row.caseId, screeningId, title: row.formTitle, to: leaving.recipient },
      ...{ purpose: [read.purpose, decision].filter((part) => part !== '').join('; '), sha256, at, by },
    },
  );
  return copied;
}

const toSee = (engine: Engine, db: ReadDb, { sheet, row }: CopyOut): Coded[] => {
  const facts = factsForGates(engine, db, row.personId, true);
  // It stands on no sheet of an adult, and whoever types it has to know: some fields ask for risks and for names.
  const notTold = notToldRows(facts).map((one) => coded('not-to-be-typed', { said: notToldPointed(one) }));
  const inAccounts = whereAskedNotToTell(facts).map((said) => coded('account-asks-not-to-tell', { said }));
  // Beside who is not to be told stands who may be: whoever types it is of the office, and answers those who ask.
  const mayKnow = mayBeToldAsTold(facts).map((said) => coded('pack-may-be-told', { said }));
  // Which of the fields goes against which wish comes first: the wishes alone do not say where to look. The police read the form too.
  const inFields = sheet.wishes.map(({ title, found }) => coded('look-at', { about: title, found: [found] }));
  return [
    ...(sheet.sent === null ? [] : [sentElsewhereSaid(sheet.sent)]),
    ...inFields,
    ...notTold,
    ...inAccounts,
    ...mayKnow,
    ...lookAtOpen(engine, db, row, sheet),
  ];
};

/** The family is among what is typed: somebody may have said that something about it is to stay out of forms. */
const asksOfFamily = (fields: readonly CopiedField[]): boolean =>
  fields.some(({ field, text, ownWords }) => field === 'family' && (text !== '' || ownWords !== ''));

/** Why a field stays empty, where somebody said: that it was not asked may not be so. */
const withAside =
  ({ aside }: SheetDisclosed) =>
  (one: CopiedField): CopiedField => {
    const said = one.text === '' && one.ownWords === '' ? aside.get(one.question) : undefined;
    return said === undefined ? one : { ...one, instead: [...one.instead, said] };
  };

interface CopyOut {
  readonly sheet: SheetDisclosed;
  readonly row: ScreeningRow;
  readonly leaving: Leaving;
  /** In words. */
  readonly purpose: string;
  /** Over the answers as they stand: what was typed that day. */
  readonly sha256: string;
}

function readCopyOut(
  engine: Engine,
  db: ReadDb,
  screeningId: ScreeningId,
  expressions: Expressions,
): CopyOut {
  const row = requireScreening(db, screeningId);
  const { caseId, personId } = row;
  const { export: kind, recipient } = copiedOutAs(engine.resources, row.formId);
  const purposes = leavesUnder(engine.resources, kind, '');
  const sheet = discloseSheet(engine, db, { row }, expressions);
  const { form, standing, values } = sheet;
  const words = [...standing.values()].flatMap((one) =>
    one.ownWords === '' ? [] : [[one.question, one.ownWords]],
  );
  const alsoMissing = refusedOnSheet(db, row, form, answeredValues(standing.values()), purposes);
  return {
    sheet,
    row,
    purpose: purposes.map((one) => one.title).join('; '),
    sha256: fingerprint(words.length === 0 ? { values } : { values, words }),
    leaving: {
      ...{ kind, caseId, personId, recipient, items: [], alsoMissing },
      ...NO_DECISION,
    },
  };
}

// Beside a field, that more on its subject stands apart on the same sheet, without what: whoever types field by field
// would not come to it, and what was told in confidence is not said again in its place.

function pointApart(
  fields: readonly CopiedField[],
  also: readonly CopiedField[],
  { 'told-apart': pairs }: Pick<ReadinessData, 'told-apart'>,
): readonly CopiedField[] {
  const titles = (question: string): string[] =>
    pairs
      .filter((pair) => pair.question === question)
      .flatMap(({ apart }) => also.filter((one) => one.question === apart && isThere(one)))
      .map(({ title }) => title);
  return fields.map((one) => {
    const see = titles(one.question);
    return see.length === 0
      ? one
      : { ...one, lookAgain: [...one.lookAgain, coded('kept-apart-see', { titles: see })] };
  });
}

/** Kept back or not: that there is something is all that is said. */
const isThere = ({ text, ownWords, kept, accounts }: CopiedField): boolean =>
  text !== '' || ownWords !== '' || kept.length > 0 || accounts.tellings.length > 0;

// Of a sheet that was sent: when, and fields of which more was told since, which was no part of what was sent.

/** Empty for a sheet that was not recorded as sent. `fields`: those that are shown, in the order of the form. */
function sentBefore(
  db: ReadDb,
  id: ScreeningId,
  fields: readonly Pick<CopiedField, 'question' | 'title'>[],
  known: readonly KnownAnswer[],
): Coded[] {
  const sent = listSubmissionLines(db, id)[0];
  if (sent === undefined || sent.kind === 'withdrawn') return [];
  const day = onDay(sent.day);
  const told = new Set(
    known
      .filter(({ facts }) =>
        facts.some(({ statements }) =>
          statements.some((one) => {
            const held = heldDay(one);
            const isTalk = one.origin.kind === 'interview' && one.origin.sheet !== true;
            return isTalk && held !== null && held.value !== sent.day && surelyHeldAfter(held, day);
          }),
        ),
      )
      .map(({ question }) => question),
  );
  const titles = fields.filter(({ question }) => told.has(question)).map(({ title }) => title);
  return [
    coded('sheet-sent', { on: formatDay(sent.day), reference: sent.reference }),
    ...(titles.length === 0 ? [] : [coded('sheet-told-since', { on: formatDay(sent.day), titles })]),
  ];
}
