/** @file The dates of an index, read one way round throughout. */
import { type FigureOrder, figureOrder } from '../../../core/dates/figure-order.ts';
import { TestimonyError } from '../../../core/errors/errors.ts';

/**
 * `dates`: as they stand, with the line of each. `asked`: what a person said with `--dates`. Throws usage where they can be
 * read two ways and nobody said which, or where they stand both ways.
 */
export function orderOfDates(
  path: string,
  dates: readonly { readonly line: number; readonly text: string }[],
  asked: FigureOrder | undefined,
): FigureOrder {
  const found = figureOrder(dates.map(({ text }) => text));
  const named = (at: number) => `line ${dates[at]?.line}: "${dates[at]?.text}"`;
  const refused = (detail: string, findings: readonly string[]) =>
    new TestimonyError('usage', { subject: path, detail, findings });
  if (found.is === 'mixed') {
    throw refused('its dates stand both ways round; write the month in letters, as in 5 Jan 2026', [
      `${named(found.dayFirst)} has the day first`,
      `${named(found.monthFirst)} has the month first`,
    ]);
  }
  if (found.is === 'unknown') {
    if (asked !== undefined) return asked;
    const [dayFirst, monthFirst] = found.readings;
    throw refused(
      'its dates can be read two ways; say once which, with --dates day-first or --dates month-first',
      [
        `${named(found.at)} is ${dayFirst} with --dates day-first, and ${monthFirst} with --dates month-first`,
      ],
    );
  }
  const order = found.is === 'no-matter' ? (asked ?? 'day-first') : found.is;
  if (asked !== undefined && asked !== order)
    throw refused(
      `--dates ${asked} does not fit its dates, which have the ${order === 'day-first' ? 'day' : 'month'} first`,
      [],
    );
  return order;
}
