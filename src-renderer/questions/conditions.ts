/**
 * @file Conditions such as `{still-there} = 'yes'`, worked out by SurveyJS: the same engine that the vault
 * host uses, so that a question is asked on the screen exactly when the record expects it.
 */
import { ConditionRunner } from 'survey-core';

export type Holds = (expression: string, values: Readonly<Record<string, unknown>>) => boolean;

const runners = new Map<string, ConditionRunner>();

export const holds: Holds = (expression, values) => {
  const runner = runners.get(expression) ?? new ConditionRunner(expression);
  runners.set(expression, runner);
  return runner.runValues({ ...values }) === true;
};
