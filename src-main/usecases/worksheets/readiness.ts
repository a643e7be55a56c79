/**
 * @file Whether a sheet for a referral is ready to be typed into the official form: demanded fields that are empty on
 * this route, what the published guidance looks for, and who else can be known from it. It lists and scores nothing.
 */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type {
  ReadinessCheck,
  ReadinessField,
  ReadinessLook,
  ReadinessRead,
  ReadinessView,
} from '../../contract/readiness.ts';
import { type AccountsOn, isLeftOut, isOpen, isToldOtherwise } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { answeredValues, hasContent } from '../../core/answers/said.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { formText } from '../../core/forms/form-format.ts';
import { isAsked, type Question } from '../../core/forms/questions.ts';
import { accountLines } from '../../core/told/telling-line.ts';
import { hiddenBy } from '../../core/worksheets/hidden-answers.ts';
import { isThere, readParts, type SetAside, takenBy, whyOpen } from '../../core/worksheets/readiness.ts';
import { AGE_QUESTION, asRecorded, referralRoute } from '../../core/worksheets/referral-route.ts';
import { askedAsAgreed } from '../../core/worksheets/referral-yes.ts';
import { isReadBefore } from '../../core/worksheets/to-read.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { listEvidence } from '../../vault/queries/evidence.ts';
import { insertAside, listAside } from '../../vault/queries/readiness-aside.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { typedKept, wishesAgainst, wishesToSee } from '../disclosure/check.ts';
import { readFacts } from '../disclosure/collect.ts';
import { hiddenOn, oneName, sentElsewhere, sentToSee, whatGoes } from '../disclosure/fields.ts';
import { namesTold } from '../disclosure/people-named.ts';
import {
  loadReadiness,
  noticeUnrecorded,
  type ReadinessData,
  referralYes,
} from '../disclosure/referral-yes.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { askedWrongly, isAgedAnswer, notTakenIn, openAccounts, sheetAccounts } from '../disclosure/sheet.ts';
import { type CarriedField, carriedFields } from '../disclosure/to-read.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import { today } from '../engine/day.ts';
import { type Engine, forReader } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import { type Expressions, loadExpressions } from '../forms/expressions.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { lookAt } from './look-at.ts';
import { wasChildToSee } from './look-at-told.ts';
import { otherPeopleIn } from './other-people.ts';
import { readReferral } from './referral.ts';
import { readSubmission } from './submission.ts';

type Evaluate = Expressions['evaluate'];

/** Throws `not-found`; `not-ready` for another form. */
export async function readinessShow(
  engine: Engine,
  { screeningId }: CheckedInput<'readinessShow'>,
): Promise<ReadinessView> {
  const { evaluate } = await loadExpressions();
  return engine.session.read((db) => readReadiness(engine, db, requireScreening(db, screeningId), evaluate));
}

