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
  return {
    evaluate: (expression, values) => runner(expression).runValues({ ...values }) === true,
    names: (expression) => (runner(expression).canRun() ? runner(expression).getVariables() : null),
  };
}
