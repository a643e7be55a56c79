/** @file What is recorded on a sheet and asked by no field of the form it prepares, so that it is not lost on the way. */

import { namedIn } from './named-in-conditions.ts';
import { type Evaluate, isAsked, isKept, isOffRoute, isTyped, type Question } from './questions.ts';

/** Where letters must not go is asked only of somebody without a telephone, and holds for everybody. */
const SAFE_ROUTE = 'contact.safe-route';

/**
 * The question of a form that says where letters and calls must not go: one that no field asks for or, in versions without
 * it, the field that asks on some routes only.
 */
export const safeRouteIn = <Q extends Pick<Question, 'fact' | 'from' | 'element'>>(
  questions: readonly Q[],
): Q | undefined =>
  questions.find(({ fact, element }) => fact === SAFE_ROUTE && isKept(element)) ??
  questions.find(({ from }) => from.includes(SAFE_ROUTE));

/**
 * `asked`: whether the question is asked on this route. `answered`: in a field that the form has and never asks, somebody
 * may have written all the same.
 */
export const isAlsoRecorded = (
  question: Question,
  questions: readonly Question[],
  { asked, answered }: { readonly asked: boolean; readonly answered: boolean },
): boolean =>
  asked
    ? isKept(question.element) || (answered && isOffRoute(question.element))
    : safeRouteIn(questions) === question;

/**
 * Questions without an answer, each of which one of its choices would open `question`: the form may still come to ask it,
 * and what was told about it is not to be lost meanwhile. Where the sheet asks it while such a question is open, those of which
 * another choice would shut it. Empty where it is asked in any case, and where the answers that are there rule it out.
 */
export function waitsFor(
  question: Question,
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
  evaluate: Evaluate,
): Question[] {
  if (!isTyped(question.element)) return [];
  const isNow = isAsked(question, values, evaluate);
  const named = namedIn(question.conditions);
  return questions.filter((gate) => {
    if (!named.has(gate.name) || gate.name in values || !isAsked(gate, values, evaluate)) return false;
    const then = thenOf(values, gate);
    const opens = then.some((one) => isAsked(question, one, evaluate));
    return opens && (!isNow || then.some((one) => !isAsked(question, one, evaluate)));
  });
}

/** For every question of a form it is the same: made once, what was evaluated of it is known (expressions.ts). */
const chosen = new WeakMap<Values, Map<Question, readonly Values[]>>();
type Values = Readonly<Record<string, unknown>>;

/** `values` with each choice of `gate`. */
function thenOf(values: Values, gate: Question): readonly Values[] {
  const ofThese = chosen.get(values) ?? new Map<Question, readonly Values[]>();
  chosen.set(values, ofThese);
  const then =
    ofThese.get(gate) ?? choicesOf(gate).map((value): Values => ({ ...values, [gate.name]: value }));
  ofThese.set(gate, then);
  return then;
}

const choicesOf = ({ element }: Question): unknown[] =>
  'choices' in element
    ? element.choices.map(({ value }) => (element.type === 'checkbox' ? [value] : value))
    : [];
