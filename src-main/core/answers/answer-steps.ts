/**
 * @file Steps of writing one answer down, told from answers that were replaced. Everything is saved as it is given,
 * so three boxes ticked one by one are three saves and still one answer. Called "earlier answers" they would read as
 * a changed story, which nobody told.
 */

import type { FormQuestion } from '../forms/form-format.ts';
import type { AnswerView } from './answer.ts';
import { isRecorded } from './said.ts';

type Step = Pick<AnswerView, 'state' | 'value' | 'ownWords' | 'relation' | 'cause'>;

/**
 * Per saved answer whether the one after it only went on with it; the last is what stands. `steps`: all that was
 * saved for one question in one account, oldest first. `question` undefined: a question the form does not have.
 */
export function goneOnWith(question: FormQuestion | undefined, steps: readonly Step[]): boolean[] {
  return steps.map((step, index) => {
    const next = steps[index + 1];
    return next !== undefined && ((index === 0 && !isRecorded(step)) || onlyAdds(question, step, next));
  });
}

/** What was really replaced, or taken back, since: without what stands and the steps on the way. */
export function replacedAnswers<T extends Step>(
  question: FormQuestion | undefined,
  steps: readonly T[],
): T[] {
  const wentOn = goneOnWith(question, steps);
  return steps.slice(0, -1).filter((_, index) => wentOn[index] !== true);
}

function onlyAdds(question: FormQuestion | undefined, before: Step, after: Step): boolean {
  if (!isRecorded(before)) return false;
  const sameRelation = before.relation === 'new' || before.relation === after.relation;
  const sameCause = before.cause === '' || before.cause === after.cause;
  if (!sameRelation || !sameCause || !longer(before.ownWords, after.ownWords)) return false;
  if (before.state === 'own-words') return true;
  return before.state === after.state && valueAdds(question, before.value, after.value);
}

/** The earlier text stands at the beginning of the later one; blanks at its end do not count. */
const longer = (before: string, after: string): boolean => after.startsWith(before.trimEnd());

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function valueAdds(question: FormQuestion | undefined, before: unknown, after: unknown): boolean {
  if (same(before, after)) return true;
  if (question?.type === 'checkbox' && Array.isArray(before) && Array.isArray(after))
    return before.every((one) => after.some((other) => same(one, other)));
  if (question?.type === 'paneldynamic' && Array.isArray(before) && Array.isArray(after))
    return before.every((row, index) => rowAdds(question, row, after[index]));
  // One choice is no longer form of another, nor one number or date: only what is written in words grows.
  const written = question?.type === 'comment' || (question?.type === 'text' && isLine(question));
  return written && typeof before === 'string' && typeof after === 'string' && longer(before, after);
}

const isLine = (question: Extract<FormQuestion, { type: 'text' }>): boolean =>
  question.inputType !== 'number' &&
  question.testimony.kind === undefined &&
  question.testimony.list === undefined;

function rowAdds(
  question: Extract<FormQuestion, { type: 'paneldynamic' }>,
  before: unknown,
  after: unknown,
): boolean {
  if (!isRow(before) || !isRow(after)) return false;
  return Object.entries(before).every(([name, value]) =>
    valueAdds(
      question.templateElements.find((one) => one.name === name),
      value,
      after[name],
    ),
  );
}

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
