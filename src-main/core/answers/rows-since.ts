/**
 * @file A later list of rows in words: nobody told again what an earlier account of the same record has already. Rows that are
 * as they were say so, and of a row that was changed, the cells that were not.
 */
import asBefore from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FormQuestion } from '../forms/form-format.ts';
import { rowBefore } from '../told/rows-told.ts';
import { readableValue } from './readable.ts';
import { rowKey, rowsOf } from './withheld-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * `before`: the list that stood in the account before; as `readableValue` where that is none. `right`: rows of it that were put
 * right in this account, which nobody told then.
 */
export function rowsSince(
  element: FormQuestion,
  value: unknown,
  before: unknown,
  right: readonly Row[] = [],
): string {
  const earlier = rowsOf(before);
  const now = rowsOf(value);
  if (element.type !== 'paneldynamic' || earlier.length === 0 || now.length === 0)
    return readableValue(element, value);
  const read = (cells: Row) => readableValue(element, [cells]);
  return now
    .map((row) =>
      isAmong(row, right) ? `${read(row)} (${asBefore['put-right']})` : rowSince(row, earlier, now, read),
    )
    .join('\n');
}

/** One row of it; `read`: some of its cells in words, or all. */
export function rowSince(
  row: Row,
  earlier: readonly Row[],
  now: readonly Row[],
  read: (cells: Row) => string,
): string {
  if (isAmong(row, earlier)) return `${read(row)} (${asBefore['as-before']})`;
  const left = earlier.filter((one) => !isAmong(one, now));
  const was = rowBefore(
    row,
    now.filter((one) => !isAmong(one, earlier)),
    left,
  );
  if (was === undefined) return read(row);
  const cells = Object.entries(row);
  const isKept = ([name, cell]: (typeof cells)[number]) => JSON.stringify(was[name]) === JSON.stringify(cell);
  const kept = read(Object.fromEntries(cells.filter(isKept)));
  const changed = read(Object.fromEntries(cells.filter((one) => !isKept(one))));
  return [changed, kept === '' ? '' : `${asBefore['as-before']}: ${kept}`].filter(Boolean).join('; ');
}

/** Whether it is one of `rows`, in whichever order its cells are stored. */
export const isAmong = (row: Row, rows: readonly Row[]): boolean =>
  rows.some((one) => rowKey(one) === rowKey(row));
