/** @file Facts that are lines of the rows for periods, one for each row that says something of it. */
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
