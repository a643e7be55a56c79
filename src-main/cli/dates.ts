/** @file Dates as people type them. */

import { because } from '../core/dates/because.ts';
import { FIGURE_ORDERS, type FigureOrder } from '../core/dates/figure-order.ts';
import { exactDay, type FuzzyDate, parseFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../core/errors/errors.ts';

/** Throws `usage` for what is no date; `option` names where it was typed. */
export function readDate(text: string, option: string): FuzzyDate {
  const date = parseFuzzyDate(text);
  if (date === null && because(text) !== '') {
    const detail = `"${text}" is not in the calendar${because(text)}`;
    throw new TestimonyError('usage', { subject: option, detail });
  }
  if (date === null) {
    throw new TestimonyError('usage', {
      subject: option,
      detail: `"${text}" is not a date it knows; write 2026, 2026-11, 2026-11-24, "about June 2021", "spring 2025", "late 2023", "after Easter 2026", "end of June 2021", "3 or 4 Nov 1976" or "between 2015 and 2018"`,
    });
  }
  return date;
}

/** A court's day: exact, with a day. Throws `usage`. */
export function readDay(text: string, option: string): string {
  const day = exactDay(readDate(text, option));
  if (day === null)
    throw new TestimonyError('usage', { subject: option, detail: 'a day is needed, as in 2026-11-24' });
  return day;
}

/** Throws `usage`. */
export function readFigureOrder(typed: string | undefined): FigureOrder | undefined {
  const order = FIGURE_ORDERS.find((one) => one === typed);
  if (typed === undefined || order !== undefined) return order;
  throw new TestimonyError('usage', {
    subject: '--dates',
    detail: `"${typed}" is neither day-first nor month-first`,
  });
}
