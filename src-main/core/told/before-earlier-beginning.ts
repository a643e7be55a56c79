/**
 * @file Where somebody was when it began, and the first meeting, as they were told before an earlier beginning was told of: beside
 * that they would read as its own. They say so. Our own rule (certainty M).
 */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement, FactView } from '../answers/fact.ts';
import { type RowTold, rowsTold } from '../answers/rows-told.ts';
import { compareFuzzyDates, dateRange, type FuzzyDate, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { readPeriods } from './period.ts';

const OF_BEGINNING = ['recruitment.where', 'recruitment.first-met'];

/** `facts` with what was told of an earlier day marked; `periods`: the fact whose rows say when each time began. */
export function beforeEarlierBeginning(
  facts: ReadonlyMap<string, FactView>,
  periods: string,
): ReadonlyMap<string, FactView> {
  const begun = rowsTold(facts.get(periods)).stands.flatMap((row) => {
    const from = fromOf(row);
    return from === null
      ? []
      : [{ from, said: row.said, was: row.before === undefined ? null : fromOf(row.before) }];
  });
  const [first, ...others] = begun.toSorted((a, b) => compareFuzzyDates(a.from, b.from));
  if (first === undefined) return facts;
  // Each of the beginnings as it was known before that account.
  const known = [
    ...others.filter(({ said }) => said.seq < first.said.seq).map(({ from }) => from),
    ...(first.was === null ? [] : [first.was]),
  ];
  if (known.length === 0 || !known.every((one) => isBefore(first.from, one))) return facts;
  const told = (one: FactStatement): FactStatement => {
    if (
      one.state !== 'answered' ||
      one.text === '' ||
      one.seq >= first.said.seq ||
      isOfAccount(one, first.said)
    )
      return one;
    const text = `${one.text} (${sheetWords['before-earlier']}: ${formatFuzzyDate(first.from)})`;
    return { ...one, text, value: one.value === one.text ? text : one.value };
  };
  return new Map(
    [...facts].map(([key, fact]) => [
      key,
      OF_BEGINNING.includes(key) ? { ...fact, statements: fact.statements.map(told) } : fact,
    ]),
  );
}

const fromOf = ({ value }: RowTold): FuzzyDate | null => readPeriods([value])[0]?.from ?? null;

/** Over before the other can have begun. */
function isBefore(one: FuzzyDate, other: FuzzyDate): boolean {
  const [, last] = dateRange(one);
  const [first] = dateRange(other);
  return last !== null && first !== null && last < first;
}

const isOfAccount = ({ origin: one }: FactStatement, { origin: other }: FactStatement): boolean =>
  one.kind === 'interview' &&
  other.kind === 'interview' &&
  one.screeningId === other.screeningId &&
  one.layer === other.layer;
