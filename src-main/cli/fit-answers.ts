/**
 * @file From the answers in a file to those of a form: names as an own form first had them, dates as people type
 * them. What does not fit is named all at once, so that a file is mended in one go.
 */
import * as z from 'zod';
import type { ScreeningView } from '../contract/interviews.ts';
import {
  ANSWER_RELATIONS,
  ANSWER_STATES,
  type AnswerState,
  DIFFERENCE_CAUSES,
} from '../core/answers/answer.ts';
import { answerFinding } from '../core/answers/answers.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import type { FormQuestion } from '../core/forms/form-format.ts';
import { questionName } from '../core/forms/question-name.ts';
import { readDate } from './dates.ts';
import { nearestName } from './nearest-name.ts';
import { questionsOf } from './record-lines.ts';

/** Without `state`: `answered` where a value is given, `own-words` where only those are, else `not-asked`. */
export const GivenAnswer = z.strictObject({
  question: z.string(),
  state: z.enum(ANSWER_STATES).optional(),
  value: z.json().optional(),
  ownWords: z.string().optional(),
  /** How it stands to what was recorded before; `new` if left out. */
  relation: z.enum(ANSWER_RELATIONS).optional(),
  /** Why it differs, if the person says. */
  cause: z.enum(DIFFERENCE_CAUSES).optional(),
});
type Given = z.infer<typeof GivenAnswer>;

/** Throws `answer-not-allowed` with a finding for each question, name or date that does not fit; nothing is written yet. */
export function fitAnswers(form: Pick<ScreeningView, 'definition'>, given: readonly Given[]) {
  const questions = questionsOf(form);
  const names = [...questions.keys()];
  const refused: { question: string; finding: string }[] = [];
  const answers = given.map((one) => {
    const { state, ownWords = '', relation = 'new' as const, cause = '' as const } = one;
    const question = nameFor(one.question, questions);
    const element = questions.get(question)?.element;
    const refuse = (finding: string) => refused.push({ question: one.question, finding });
    const value = element === undefined ? (one.value ?? null) : withDates(element, one.value ?? null, refuse);
    if (element === undefined) refuse(noSuchQuestion(one.question, names));
    return { question, state: state ?? stateOf(value, ownWords), value, ownWords, relation, cause };
  });
  const first = refused[0];
  if (first === undefined) return answers;
  for (const [index, { question, state, value }] of answers.entries()) {
    const element = questions.get(question)?.element;
    const typed = given[index]?.question ?? question;
    if (element === undefined || refused.some((one) => one.question === typed)) continue;
    const finding = answerFinding({ element }, state, value);
    if (finding !== null) refused.push({ question, finding });
  }
  throw new TestimonyError('answer-not-allowed', {
    subject: first.question,
    detail: first.finding,
    findings: refused.map(({ question, finding }) => `${question}: ${finding}`),
  });
}

/** What is meant where nobody says: a value answers, and words stand in its place. */
const stateOf = (value: unknown, ownWords: string): AnswerState =>
  value !== null ? 'answered' : ownWords === '' ? 'not-asked' : 'own-words';

/** An own form's `has_children` has become `has-children`: either is understood. */
function nameFor(typed: string, questions: ReadonlyMap<string, unknown>): string {
  if (questions.has(typed)) return typed;
  const changed = questionName(typed);
  return questions.has(changed) ? changed : typed;
}

function noSuchQuestion(typed: string, names: readonly string[]): string {
  const nearest = nearestName(typed, names);
  const meant = nearest === null ? '"screen questions" lists them' : `the nearest is "${nearest}"`;
  return `The form has no such question; ${meant}.`;
}

/** A date typed as for "person add --born", in a question or in its rows, as it is stored. */
function withDates(
  element: FormQuestion,
  value: Given['value'],
  refuse: (finding: string) => void,
): NonNullable<Given['value']> | null {
  if (value === undefined || value === null) return null;
  if (element.type === 'text' && element.testimony.kind === 'fuzzy-date' && typeof value === 'string')
    return dateIn(value, refuse);
  if (element.type !== 'paneldynamic' || !Array.isArray(value)) return value;
  return value.map((row, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const cells = Object.entries(row).map(([name, cell]) => {
      const column = element.templateElements.find((one) => one.name === name);
      const inRow = (finding: string) => refuse(`Row ${index + 1}: ${name}: ${finding}`);
      return [name, column === undefined ? cell : withDates(column, cell, inRow)];
    });
    return Object.fromEntries(cells);
  });
}

function dateIn(typed: string, refuse: (finding: string) => void) {
  try {
    return { ...readDate(typed, 'value') };
  } catch (thrown) {
    refuse(`${asTestimonyError(thrown).detail ?? ''}.`);
    return typed;
  }
}
