/** @file The dates of an index, read one way round throughout. */
import { type FigureOrder, figureOrder } from '../../../core/dates/figure-order.ts';
import { TestimonyError } from '../../../core/errors/errors.ts';
import { type Coded, coded } from '../../../core/findings/finding.ts';
import type { CsvRow } from './csv.ts';
import { inCell } from './index-line.ts';

/**
 * `at`: the column of the dates, from 0. `asked`: what a person said. Throws index-unusable where they stand both ways, and
 * usage where they can be read two ways and nobody said which, or where what was said does not fit them.
 */
export function orderOfDates(
  path: string,
  { head, rows, at }: { head: CsvRow | undefined; rows: readonly CsvRow[]; at: number },
  asked: FigureOrder | undefined,
): FigureOrder {
  const dates = rows.map(({ cells }) => cells[at] ?? '');
  const order = figureOrder(dates);
  const inRow = (row: number, says: (date: string) => Coded) =>
    inCell(rows[row]?.line ?? 0, head, at, says(dates[row] ?? ''));
  if (order.is === 'mixed') {
    const found = [
      coded('index-dates-both-ways'),
      inRow(order.dayFirst, (date) => coded('index-date-order', { date, order: 'day-first' })),
      inRow(order.monthFirst, (date) => coded('index-date-order', { date, order: 'month-first' })),
    ];
    throw new TestimonyError('index-unusable', { subject: path, found });
  }
  if (order.is === 'unknown') {
    if (asked !== undefined) return asked;
    const [dayFirst, monthFirst] = order.readings;
    const readings = inRow(order.at, (date) => coded('index-date-readings', { date, dayFirst, monthFirst }));
    throw new TestimonyError('usage', { subject: path, found: [coded('index-dates-two-ways'), readings] });
  }
  const stands = order.is === 'no-matter' ? (asked ?? 'day-first') : order.is;
  if (asked === undefined || asked === stands) return stands;
  const found = [coded('index-dates-do-not-fit', { asked, order: stands })];
  throw new TestimonyError('usage', { subject: path, found });
}
