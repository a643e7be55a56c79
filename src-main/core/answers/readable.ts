/** @file An answer's value as a person reads it: on the screen, on paper, in a fact, at the command line. */

import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import { formText } from '../forms/form-format.ts';
import { isBlank } from './carried.ts';
import { countryName } from './countries.ts';

/** What stands between two choices or the cells of a row, and between two rows. */
interface Between {
  readonly parts: string;
  readonly rows: string;
}
/** As it is printed: choices and cells in one line, each row of a group on its own. */
const PRINTED: Between = { parts: '; ', rows: '\n' };
/** As it is shown: each choice and cell on its own line. */
export const SHOWN: Between = { parts: '\n', rows: '\n\n' };

/**
 * Choices by their words, countries by their names, dates as they are known. Empty for no value. A value of a
 * question that the form does not have any more is shown as it was stored.
 */
export function readableValue(
  element: FormQuestion | undefined,
  value: unknown,
  between: Between = PRINTED,
): string {
  if (isBlank(value)) return '';
  if (element === undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  const date = FuzzyDate.safeParse(value);
  if (date.success) return formatFuzzyDate(date.data);
  if (element.type === 'paneldynamic')
    return asList(value)
      .map((row) => rowText(element, row as Readonly<Record<string, unknown>>, between))
      .join(between.rows);
  if ('choices' in element)
    return asList(value)
      .map((one) => formText(element.choices.find((choice) => choice.value === one)?.text) || String(one))
      .join(between.parts);
  const isCountry = element.type === 'text' && element.testimony.kind === 'country';
  return isCountry ? countryName(String(value)) : String(value);
}

type Rows = Extract<FormQuestion, { type: 'paneldynamic' }>;

const rowText = (
  { templateElements }: Rows,
  row: Readonly<Record<string, unknown>>,
  between: Between,
): string =>
  templateElements
    .filter(({ name }) => !isBlank(row[name]))
    .map((cell) => `${formText(cell.title)}: ${readableValue(cell, row[cell.name], between)}`)
    .join(between.parts);

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