function readReadiness(engine: Engine, db: ReadDb, sheet: ScreeningRow, evaluate: Evaluate): ReadinessView {
  const data = loadReadiness(engine.resources);
  const form = pinnedForm(db, sheet);
  // Of another sheet there may be a sentence to decide about, and nothing else.
  if (!isReadBefore(sheet.formId) && form.file.testimony.use !== 'worksheet')
    refuse(sheet, coded('readiness-other-form'));
  const known = knownFor(engine, db, sheet, form);
  const { standing, kept } = standingOnSheet(engine, db, sheet, form, known);
  const said = answeredValues(standing.values());
  const basis = readReferral(engine, db, sheet);
  const yes = referralYes(engine, db, sheet, form);
  const values = asRecorded(askedAsAgreed(said, yes), basis);
  const asked = form.questions.filter((one) => isAsked(one, values, evaluate));
  const wrongly = askedWrongly(engine, form);
  const isRead = isReadBefore(sheet.formId);
  const carried = (
    isRead ? carriedFields(engine, db, sheet.formId, sheet, { asked, standing, wrongly, known }) : []
  ).map((one) => readLine(form, one));
  if (sheet.formId !== data.form) {
    const checks = typedFor(engine, db, sheet, form).map(({ on, ...one }) => ({
      ...one,
      ...onSheet(form, on),
    }));
    return onlyToRead(db, sheet, basis.age, carried, checks);
  }
  const written = (name: string) => !wrongly.has(name) && hasContent(standing.get(name));
  const asides = new Map(listAside(db, sheet.id).map(({ line, ...aside }) => [line, aside]));
  const told = sheetAccounts(engine, db, sheet, form, { known, standing });
  const facts = readFacts(engine, db, sheet.personId, sheet.id);
  const day = today(engine, db);
  const agedIn = ({ fact }: Question, answer: AnswerView | undefined) =>
    isAgedAnswer(fact, answer, facts, day);
  const aside = (line: string): SetAside | null => asides.get(line) ?? null;

  const sent = sentElsewhere(db, sheet, data);
  const ofSender = new Set(sent === null ? [] : data['of-who-sends']);
  const fields = asked.flatMap((one): ReadinessField[] => {
    if (ofSender.has(one.name)) return [];
    const answer = wrongly.has(one.name) ? undefined : standing.get(one.name);
    const beside = wrongly.has(one.name) ? undefined : told.get(one.name);
    const why = whyOpen(one, answer, {
      undecided: beside?.stands === 'undecided',
      left: beside?.stands === 'not-taken',
      aged: agedIn(one, answer),
      older: beside?.stands === 'older',
    });
    if (why === null) return [];
    const line = `field/${one.name}`;
    const putOff = beside?.stands === 'put-off' ? beside : null;
    return [
      {
        ...{ line, aside: isToldAfter(beside) ? null : aside(line) },
        ...{ ...onSheet(form, one), field: one.element.testimony.field ?? '' },
        ...{ why, takes: why === 'words' ? takenBy(one.element) : [] },
        instead:
          why === 'empty'
            ? oneName(
                one,
                known.find(({ question }) => question === one.name),
              )
            : [],
        notTaken:
          yes?.question === one.name && yes.missing.length > 0
            ? yes.missing
            : why === 'not-taken'
              ? notTakenIn([one], told, known)
              : openAccounts([one], wrongly.has(one.name) ? new Map() : told),
        state: putOff === null ? (answer?.state ?? 'not-asked') : 'deferred',
        putOff: putOff === null ? [] : accountLines(putOff),
      },
    ];
  });
  // What was decided with every account in view is done: both stand in the field, or beside it, with the reason given.
  const undecided = asked.filter(({ name }) => {
    const beside = told.get(name);
    return beside !== undefined && isOpen(beside) && isToldOtherwise(beside);
  });
  const looks = looksOf(data, form, asked, written, {
    always: null,
    'fields-open': fields.filter(({ why }) => !SETTLED_IN_FIELD.has(why)).map((one) => one.title),
    'accounts-differ': undecided.map((one) => one.title),
    'notice-unrecorded':
      said[data.notice.says] === 'yes'
        ? (noticeUnrecorded(db, sheet, data.notice, form.byName.get(data.notice.says)?.title ?? '')?.titles ??
          [])
        : said[data.notice.says] === undefined
          ? (yes?.notice ?? []).flatMap(({ params }) => params.titles)
          : [],
    'consent-missing': basis.age === 'no' && basis.decision === null ? null : [],
  })
    .map((one) => ({ ...one, aside: aside(one.line) }))
    .toSorted((a, b) => gap(a) - gap(b));
  const others = otherPeopleIn(engine, db, sheet, data, asked, standing).map(({ on, ...one }) => ({
    ...one,
    ...onSheet(form, on),
    aside: aside(one.line),
  }));
  const goes = whatGoes(
    { form, standing, kept, values, wrongly, accounts: told, known, aged: NONE, yes },
    evaluate,
  );
  const tellings = namesTold(engine, db, sheet, [...goes.fields, ...goes.also]).flatMap(
    ({ question, entry, found }) => {
      const on = form.byName.get(question);
      const line = `named/${question}-${entry}`;
      return on === undefined ? [] : [{ line, aside: aside(line), ...onSheet(form, on), entry, found }];
    },
  );
  const against = wishesAgainst(engine, db, sheet, form, [...goes.fields, ...goes.also]);
  const checks = [
    ...sentToSee(sent, asked, data),
    ...wasChildToSee(engine, db, sheet, asked),
    ...typedFor(engine, db, sheet, form),
    ...wishesToSee(form, against),
    ...lookAt(engine, db, sheet, { asked, standing, wrongly, known }),
  ].map(({ on, ...one }) => ({ ...one, aside: aside(one.line), ...onSheet(form, on) }));
  return {
    ...whose(sheet),
    ...{ screeningId: sheet.id, formTitle: sheet.formTitle, source: data.source },
    ...{ referral: true, carried, fields, looks, others, tellings, checks },
    age: {
      recorded: basis.age,
      sheet: String(said[AGE_QUESTION] ?? ''),
      differs: referralRoute(said, basis) === 'age-differs',
    },
    also: hiddenOn(form, standing, values, evaluate, told, known).map((one) => ({
      ...onSheet(form, one),
      hiddenBy: hiddenBy(one, form.questions, values, evaluate),
    })),
    exhibits: listEvidence(db, sheet.caseId, { removed: false }).length,
    open:
      [...carried, ...fields, ...others, ...tellings, ...checks].some((one) => one.aside === null) ||
      looks.some((one) => one.aside === null && !isThere(one.parts)),
    submission: readSubmission(db, sheet.id),
  };
}

