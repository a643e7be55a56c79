/** @file Facts that are lines of the rows for periods, one for each row that says something of it. */

import type { FactStatement, FactView } from '../answers/fact.ts';
import { fillsUp, type RowsTold, type RowTold, type Told } from '../answers/rows-told.ts';
import { compareFuzzyDates, FuzzyDate } from '../dates/fuzzy-date.ts';
import { type Period, readPeriods } from './period.ts';
import { townsIn, UNKNOWN } from './towns.ts';

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

// Towns and countries in the fields that take one each: a further one goes behind those that were told before it.

const SOURCES = ['exploitation.periods', 'exploitation.uk-place', 'exploitation.country'];

/** `places` by the account that told of each first; of one account in the order they have; "Unknown" behind all of them. */
export function asFirstTold(
  facts: ReadonlyMap<string, FactView>,
  places: readonly Told<string>[],
): Told<string>[] {
  const statements = SOURCES.flatMap((key) => facts.get(key)?.statements ?? []);
  const named = statements.map((one) => ({ seq: one.seq, names: new Set(namesIn(one)) }));
  const first = ({ value, said }: Told<string>) =>
    Math.min(said.seq, ...named.filter(({ names }) => names.has(value)).map(({ seq }) => seq));
  const isUnknown = ({ value }: Told<string>) => Number(value === UNKNOWN);
  return places.toSorted((a, b) => isUnknown(a) - isUnknown(b) || first(a) - first(b));
}

function namesIn({ value, state }: FactStatement): string[] {
  if (state !== 'answered') return [];
  if (typeof value === 'string') return [value, ...townsIn(value).towns];
  return readPeriods(value).flatMap((row) => [row.country, ...townsIn(row.place).towns]);
}

const ONE_EACH = /^(exploitation\.(?:uk-town|overseas-country))-\d+$/u;

/** Whether `told`, which stood in the field `key`, stands in another of those fields now: nobody took it back. */
export function standsElsewhere(
  key: string,
  told: FactStatement,
  now: ReadonlyMap<string, FactView>,
): boolean {
  const series = ONE_EACH.exec(key)?.[1];
  return (
    series !== undefined &&
    [...now].some(
      ([other, { statements }]) => other.startsWith(`${series}-`) && statements[0]?.value === told.value,
    )
  );
}

/** A place beside which no other stands was told as one more of them, and takes nothing from what was told before. */
export function asFurtherPlace(key: string, fact: FactView): FactView {
  const [only, ...others] = fact.statements;
  if (!ONE_EACH.test(key) || !fact.differs || only === undefined || others.length > 0) return fact;
  return { ...fact, differs: false, statements: [{ ...only, relation: 'new', cause: '' }] };
}

// Rows of a journey in the order of their dates, where each has one; otherwise as they were told.

/** The fact whose rows are legs of a journey. */
export const JOURNEY_LEGS = 'journey.legs';

export function rowsInOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const dated = value.map((row: unknown) => ({ row, on: firstDate(row) }));
  if (dated.some(({ on }) => on === null)) return value;
  return dated.toSorted((a, b) => compareFuzzyDates(a.on, b.on)).map(({ row }) => row);
}

function firstDate(row: unknown): FuzzyDate | null {
  if (typeof row !== 'object' || row === null) return null;
  const dates = Object.values(row).flatMap((cell) => FuzzyDate.safeParse(cell).data ?? []);
  return dates.toSorted(compareFuzzyDates)[0] ?? null;
}
