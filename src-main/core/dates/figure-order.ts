/**
 * @file Which of two figures is the day: "05/01/26" is 5 January in Britain and 1 May in America. One date that can be read
 * in one way only tells for all that one program wrote; where none does, a person is asked, and nothing is guessed.
 */
import { formatFuzzyDate, parseFuzzyDate } from './fuzzy-date.ts';

export const FIGURE_ORDERS = ['day-first', 'month-first'] as const;
export type FigureOrder = (typeof FIGURE_ORDERS)[number];

/** With dots between them the day comes first wherever dates are written so. */
const FIGURES = /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/g;

export type OrderFound =
  | { readonly is: FigureOrder | 'no-matter' }
  /** One of them can only be read with the day first, another only with the month first; places in what was given. */
  | { readonly is: 'mixed'; readonly dayFirst: number; readonly monthFirst: number }
  /** No date tells; `at` is the first that can be read both ways. */
  | { readonly is: 'unknown'; readonly at: number; readonly readings: readonly [string, string] };

export function figureOrder(dates: readonly string[]): OrderFound {
  const [day, month, open] = [[] as number[], [] as number[], [] as number[]];
  for (const [at, text] of dates.entries()) {
    for (const [, first, , second] of text.matchAll(FIGURES)) {
      const [a, b] = [Number(first), Number(second)];
      if (a > 12 && b <= 12) day.push(at);
      else if (b > 12 && a <= 12) month.push(at);
      else if (a !== b && a <= 12 && b <= 12) open.push(at);
    }
  }
  const [dayFirst] = day;
  const [monthFirst] = month;
  if (dayFirst !== undefined && monthFirst !== undefined) return { is: 'mixed', dayFirst, monthFirst };
  if (dayFirst !== undefined) return { is: 'day-first' };
  if (monthFirst !== undefined) return { is: 'month-first' };
  const [at] = open;
  if (at === undefined) return { is: 'no-matter' };
  const text = dates[at] ?? '';
  return { is: 'unknown', at, readings: [said(text), said(inOrder(text, 'month-first'))] };
}

/** The same date with the day first, as `parseFuzzyDate` reads it. */
export const inOrder = (text: string, order: FigureOrder): string =>
  order === 'day-first' ? text : text.replace(FIGURES, '$3$2$1$2$4');

function said(text: string): string {
  const date = parseFuzzyDate(text);
  return date === null ? text : formatFuzzyDate(date);
}
