/** @file An answer's value as a person reads it. */

import { FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import { formText } from '../forms/form-format.ts';

/** As a person types it elsewhere: countries by their names, everything else as it is read. Empty for no value. */
export function shownValue(element: FormQuestion, value: unknown): string {
  if (element.type === 'text' && element.testimony.kind === 'country' && typeof value === 'string')
    return new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }).of(value) ?? value;
  return readableValue(element, value);
}

/** Choices by their words, dates as they are known, rows one a line. Empty for no value. */
export function readableValue(element: FormQuestion, value: unknown): string {
  if (value === null || value === undefined) return '';
  const date = FuzzyDate.safeParse(value);
  if (date.success) return formatFuzzyDate(date.data);
  if (element.type === 'paneldynamic') {
    return asList(value)
      .map((row) =>
        element.templateElements
          .map((column) => {
            const cell = readableValue(column, (row as Record<string, unknown>)[column.name]);
            return cell === '' ? '' : `${formText(column.title)}: ${cell}`;
          })
          .filter((part) => part !== '')
          .join('; '),
      )
      .join('\n');
  }
  if (!('choices' in element)) return String(value);
  return asList(value)
    .map((one) => formText(element.choices.find((choice) => choice.value === one)?.text) || String(one))
    .join('; ');
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
