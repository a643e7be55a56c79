/**
 * @file A sheet as it stands for its reader: its answers, what was told beside them, what has aged, and what carrying over
 * would write.
 */
import { type AccountsOn, accountsOn, isLeftOut, isOpen } from '../../core/answers/accounts.ts';
import { HOW_LONG_AGO, hasAged } from '../../core/answers/aging.ts';
import type { AnswerView, StoredAnswer } from '../../core/answers/answer.ts';
import { canBeTaken, valueToTake } from '../../core/answers/carried.ts';
import { constraintFinding } from '../../core/answers/constraints.ts';
import { isUndecided } from '../../core/answers/differing.ts';
import { type FactView, isWithheld, type KeptBack, type KnownAnswer } from '../../core/answers/fact.ts';
import { heldDay } from '../../core/answers/held-order.ts';
import { answeredValues, emptiedQuestions, hasContent } from '../../core/answers/said.ts';
import { dateRange } from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { type Evaluate, isAsked, isOffRoute, type Question } from '../../core/forms/questions.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import { accountFinding } from '../../core/told/telling-line.ts';
import { isSilent } from '../../core/withholding/copy.ts';
import type { HeldOnSheet } from '../../core/worksheets/hidden-answers.ts';
import { withTakes } from '../../core/worksheets/one-telling.ts';
import { askedAsAgreed, type ReferralYes } from '../../core/worksheets/referral-yes.ts';
import { settleStep } from '../../core/worksheets/settle-step.ts';
import type { ReadDb } from '../../vault/db.ts';
import { asideEntries } from '../../vault/queries/readiness-aside.ts';
import { answerEntries, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { today } from '../engine/day.ts';
import { type Engine, onOwnSheet } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';
import { pinnedForm } from '../forms/pinned-form.ts';
import { loadFacts } from '../resources/vocabulary.ts';
import { isAged, readFacts } from './collect.ts';
import { referralYes } from './referral-yes.ts';
import { knownFor } from './resolve.ts';
import { standingOnSheet } from './withhold.ts';

// What a place to look at once more is, and what of the sheet has to be known to find it.

export interface LookAt {
  /** Its line on the page; another once the row or the answer was written anew. */
  readonly line: string;
  readonly on: Question;
  /** The row, or the title of the field. */
  readonly about: string;
  /** Where the row was told; empty for what stands on the sheet. */
  readonly source: string;
  readonly found: readonly Coded[];
}

export interface OnSheetNow {
  /** Asked now, in the order of the form. */
  readonly asked: readonly Question[];
  readonly standing: ReadonlyMap<string, AnswerView>;
  readonly wrongly: ReadonlySet<string>;
  readonly known: readonly KnownAnswer[];
}

// A sheet as it stands, read once for whatever is made of it: what is on it, what was told beside it, what has aged.

export interface SheetNow {
  readonly form: CompiledForm;
  /** The newest answer to each question, without the words of those that are kept back since. */
  readonly standing: ReadonlyMap<string, AnswerView>;
  /** By question, why words of its answer are not there. */
  readonly kept: ReadonlyMap<string, KeptBack>;
  /** Of those, what is answered; and the yes to the referral while it is open, so that what hangs on it is asked. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Questions that asked the wrong thing. */
  readonly wrongly: ReadonlySet<string>;
  readonly accounts: SheetAccounts;
  readonly known: readonly KnownAnswer[];
  /** Questions whose answer says how long ago something was, too long ago to hold. */
  readonly aged: ReadonlySet<string>;
  /** What the official form's yes to the referral needs; null where there is none to fill in. */
  readonly yes: ReferralYes | null;
}

export function sheetNow(engine: Engine, db: ReadDb, row: ScreeningRow): SheetNow {
  const form = pinnedForm(db, row);
  const known = knownFor(engine, db, row, form);
  const { standing, kept } = standingOnSheet(engine, db, row, form, known);
  const yes = referralYes(engine, db, row, form);
  return {
    ...{ form, known, standing, kept, yes },
    values: askedAsAgreed(answeredValues(standing.values()), yes),
    wrongly: askedWrongly(engine, form),
    accounts: sheetAccounts(engine, db, row, form, { known, standing }),
    aged: agedIn(engine, db, row, form, standing),
  };
}

/** `record`: whose it is, and which record is not heard beside itself. */
export function agedIn(
  engine: Engine,
  db: ReadDb,
  record: { readonly personId: PersonId; readonly id: ScreeningId | null },
  form: Pick<CompiledForm, 'questions'>,
  standing: SheetNow['standing'],
): ReadonlySet<string> {
  const facts = readFacts(engine, db, record.personId, record.id, { forForms: true });
  const day = today(engine, db);
  const aged = form.questions.filter((one) => isAgedAnswer(one.fact, standing.get(one.name), facts, day));
  return new Set(aged.map(({ name }) => name));
}

// The answers of a worksheet beside what was told about the same things, elsewhere and since.

/** By question; those that agree are left out. An interview holds accounts itself, and has none beside it. */
export type SheetAccounts = ReadonlyMap<string, AccountsOn>;

/** `read`: what the caller has read of the sheet already, for the same reader. */
export function sheetAccounts(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  form: CompiledForm,
  read: Partial<Pick<SheetNow, 'known' | 'standing'>> = {},
): SheetAccounts {
  if (form.file.testimony.use !== 'worksheet') return new Map();
  const known = read.known ?? knownFor(engine, db, row, form);
  const answers = newestAnswers(db, row.id);
  const standing = read.standing ?? standingOnSheet(engine, db, row, form, known).standing;
  const emptied = emptiedQuestions(answers);
  const entries = new Map(
    answerEntries(db, row.id).map((one) => [`${one.layer} ${one.question}`, one.seq] as const),
  );
  const left = leftByHandAt(answers, emptied, entries, asideEntries(db, row.id));
  const byQuestion = new Map(known.map((one) => [one.question, one]));
  const found = new Map<string, AccountsOn>();
  for (const question of form.questions) {
    const answer = standing.get(question.name);
    const recordedIn = answer === undefined ? undefined : entries.get(`${answer.layer} ${answer.question}`);
    const told = byQuestion.get(question.name);
    const accounts = accountsOn(question, answer, recordedIn, told);
    if (accounts.stands === 'agrees') continue;
    const takes = withTakes(question, accounts, told);
    const on = isOpen(takes) ? { ...takes, step: settleStep(question, takes, answer, told) } : takes;
    const isLeft = isLeftOut(on) && left(question.name) > newestTelling(on);
    found.set(question.name, {
      ...on,
      ...(emptied.has(question.name) ? { emptied: true } : {}),
      ...(isLeft ? { leftByHand: true } : {}),
    });
  }
  return found;
}

/** The entry of the log by which somebody last left a field empty, knowingly; 0 where nobody did. */
const leftByHandAt =
  (
    answers: readonly Pick<AnswerView, 'question' | 'layer' | 'state'>[],
    emptied: ReadonlySet<string>,
    entries: ReadonlyMap<string, number>,
    aside: ReadonlyMap<string, number>,
  ) =>
  (name: string): number =>
    Math.max(
      aside.get(`field/${name}`) ?? 0,
      ...answers.flatMap(({ question, layer, state }) =>
        question === name && state === 'cleared' && emptied.has(name)
          ? (entries.get(`${layer} ${question}`) ?? [])
          : [],
      ),
    );

const newestTelling = ({ tellings }: AccountsOn): number =>
  Math.max(0, ...tellings.map(({ seq, headSince }) => Math.max(seq, headSince ?? 0)));

/**
 * Questions that a sheet holds as it stands: those that are asked now, and of those the form never asks the ones somebody
 * answered all the same. What another route would ask is neither shown nor waited for.
 */
export const onSheetNow = (
  { questions }: Pick<CompiledForm, 'questions'>,
  standing: ReadonlyMap<string, Parameters<typeof hasContent>[0]>,
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): Question[] =>
  questions.filter(
    (one) =>
      isAsked(one, values, evaluate) && (!isOffRoute(one.element) || hasContent(standing.get(one.name))),
  );

/** What stands under questions of a sheet, asked or not. */
export const heldOnSheet = (
  standing: ReadonlyMap<string, Parameters<typeof hasContent>[0] & Pick<AnswerView, 'relation'>>,
  values: HeldOnSheet['values'],
  accounts: SheetAccounts,
  known: readonly KnownAnswer[],
): HeldOnSheet => ({
  written: (name) => {
    const answer = standing.get(name);
    if (answer === undefined || !hasContent(answer)) return null;
    return answer.relation === 'confirms' ? 'taken' : 'by-hand';
  },
  isTold: (name) => isLeftOut(accounts.get(name)),
  known: new Map(known.map((one) => [one.question, one])),
  values,
});

/** Of which something was told and nothing is in them, with the step that takes it. Told differently is `openAccounts`. */
export const notTakenIn = (
  questions: readonly Question[],
  accounts: SheetAccounts,
  known: readonly KnownAnswer[],
): Coded[] => {
  const told = new Map(known.map((one) => [one.question, one]));
  return questions.flatMap(({ name, title, element }) => {
    const one = told.get(name);
    const on = accounts.get(name);
    if (on?.stands !== 'not-taken' || one === undefined || on.tellings.every(isSilent)) return [];
    if (on.tellings.every(isWithheld)) return [coded('account-not-taken', { title, step: 'withheld' })];
    if (on.emptied === true) return [coded('account-not-taken', { title, step: 'emptied' })];
    const carries = valueToTake(element, one) !== null || canBeTaken(one);
    const isTry = one.facts.length > 0 && isTryToLeave(one);
    return [coded('account-not-taken', { title, step: isTry ? 'offered' : carries ? 'carry' : 'choose' })];
  });
};

/** Only tries that failed were told, where the form asks how it ended. */
const isTryToLeave = ({ facts, value }: KnownAnswer): boolean =>
  value === null && facts.every(({ key }) => key === 'leaving.attempts-each');

/** What somebody has to see to, in the order of the questions. */
export const openAccounts = (questions: readonly Question[], accounts: SheetAccounts): Coded[] =>
  questions.flatMap(({ name, title }) => {
    const one = accounts.get(name);
    const finding = one === undefined || !isOpen(one) ? null : accountFinding(title, one);
    return finding === null ? [] : [finding];
  });

// Whether an answer of a sheet says how long ago something was, and was told or filled in too long ago to hold.

/** `day`: ISO, today. Carried over, it is as old as what it was taken from. */
export function isAgedAnswer(
  fact: string | null,
  answer: AnswerView | undefined,
  facts: ReadonlyMap<string, FactView>,
  day: string,
): boolean {
  if (fact !== HOW_LONG_AGO || answer?.state !== 'answered') return false;
  const told = facts.get(fact);
  if (answer.relation === 'confirms' && told !== undefined) {
    if (isAged(told, day)) return true;
    // Taken from an older telling while a newer one says something else: it is as old as the newest that says the same.
    const same = told.statements.filter(({ state, value }) => state === 'answered' && value === answer.value);
    const days = same.map(heldDay).flatMap((on) => (on === null ? [] : (dateRange(on)[0] ?? [])));
    const newest = days.toSorted().at(-1);
    if (newest !== undefined && hasAged(answer.value, newest, day)) return true;
  }
  return hasAged(answer.value, answer.at.slice(0, 10), day);
}

// What was told elsewhere than on a sheet, as far as whoever the sheet is made for may have it.

/** Throws `form-damaged`. */
export const sheetFacts = (
  engine: Engine,
  db: ReadDb,
  { id, personId, formId }: Pick<ScreeningRow, 'id' | 'personId' | 'formId'>,
): ReadonlyMap<string, FactView> =>
  readFacts(onOwnSheet(engine, formId), db, personId, id, { forForms: true, withhold: true });

// What carrying over writes into a worksheet: what was told, fits, and is asked now or once the rest is there.

export type Carried = Pick<KnownAnswer, 'question' | 'state' | 'value' | 'ownWords' | 'howSaid'>;

/**
 * What two accounts say differently is left open. `standing`: by question what is on the sheet already, of which nothing
 * is replaced. `emptied`: what somebody took out by hand, which stays out until somebody puts it in.
 */
export function carriedInto(
  form: Pick<CompiledForm, 'questions'>,
  standing: Iterable<readonly [string, Pick<StoredAnswer, 'question' | 'state' | 'value'>]>,
  known: readonly KnownAnswer[],
  expressions: Expressions,
  emptied: ReadonlySet<string> = new Set(),
): Carried[] {
  const there = new Map(standing);
  const agreed = new Map(
    known
      .filter((one) => canBeTaken(one) && !isUndecided(one) && !emptied.has(one.question))
      .map((one) => [one.question, one]),
  );
  const carried: Carried[] = [];
  // An answer carried over may open the next question: go round until nothing new opens.
  for (;;) {
    const values = answeredValues(there.values());
    const fresh = form.questions.flatMap((question): Carried[] => {
      const one = there.has(question.name) ? undefined : agreed.get(question.name);
      if (one === undefined || isOffRoute(question.element)) return [];
      if (!isAsked(question, values, expressions.evaluate)) return [];
      const { state, value, ownWords, howSaid } = one;
      // Not to know it in an interview takes nothing out of the ledger.
      if (value === null && question.consent !== null) return [];
      // What the official form would turn away stays shown, and is put into words by somebody.
      const fits = value === null || constraintFinding(question, value, values, expressions) === null;
      return fits ? [{ question: question.name, state, value, ownWords, howSaid }] : [];
    });
    if (fresh.length === 0) return carried;
    for (const one of fresh) there.set(one.question, one);
    carried.push(...fresh);
  }
}

/**
 * Questions of a form, of an earlier version as a rule, that asked the wrong thing: what is recorded under them is kept
 * and shown, and goes into no other form.
 */
export function askedWrongly(engine: Pick<Engine, 'resources'>, form: CompiledForm): ReadonlySet<string> {
  const wrong = new Set(
    loadFacts(engine.resources).flatMap(({ key, askInstead }) => (askInstead === undefined ? [] : [key])),
  );
  return new Set(
    form.questions.flatMap(({ name, fact }) => (fact !== null && wrong.has(fact) ? [name] : [])),
  );
}
