/** @file Facts that are lines of the rows for periods, one for each row that says something of it. */

import { fillsUp, type RowsTold, type RowTold } from '../answers/rows-told.ts';
import type { Period } from './period.ts';

/** What of a row each of the lines is made of. */
export const CELLS: Readonly<Record<(typeof ROW_LINES)[number], readonly (keyof Period)[]>> = {
  'exploitation.what-each': ['what'],
  'exploiters.in-charge-each': ['charge'],
  'exploiters.who-each': ['who'],
  'others.there-each': ['others'],
  'leaving.ended-each': ['ended'],
  'journey.moved-each': ['ended'],
  'exploitation.went-on-each': ['ended'],
  'exploitation.work-each': ['lasted', 'hours', 'days', 'pay', 'target'],
  'control.out-each': ['out'],
  'control.kept-each': ['papers', 'phone'],
};

/** The other cells of a row: none of them is what a line of several cells says, and its days and place only name it. */
export const HEADS: readonly (keyof Period)[] = [
  ...(['place', 'country', 'from', 'until', 'what', 'charge', 'others', 'who', 'ended', 'out'] as const),
  ...(['lasted', 'hours', 'days', 'pay', 'target', 'papers', 'phone', 'kinds', 'kind'] as const),
];

/** Follows row by row, and has what was told before beside it already. */
export const ROW_LINES = [
  'exploitation.what-each',
  'exploiters.in-charge-each',
  'exploiters.who-each',
  'others.there-each',
  'leaving.ended-each',
  'journey.moved-each',
  'exploitation.went-on-each',
  'exploitation.work-each',
  'control.out-each',
  'control.kept-each',
] as const;

/** What the lines of the days, places and kinds are made of. */
const WHEN = ['from', 'until', 'lasted', 'what', 'place', 'country', 'kinds', 'kind'];

/**
 * Whether the account that told `row` as it stands told its days, place or kind otherwise: an end that was open, or a column that these
 * lines do not print, only adds.
 */
export const isToldOtherwise = ({ value, before }: RowTold): boolean =>
  before !== undefined && !fillsUp(Object.fromEntries(WHEN.map((name) => [name, before.value[name]])), value);

/** Whether anything of the lines of `stands` was told otherwise, or a row that said something of it is there no longer. */
export function isListOtherwise({ stands, gone }: RowsTold): boolean {
  const chain = (row: RowTold): RowTold[] => [row, ...(row.before === undefined ? [] : chain(row.before))];
  const all = stands.flatMap(chain);
  const befores = new Set(all.flatMap(({ before }) => before ?? []));
  return all.some(isToldOtherwise) || gone.some((row) => !befores.has(row));
}
