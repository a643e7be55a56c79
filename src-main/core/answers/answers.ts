/**
 * @file Answers: which values fit which question. Every question may be left in any of the states; only an answered
 * one has a value.
 */

import { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import type { Question } from '../forms/questions.ts';
import type { AnswerState } from './answer.ts';

/** As wide as the contract lets an account be. */
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 500;

/**
 * Says what does not fit, in words for the person who typed it, or null when all is well. Only the
 * state `answered` carries a value; own words may stand beside any state.
 */
export function answerFinding(
  question: Pick<Question, 'element'>,
  state: AnswerState,
  value: unknown,
): string | null {
  if (state !== 'answered') {
    return value === null ? null : 'Only an answered question has an answer beside it.';
  }
  return valueFinding(question.element, value);
}

function valueFinding(element: FormQuestion, value: unknown): string | null {
  switch (element.type) {
    case 'text':
      if (element.testimony.kind === 'fuzzy-date') return dateFinding(value);
      if (element.testimony.kind === 'country') return countryFinding(value);
      if (element.testimony.kind === 'whole-number' && !Number.isInteger(value))
        return 'This question takes a whole number.';
      if (element.inputType === 'number') return numberFinding(value, element.min, element.max);
      return textFinding(value, element.maxLength ?? LONGEST_LINE);
    case 'comment':
      return textFinding(value, element.maxLength ?? LONGEST_TEXT);
    case 'radiogroup':
    case 'dropdown':
      return element.choices.some((choice) => choice.value === value)
        ? null
        : choiceFinding(
            value,
            element.choices.some((one) => one.value === 'GB'),
          );
    case 'checkbox':
      return choicesFinding(element, value);
    case 'paneldynamic':
      return rowsFinding(element, value);
  }
}

function textFinding(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return 'This question takes text.';
  const length = [...value].length;
  return length > longest ? `Too long: ${length} of at most ${longest} characters.` : null;
}

function numberFinding(value: unknown, min: number | undefined, max: number | undefined): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'This question takes a number.';
  if (min !== undefined && value < min) return `The smallest number here is ${min}.`;
  return max !== undefined && value > max ? `The largest number here is ${max}.` : null;
}

function dateFinding(value: unknown): string | null {
  return FuzzyDate.safeParse(value).success
    ? null
    : 'A date is a year, a month or a day: 2021, 2021-06 or 2021-06-14, exact, about, before or after.';
}

const UK_IS_GB = 'The code for the United Kingdom is GB.';

/** ISO 3166-1 alpha-2 shape; which codes exist is checked with the code list. `UK` is only reserved. */
function countryFinding(value: unknown): string | null {
  if (value === 'UK') return UK_IS_GB;
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? null : 'A country is its two-letter code.';
}

function choiceFinding(value: unknown, ofCountries = false): string {
  if (value === 'UK' && ofCountries) return UK_IS_GB;
  return `${JSON.stringify(value)?.slice(0, 60) ?? 'This'} is not one of the choices.`;
}

function choicesFinding(element: Extract<FormQuestion, { type: 'checkbox' }>, value: unknown): string | null {
  if (!Array.isArray(value)) return 'This question takes a list of choices.';
  const odd = value.find((one) => !element.choices.some((choice) => choice.value === one));
  if (odd !== undefined) return choiceFinding(odd);
  return new Set(value).size === value.length ? null : 'A choice is named twice.';
}

function rowsFinding(
  element: Extract<FormQuestion, { type: 'paneldynamic' }>,
  value: unknown,
): string | null {
  if (!Array.isArray(value)) return 'This question takes a list of rows.';
  if (value.length > element.maxPanelCount) return `The form takes ${element.maxPanelCount} rows here.`;
  for (const [index, row] of value.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      return `Row ${index + 1} is not a row.`;
    for (const [name, cell] of Object.entries(row)) {
      const column = element.templateElements.find((one) => one.name === name);
      const finding =
        column === undefined
          ? `there is no "${name}" here.`
          : cell === null
            ? null
            : valueFinding(column, cell);
      if (finding !== null) return `Row ${index + 1}: ${finding}`;
    }
  }
  return null;
}
