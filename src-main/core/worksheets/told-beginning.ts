/**
 * @file A beginning that was told, held against the first period on the sheet: where an account says that it began before any
 * row does, or at another time than the first, somebody has to join the two. Our own rule, certainty L.
 */
import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { dateRange, FULL_MONTHS, FuzzyDate, formatFuzzyDate, parseFuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from '../told/period.ts';

export interface ToldBeginning {
  /** As a person reads it. */
  readonly told: string;
  readonly said: FactStatement;
}

/**
 * The newest that does not agree with `rows`; null where they do or nothing was told. `start`: the date on which it began, as
 * an answer of its own; `how`: how it began, in whose sentences a date may stand.
 */
export function beginningApart(
  rows: readonly Pick<Period, 'from'>[],
  start: FactView | undefined,
  how: FactView | undefined,
): ToldBeginning | null {
  const froms = rows.flatMap(({ from }) => from ?? []);
  if (froms.length === 0) return null;
  const told = [
    ...ownTellings(start).flatMap((said) => {
      const date = FuzzyDate.safeParse(said.value).data ?? parseFuzzyDate(said.ownWords);
      return date === null ? [] : [{ date, said, exact: true }];
    }),
    ...ownTellings(how).flatMap((said) =>
      beginningsIn(`${said.text}\n${said.ownWords}`).map((date) => ({ date, said, exact: false })),
    ),
  ].toSorted((a, b) => b.said.seq - a.said.seq);
  const apart = told.find(({ date, exact }) =>
    exact ? !froms.some((from) => meets(from, date)) : froms.every((from) => isBefore(date, from)),
  );
  return apart === undefined ? null : { told: formatFuzzyDate(apart.date), said: apart.said };
}

/**
 * A date on which it started or ended that was told as an answer of its own, and that no row has: one fact was told in two places.
 * The newest; null where nothing was told, or a row agrees.
 */
export function dateInNoRow(
  rows: readonly Pick<Period, 'from' | 'until'>[],
  cell: 'from' | 'until',
  told: FactView | undefined,
): ToldBeginning | null {
  const said = ownTellings(told).at(-1);
  const date = FuzzyDate.safeParse(said?.value).data;
  if (rows.length === 0 || said === undefined || date === undefined) return null;
  const isThere = rows.some((row) => row[cell] !== null && meets(row[cell], date));
  return isThere ? null : { told: formatFuzzyDate(date), said };
}

const ownTellings = (fact: FactView | undefined): FactStatement[] =>
  fact === undefined || fact.derived === true ? [] : standingStatements(fact);

const MONTH = `(?:${FULL_MONTHS.join('|')}|spring|summer|autumn|winter)`;
const BEGAN = new RegExp(
  `\\b(?:began|begun|started|start|since|from)\\b[^.;\\n]{0,40}?\\b((?:(?:about|around|before|after|early|late) )?(?:in )?${MONTH} (?:of )?\\d{4})\\b`,
  'giu',
);

/** What else begins in somebody's life, and makes them easier to exploit: no beginning of that. */
const OF_LIFE_BEFORE =
  /\b(?:homeless\w*|slept rough|sleeping rough|on the streets?|out of work|unemployed|lost (?:her|his|their|the) (?:job|home|flat|house|work)|(?:dr[aiu]nk|drinking)|divorced|widowed|orphaned|ill|illness)\b/iu;

/** "It began in autumn 2025, not in January": the date that stands with the beginning. */
export const beginningsIn = (text: string): FuzzyDate[] =>
  text
    .split(/(?<=[.;])\s+|\n+/u)
    .filter((sentence) => !OF_LIFE_BEFORE.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(BEGAN)])
    .flatMap(([, words = '']) => parseFuzzyDate(words.replace(/\bin /iu, '')) ?? []);

/** Known so that the one is over before the other can have begun. */
function isBefore(one: FuzzyDate, other: FuzzyDate): boolean {
  const [, last] = dateRange(one);
  const [first] = dateRange(other);
  return last !== null && first !== null && last < first;
}

const meets = (one: FuzzyDate, other: FuzzyDate): boolean => !isBefore(one, other) && !isBefore(other, one);
