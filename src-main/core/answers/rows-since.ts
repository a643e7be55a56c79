/**
 * @file A later list of rows in words: nobody told again what an earlier account of the same record has already. Rows that are
 * as they were say so, and of a row that was changed, the cells that were not.
 */
import asBefore from '../../../resources/codes/told-words.json' with { type: 'json' };
import { formatDay } from '../dates/fuzzy-date.ts';
import type { FormQuestion } from '../forms/form-format.ts';
import type { RowSlip } from './fact.ts';
import { rowKey, rowsOf } from './fact-values.ts';
import { readableValue } from './readable.ts';
import { isSameCell, rowBefore } from './rows-told.ts';

type Row = Readonly<Record<string, unknown>>;

/**
 * `before`: the list that stood in the account before; as `readableValue` where that is none. `right`: rows that were put right in
 * this account: what was wrong of them nobody told then.
 */
export function rowsSince(
  element: FormQuestion,
  value: unknown,
  before: unknown,
  right: readonly RowSlip[] = [],
): string {
  const earlier = rowsOf(before);
  const now = rowsOf(value);
  const isWhole = earlier.length === 0 && right.length === 0;
  if (element.type !== 'paneldynamic' || isWhole || now.length === 0) return readableValue(element, value);
  const read = (cells: Row) => readableValue(element, [cells]);
  const slipOf = (row: Row) => right.find((one) => rowKey(one.row) === rowKey(row));
  return now
    .map((row) => {
      const slip = slipOf(row);
      if (slip === undefined) return rowSince(row, earlier, now, read);
      const how = Object.keys(slip.was).length === 0 ? 'left-out' : 'written-wrongly';
      const words = `${asBefore['put-right']} ${formatDay(slip.at)}: ${asBefore[how]}`;
      return `${rowPutRight(slip, earlier, now, read)} (${words})`;
    })
    .join('\n');
}

/** What this account told of a row that was put right; all of it where that is nothing. */
function rowPutRight(
  { row, was }: RowSlip,
  earlier: readonly Row[],
  now: readonly Row[],
  read: (cells: Row) => string,
): string {
  if (isAmong(was, earlier)) return read(row);
  const asWritten = now.map((one) => (rowKey(one) === rowKey(row) ? was : one));
  const old = rowBefore(
    was,
    asWritten.filter((one) => !isAmong(one, earlier)),
    earlier.filter((one) => !isAmong(one, asWritten)),
  );
  if (old === undefined) return read(row);
  const wrong = Object.keys({ ...was, ...row }).filter((name) => !isSameCell(was[name], row[name]));
  const right = wrong.filter((name) => isSameCell(old[name], was[name])).map((name) => [name, row[name]]);
  return cellsSince(row, { ...old, ...Object.fromEntries(right) }, read);
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
  return was === undefined ? read(row) : cellsSince(row, was, read);
}

function cellsSince(row: Row, was: Row, read: (cells: Row) => string): string {
  const cells = Object.entries(row);
  const isKept = ([name, cell]: (typeof cells)[number]) => JSON.stringify(was[name]) === JSON.stringify(cell);
  const kept = read(Object.fromEntries(cells.filter(isKept)));
  const changed = read(Object.fromEntries(cells.filter((one) => !isKept(one))));
  return [changed, kept === '' ? '' : `${asBefore['as-before']}: ${kept}`].filter(Boolean).join('; ');
}

/** Whether it is one of `rows`, in whichever order its cells are stored. */
export const isAmong = (row: Row, rows: readonly Row[]): boolean =>
  rows.some((one) => rowKey(one) === rowKey(row));