const whose = ({ caseId, personId }: ScreeningRow) => ({ caseId, personId });

const NONE: ReadonlySet<string> = new Set();
/** Something is in the field, or all that was told stands beside it: nothing is missing. */
const SETTLED_IN_FIELD: ReadonlySet<string> = new Set(['undecided', 'older']);

/** Kept back from whomever, and asked or not: a pack for somebody else is made of this sheet too, and a paper has what is asked no more. */
const typedFor = (engine: Engine, db: ReadDb, sheet: ScreeningRow, form: CompiledForm) => {
  const made = forReader(engine, '');
  return typedKept(made, db, sheet, { asked: form.questions, ...standingOnSheet(made, db, sheet, form) });
};

/** Told after it was set aside: whoever did so has not seen it. That it is older is settled in the field alone. */
const isToldAfter = (beside: AccountsOn | undefined): boolean =>
  beside?.stands === 'older' || (isLeftOut(beside) && beside?.leftByHand !== true);

const readLine = (form: CompiledForm, { on, ...one }: CarriedField): ReadinessRead => ({
  ...{ ...one, ...onSheet(form, on), field: on.element.testimony.field ?? '' },
  group:
    formText(form.file.pages.find((page) => page.name === on.page)?.testimony.group) ||
    onSheet(form, on).pageTitle,
  asks: on.element.testimony.official?.asks ?? '',
  hint: on.element.testimony.official?.hint ?? '',
});

/** Of a sheet that is no referral, what the program filled; what a referral should have is not looked for on it. */
function onlyToRead(
  db: ReadDb,
  sheet: ScreeningRow,
  recorded: ReadinessView['age']['recorded'],
  carried: readonly ReadinessRead[],
  found: readonly Omit<ReadinessCheck, 'aside'>[],
): ReadinessView {
  const asides = new Map(listAside(db, sheet.id).map(({ line, ...aside }) => [line, aside]));
  const checks = found.map((one) => ({ ...one, aside: asides.get(one.line) ?? null }));
  return {
    ...whose(sheet),
    ...{ screeningId: sheet.id, formTitle: sheet.formTitle, source: '', referral: false, carried },
    ...{ fields: [], looks: [], others: [], tellings: [], checks, also: [], exhibits: 0 },
    age: { recorded, sheet: '', differs: false },
    open: [...carried, ...checks].some(({ aside }) => aside === null),
    submission: readSubmission(db, sheet.id),
  };
}

