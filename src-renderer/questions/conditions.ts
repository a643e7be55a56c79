/**
 * @file Conditions such as `{still-there} = 'yes'`, worked out by SurveyJS: the same engine that the vault
 * host uses, so that a question is asked on the screen exactly when the record expects it.
 */
import { ConditionRunner } from 'survey-core';
import type { Evaluate } from '../../src-main/core/forms/questions.ts';

export type Holds = Evaluate;

const runners = new Map<string, ConditionRunner>();

function runnerOf(expression: string): ConditionRunner {
  const runner = runners.get(expression) ?? new ConditionRunner(expression);
  runners.set(expression, runner);
  return runner;
}

export const holds: Holds = (expression, values) => runnerOf(expression).runValues({ ...values }) === true;

/**
 * As `holds`, working an expression out again only when an answer it names is another: of the hundreds of
 * conditions in a long form, a key changes the outcome of one or two. Keep one for each form on the screen.
 */
export function rememberingHolds(): Holds {
  const known = new Map<string, { readonly named: readonly unknown[]; readonly outcome: boolean }>();
  return (expression, values) => {
    const names = namesIn(expression);
    if (names === null) return holds(expression, values);
    const named = names.map((name) => values[name]);
    const before = known.get(expression);
    if (before !== undefined && named.every((value, at) => Object.is(value, before.named[at])))
      return before.outcome;
    const outcome = holds(expression, values);
    known.set(expression, { named, outcome });
    return outcome;
  };
}

const NAME = /^[a-z][a-z0-9-]*$/;
/** Functions that look at more than answers: the day it is. */
const OTHER_SOURCES = /\b(?:today|currentdate|currentyear|age)\s*\(/i;
const mentioned = new Map<string, readonly string[] | null>();

/** The questions an expression names; null where its outcome may hang on more than their answers. */
function namesIn(expression: string): readonly string[] | null {
  const known = mentioned.get(expression);
  if (known !== undefined) return known;
  const roots = runnerOf(expression)
    .getVariables()
    .map((name) => name.split(/[.[]/)[0] ?? '');
  const names = OTHER_SOURCES.test(expression) || !roots.every((root) => NAME.test(root)) ? null : roots;
  mentioned.set(expression, names);
  return names;
}
