/**
 * @file Answers: which values fit which question. Every question may be left in any of the states; only an answered
 * one has a value.
 */

import { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { AnswerCode } from '../findings/answer-codes.ts';
import { type Coded, coded } from '../findings/finding.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import { isOfficialName, type OfficialList } from '../forms/official-lists.ts';
import type { Question } from '../forms/questions.ts';
import { nearestNames } from '../text/nearest-name.ts';
import type { AnswerState } from './answer.ts';

/** As wide as the contract lets an account be. */
const LONGEST_TEXT = 200_000;
const LONGEST_LINE = 500;

/** A finding about one row; `index` is 0-based. */
export const inRow = (index: number, why: Coded<AnswerCode>): Coded<'answer-in-row'> =>
  coded('answer-in-row', { row: index + 1, why: [why] });

/**
 * Says what does not fit, or null when all is well. Only the
 * state `answered` carries a value; own words may stand beside any state.
 */
export function answerFinding(
  question: Pick<Question, 'element'>,
  state: AnswerState,
  value: unknown,
): Coded<AnswerCode> | null {
  if (state !== 'answered') {
    return value === null ? null : coded('answer-without-state');
  }
  return valueFinding(question.element, value);
}

function valueFinding(element: FormQuestion, value: unknown): Coded<AnswerCode> | null {
  switch (element.type) {
    case 'text':
      if (element.testimony.kind === 'fuzzy-date') return dateFinding(value);
      if (element.testimony.kind === 'country') return countryFinding(value);
      if (element.testimony.kind === 'whole-number' && !Number.isInteger(value))
        return coded('answer-takes-whole-number');
      if (element.inputType === 'number') return numberFinding(value, element.min, element.max);
      if (element.testimony.list !== undefined) return nameFinding(element.testimony.list, value);
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

function textFinding(value: unknown, longest: number): Coded<AnswerCode> | null {
  if (typeof value !== 'string') return coded('answer-takes-text');
  // Counted only where it may be too long: a letter takes one unit or two.
  if (value.length <= longest) return null;
  const length = lettersIn(value);
  return length > longest ? coded('answer-too-long', { length, longest }) : null;
}

function lettersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function numberFinding(
  value: unknown,
  min: number | undefined,
  max: number | undefined,
): Coded<AnswerCode> | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return coded('answer-takes-number');
  if (min !== undefined && value < min) return coded('answer-too-small', { least: min });
  return max !== undefined && value > max ? coded('answer-too-large', { most: max }) : null;
}

function dateFinding(value: unknown): Coded<AnswerCode> | null {
  return FuzzyDate.safeParse(value).success ? null : coded('answer-takes-date');
}

/** ISO 3166-1 alpha-2 shape; which codes exist is checked with the code list. `UK` is only reserved. */
function countryFinding(value: unknown): Coded<AnswerCode> | null {
  if (value === 'UK') return coded('answer-uk-is-gb');
  return typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? null : coded('answer-takes-country');
}

function choiceFinding(value: unknown, ofCountries = false): Coded<AnswerCode> {
  if (value === 'UK' && ofCountries) return coded('answer-uk-is-gb');
  return coded('answer-not-a-choice', { value: JSON.stringify(value)?.slice(0, 60) ?? '' });
}

function choicesFinding(
  element: Extract<FormQuestion, { type: 'checkbox' }>,
  value: unknown,
): Coded<AnswerCode> | null {
  if (!Array.isArray(value)) return coded('answer-takes-choices');
  const odd = value.find((one) => !element.choices.some((choice) => choice.value === one));
  if (odd !== undefined) return choiceFinding(odd);
  return new Set(value).size === value.length ? null : coded('answer-choice-twice');
}

/** Names as the official form writes them. */
const nameFinding = (list: OfficialList, value: unknown): Coded<AnswerCode> | null =>
  isOfficialName(list, value)
    ? null
    : coded(list === 'nrm-organisations' ? 'answer-no-first-responder' : 'answer-not-on-list', {
        value: String(value).slice(0, 60),
      });

/** The nearest, or else all there are: a row has few. */
function cellsLike({ templateElements }: Extract<FormQuestion, { type: 'paneldynamic' }>, name: string) {
  const names = templateElements.map((one) => one.name);
  const near = nearestNames(name, names);
  return near.length === 0 ? names : near;
}

function rowsFinding(
  element: Extract<FormQuestion, { type: 'paneldynamic' }>,
  value: unknown,
): Coded<AnswerCode> | null {
  if (!Array.isArray(value)) return coded('answer-takes-rows');
  if (value.length > element.maxPanelCount)
    return coded('answer-too-many-rows', { most: element.maxPanelCount });
  for (const [index, row] of value.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      return coded('answer-not-a-row', { row: index + 1 });
    for (const [name, cell] of Object.entries(row)) {
      const column = element.templateElements.find((one) => one.name === name);
      const finding =
        column === undefined
          ? coded('answer-no-such-column', { name, nearest: cellsLike(element, name) })
          : cell === null
            ? null
            : valueFinding(column, cell);
      if (finding !== null) return inRow(index, finding);
    }
  }
  return null;
}