/** What is missing comes before what somebody has to read, and that before what is there. */
const gap = ({ parts }: Pick<ReadinessLook, 'parts'>): number =>
  parts.some((one) => one.stands === 'missing') ? 0 : isThere(parts) ? 2 : 1;

const onSheet = (form: CompiledForm, { name, title, page }: Question) => ({
  ...{ question: name, title, page },
  pageTitle: formText(form.file.pages.find((one) => one.name === page)?.title),
});

/** `because`: by condition, what asks for it; null where it is looked for in every referral, empty where nothing does. */
function looksOf(
  data: ReadinessData,
  form: CompiledForm,
  asked: readonly Question[],
  written: (question: string) => boolean,
  because: Readonly<Record<ReadinessData['looks'][number]['when'], readonly string[] | null>>,
): Omit<ReadinessLook, 'aside'>[] {
  const names = new Set(asked.map((one) => one.name));
  return data.looks.flatMap(({ id, title, look, source, certainty, when, parts }) => {
    const asks = because[when];
    if (asks?.length === 0) return [];
    const read = readParts(parts, names, written).flatMap(({ question, ...part }) => {
      const on = form.byName.get(question);
      return on === undefined ? [] : [{ ...part, ...onSheet(form, on) }];
    });
    return read.length === 0
      ? []
      : [{ line: `look/${id}`, title, look, source, certainty, parts: read, because: asks ?? [] }];
  });
}

/** Throws `not-found`; `not-ready` for a line that is not open on the page. */
export const readinessSetAside = (
  engine: Engine,
  { screeningId, line, reason }: CheckedInput<'readinessSetAside'>,
): Promise<CallOutput<'readinessSetAside'>> => setAside(engine, { screeningId, line, reason, stands: true });

/** Throws `not-found`; `not-ready` for a line that is not set aside. */
export const readinessTakeUp = (
  engine: Engine,
  { screeningId, line }: CheckedInput<'readinessTakeUp'>,
): Promise<CallOutput<'readinessTakeUp'>> =>
  setAside(engine, { screeningId, line, reason: '', stands: false });

async function setAside(
  engine: Engine,
  input: CheckedInput<'readinessTakeUp'> & { readonly reason: string; readonly stands: boolean },
): Promise<ReadinessView> {
  const { screeningId, line, reason, stands } = input;
  const { evaluate } = await loadExpressions();
  const note = {
    action: stands ? 'readiness.set-aside' : 'readiness.taken-up',
    subject: screeningId,
    facts: { line },
  };
  return transact(engine, note, (tx) => {
    const sheet = requireScreening(tx, screeningId);
    const view = readReadiness(engine, tx, sheet, evaluate);
    const there = [
      ...view.carried,
      ...view.fields,
      ...view.looks,
      ...view.others,
      ...view.tellings,
      ...view.checks,
    ].find((one) => one.line === line);
    const settle = there !== undefined && 'why' in there && there.why === 'older' ? there.notTaken : [];
    for (const step of settle) refuse(sheet, step);
    const isOpen = there !== undefined && (there.aside === null) === stands;
    const known = stands ? isOpen : listAside(tx, screeningId).some((one) => one.line === line);
    if (!known) refuse(sheet, coded('readiness-no-line', { line }));
    const at = engine.clock.now();
    insertAside(tx, screeningId, stands, { line, reason, at, by: engine.session.actor });
    touchCase(tx, sheet.caseId, at);
    return readReadiness(engine, tx, sheet, evaluate);
  });
}

function refuse({ formTitle }: ScreeningRow, found: Coded): never {
  throw new TestimonyError('not-ready', { subject: formTitle, found: [found] });
}
