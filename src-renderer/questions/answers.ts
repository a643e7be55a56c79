/** @file Answers on the screen: as they are given, and how they read. What was said is core's to say. */

import type { CallInput } from '../../src-main/contract/index.ts';
import type { AnswerState, AnswerView } from '../../src-main/core/answers/answer.ts';
import { isBlank } from '../../src-main/core/answers/carried.ts';
import { FuzzyDate, formatFuzzyDate } from '../../src-main/core/dates/fuzzy-date.ts';
import { type FormQuestion, formText } from '../../src-main/core/forms/form-format.ts';
import { countryName } from './countries.ts';

export type AnswerInput = CallInput<'screeningAnswer'>['answers'][number];
export type Relation = AnswerView['relation'];
export type Cause = AnswerView['cause'];

/** An answer as it is on the screen, saved or not. */
export interface Draft {
  readonly question: string;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: Relation;
  readonly cause: Cause;
}

export const emptyDraft = (question: string): Draft => ({
  question,
  state: 'cleared',
  value: null,
  ownWords: '',
  relation: 'new',
  cause: '',
});

/** A value as a person reads it. */
export function valueText(question: FormQuestion | undefined, value: unknown): string {
  if (isBlank(value)) return '';
  if (question === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  if (question.type === 'paneldynamic') return rowsText(question, value);
  if (Array.isArray(value)) return value.map((one) => choiceText(question, one)).join('\n');
  if (question.type === 'radiogroup' || question.type === 'dropdown') return choiceText(question, value);
  if (question.type === 'text' && question.testimony.kind === 'country') return countryName(String(value));
  const date = FuzzyDate.safeParse(value);
  return date.success ? formatFuzzyDate(date.data) : String(value);
}

function choiceText(question: FormQuestion, value: unknown): string {
  const choice = 'choices' in question ? question.choices.find((one) => one.value === value) : undefined;
  return choice === undefined ? String(value) : formText(choice.text);
}

function rowsText(question: Extract<FormQuestion, { type: 'paneldynamic' }>, value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((row: Readonly<Record<string, unknown>>) =>
      question.templateElements
        .filter((element) => !isBlank(row[element.name]))
        .map((element) => `${formText(element.title)}: ${valueText(element, row[element.name])}`)
        .join('\n'),
    )
    .join('\n\n');
}
