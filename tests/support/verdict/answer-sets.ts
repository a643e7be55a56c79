/**
 * @file Answers to a whole form: any at all, and pairs that say the opposite of one another at every question. What
 * is typed is itself a judgement, so that a test which lets the program's own words through would be seen.
 */

import fc from 'fast-check';
import type { AnswerState } from '../../../src-main/core/answers/answer.ts';
import type { FormFile, FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import { OFFICIAL_NAMES } from '../../../src-main/core/forms/official-lists.ts';

export interface SetAnswer {
  readonly question: string;
  readonly state: AnswerState;
  readonly value?: never;
}
export const TYPED = [
  'She is a genuine victim of trafficking, credible in every point',
  'He is lying: not a victim, high risk of fraud, score 0 of 10',
  'noted',
] as const;
const INSTEAD = ['not-asked', 'not-known', 'prefers-not-to-say', 'deferred', 'cleared'] as const;

export function questionsOf(form: FormFile): FormQuestion[] {
  return form.pages.flatMap((page) =>
    page.elements.flatMap((element) => (element.type === 'panel' ? element.elements : [element])),
  );
}

/** Any answer to one question. */
function anyValue(element: FormQuestion): fc.Arbitrary<unknown> {
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return fc.constantFrom(...element.choices.map((choice) => choice.value));
    case 'checkbox':
      return fc.subarray(
        element.choices.map((choice) => choice.value),
        { minLength: 1 },
      );
    case 'comment':
      return fc.constantFrom(...TYPED);
    case 'text':
      if (element.testimony.list !== undefined)
        return fc.constantFrom(...OFFICIAL_NAMES[element.testimony.list].slice(0, 9).map((one) => one.value));
      if (element.testimony.kind === 'country') return fc.constantFrom('GB', 'VN', 'MX', 'ZZ');
      if (element.testimony.kind === 'fuzzy-date')
        return fc.record({
          value: fc.constantFrom('2019', '2021-06', '2022-01-31'),
          qualifier: fc.constantFrom('exact', 'about', 'before', 'after'),
        });
      return element.inputType === 'number' ? fc.integer({ min: 1, max: 9 }) : fc.constant(lineFor(element));
    case 'paneldynamic':
      return fc.array(
        fc.record(
          Object.fromEntries(element.templateElements.map((column) => [column.name, anyValue(column)])),
          { requiredKeys: [] },
        ),
        { minLength: 1, maxLength: 4 },
      );
  }
}

/** Names of the questions that come first and let an interview go on: in every set they are answered alike. */
function openingOf(form: FormFile): ReadonlySet<string> {
  const pages = form.pages.filter((page) => page.testimony.part !== 'interview');
  return new Set(questionsOf({ ...form, pages }).map((one) => one.name));
}

/** Any state of a whole form: every question answered, left, or with what was said instead of an answer. */
export function anyAnswers(form: FormFile): fc.Arbitrary<SetAnswer[]> {
  const opening = openingOf(form);
  const [first, later] = [true, false].map((wanted) =>
    questionsOf(form).filter((element) => opening.has(element.name) === wanted),
  ) as [FormQuestion[], FormQuestion[]];
  return fc.tuple(
    ...first.map((element) => fc.constant(answered(element, extreme(element, 0)))),
    ...later.map((element) =>
      fc.oneof(
        {
          weight: 4,
          arbitrary: anyValue(element).map((value) => answered(element, value)),
        },
        {
          weight: 1,
          arbitrary: fc
            .constantFrom(...INSTEAD)
            .map((state): SetAnswer => ({ question: element.name, state })),
        },
      ),
    ),
  );
}

/** One end of every question: its first choice and everything ticked (0), or its last and one thing ticked (1). */
function extreme(element: FormQuestion, end: 0 | 1): unknown {
  switch (element.type) {
    case 'radiogroup':
    case 'dropdown':
      return element.choices.at(end === 0 ? 0 : -1)?.value;
    case 'checkbox':
      return element.choices.map((choice) => choice.value).slice(end === 0 ? 0 : -1);
    case 'comment':
      return TYPED[end];
    case 'text':
      if (element.testimony.list !== undefined)
        return OFFICIAL_NAMES[element.testimony.list].at(end === 0 ? 0 : -1)?.value;
      if (element.testimony.kind === 'country') return end === 0 ? 'GB' : 'VN';
      if (element.testimony.kind === 'fuzzy-date')
        return { value: end === 0 ? '2019' : '2022-01-31', qualifier: end === 0 ? 'about' : 'exact' };
      return element.inputType === 'number' ? 1 + 8 * end : lineFor(element);
    case 'paneldynamic':
      return [
        Object.fromEntries(element.templateElements.map((column) => [column.name, extreme(column, end)])),
      ];
  }
}

/** Everything answered, and every answer the other way about. The opening of an interview stays: it is held. */
export function extremeAnswers(form: FormFile, end: 0 | 1): SetAnswer[] {
  const opening = openingOf(form);
  return questionsOf(form).map((element) =>
    answered(element, extreme(element, opening.has(element.name) ? 0 : end)),
  );
}

const answered = (element: FormQuestion, value: unknown): SetAnswer => ({
  question: element.name,
  state: 'answered',
  value: value as never,
});

/** The strings a person put in: typed text, and dates and codes as they were given. */
export const answerStrings = (answers: readonly SetAnswer[]): string[] =>
  answers.flatMap(({ value }) => typedIn(value));

function typedIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(typedIn);
}

/** One line that the form takes: an official form may insist on what an address or a number looks like. */
function lineFor(element: Extract<FormQuestion, { type: 'text' }>): string {
  if (element.inputType === 'email') return 'help@example.org';
  return element.inputType === 'tel' ? '020 7946 0000' : 'noted';
}
