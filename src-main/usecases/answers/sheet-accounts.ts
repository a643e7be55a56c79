/** @file The answers of a worksheet beside what was told about the same things, elsewhere and since. */
import { type AccountsOn, accountsOn, isLeftOut, isOpen } from '../../core/answers/accounts.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { canBeTaken, valueToTake } from '../../core/answers/carried.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import { isWithheld } from '../../core/answers/fact.ts';
import { emptiedQuestions, hasContent } from '../../core/answers/said.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { type Evaluate, isAsked, isOffRoute, type Question } from '../../core/forms/questions.ts';
import { accountFinding } from '../../core/told/telling-line.ts';
import { isSilent } from '../../core/withholding/copy.ts';
import type { HeldOnSheet } from '../../core/worksheets/hidden-answers.ts';
import { withTakes } from '../../core/worksheets/one-telling.ts';
import { settleStep } from '../../core/worksheets/settle-step.ts';
import type { ReadDb } from '../../vault/db.ts';
import { asideEntries } from '../../vault/queries/readiness-aside.ts';
import { answerEntries, newestAnswers, type ScreeningRow } from '../../vault/queries/screening.ts';
import { knownFor } from '../disclosure/resolve.ts';
import { standingOnSheet } from '../disclosure/withhold.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';

/** By question; those that agree are left out. An interview holds accounts itself, and has none beside it. */
export type SheetAccounts = ReadonlyMap<string, AccountsOn>;

export function sheetAccounts(
  engine: Engine,
  db: ReadDb,
  row: ScreeningRow,
  form: CompiledForm,
  elsewhere?: readonly KnownAnswer[],
): SheetAccounts {
  if (form.file.testimony.use !== 'worksheet') return new Map();
  const known = elsewhere ?? knownFor(engine, db, row, form);
  const answers = newestAnswers(db, row.id);
  const { standing } = standingOnSheet(engine, db, row, form, known);
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
