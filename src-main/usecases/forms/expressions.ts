/**
 * @file SurveyJS's own expression engine, so that a condition means the same here and on the screen.
 * Loaded when the first form is needed: it is the largest thing a short command would otherwise wait for.
 */
import type { ConditionRunner } from 'survey-core';
import type { Evaluate } from '../../core/forms/questions.ts';

export interface Expressions {
  readonly evaluate: Evaluate;
  /** Names an expression refers to, or null when it cannot be read. */
  names(expression: string): string[] | null;
}

let loading: Promise<Expressions> | undefined;

/** The engine, loaded once. */
export function loadExpressions(): Promise<Expressions> {
  loading ??= import('survey-core').then(({ ConditionRunner: Runner }) =>
    expressionsOver((text) => new Runner(text)),
  );
  return loading;
}

function expressionsOver(parse: (text: string) => ConditionRunner): Expressions {
  const runners = new Map<string, ConditionRunner>();
  const runner = (text: string): ConditionRunner => {
    const known = runners.get(text) ?? parse(text);
    runners.set(text, known);
    return known;
  };
  // A form asks the same of the same answers for each thing that is made of them; answers that were read are never changed.
  const found = new WeakMap<object, Map<string, boolean>>();
  return {
    evaluate: (expression, values) => {
      const ofThese = found.get(values) ?? new Map<string, boolean>();
      found.set(values, ofThese);
      const known = ofThese.get(expression);
      if (known !== undefined) return known;
      const holds = runner(expression).runValues({ ...values }) === true;
      ofThese.set(expression, holds);
      return holds;
    },
    names: (expression) => (runner(expression).canRun() ? runner(expression).getVariables() : null),
  };
}
