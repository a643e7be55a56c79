/**
 * @file What a row for a period does not say, and what in it may have been taken from elsewhere: its beginning from another
 * row, its place from where the person was when it began. Of whoever else was there it asks whether they were exploited too. It asks; an empty cell is never wrong. Our own rule, certainty L.
 */

import type { FactStatement, FactView } from '../answers/fact.ts';
import { standingStatements } from '../answers/standing-statements.ts';
import { dateRange, FULL_MONTHS, FuzzyDate, formatFuzzyDate, parseFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';
import { wordsOf } from '../search/fold.ts';
import { chargeLeftOut } from '../told/exploiters-told.ts';
import { isSaidAlready, othersApart } from '../told/named-in.ts';
import { headOf, type Period } from '../told/period.ts';

/** "Period 2: Luton, about June 2021". `at`: from 0, in the order in which they are told. */
export const periodName = (row: Period, at: number): string => {
  const says = headOf(row) || row.what;
  return says === '' ? `Period ${at + 1}` : `Period ${at + 1}: ${says}`;
};

/**
 * By row, in the order of `rows`. `began`: where the person was when it began, as it was told. `others`: what was told of
 * others who may have been exploited.
 */
export const periodGaps = (rows: readonly Period[], began: readonly string[], others = ''): Coded[][] =>
  rows.map((row, at) => {
    const { unsaid } = othersApart(row.others);
    const leftOut = chargeLeftOut(row, rows);
    const same = rows.slice(0, at).findIndex(({ from }) => isSameDay(from, row.from));
    const over = rows.slice(0, at).findIndex((other) => areAtOnce(other, row));
    return [
      ...(row.kinds.length === 0 ? [coded('period-no-kind')] : []),
      ...(leftOut === '' ? [] : [coded('period-charge-left-out', { who: leftOut })]),
      ...(row.place === '' ? [coded('period-no-place')] : []),
      ...(row.from === null ? [coded('period-no-start')] : []),
      ...(same < 0 ? [] : [coded('period-same-start', { period: same + 1 })]),
      ...(over < 0 ? [] : [coded('period-overlaps', { period: over + 1 })]),
      ...(row.place !== '' && began.some((where) => namesPlace(where, row.place))
        ? [coded('period-place-as-began', { place: row.place })]
        : []),
      ...(unsaid === '' || isToldOf(unsaid, others) ? [] : [coded('period-others-unsaid', { who: unsaid })]),
    ];
  });

/** By name; of those nobody named, by how many of whom they were: "Eight carers". */
function isToldOf(who: string, others: string): boolean {
  if (isSaidAlready(who, others)) return true;
  const there = plain(others);
  return who.split(';').every((part) => {
    const [many = '', of = ''] = plain(part).trim().split(' ');
    const names = part.trim().slice(1);
    return !/\p{Lu}/u.test(names) && of !== '' && there.includes(` ${many} ${of} `);
  });
}

const isSameDay = (one: FuzzyDate | null, other: FuzzyDate | null): boolean =>
  one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);

type Spanned = Pick<Period, 'from' | 'until' | 'place'>;

/** In two places on the same days, whichever days the dates that were told may be: nobody was, so that one is to be asked about. */
function areAtOnce(one: Spanned, other: Spanned): boolean {
  if (one.from === null || other.from === null || isSameDay(one.from, other.from)) return false;
  const [where, there] = [plain(one.place).trim(), plain(other.place).trim()];
  if (where === '' || there === '' || where === there) return false;
  const isFirst = isBefore(one.from, other.from);
  const [first, second] = isFirst ? [one, other] : [other, one];
  return isBefore(first.from, second.from) && isBefore(second.from, first.until);
}

/** Where both are told, and every day that the one may be lies before each that the other may be. */
function isBefore(one: FuzzyDate | null, other: FuzzyDate | null): boolean {
  if (one === null || other === null) return false;
  const [latest, earliest] = [dateRange(one)[1], dateRange(other)[0]];
  return latest !== null && earliest !== null && latest < earliest;
}

const plain = (text: string): string =>
  ` ${wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ')} `;
const namesPlace = (text: string, place: string): boolean =>
  plain(place).trim() !== '' && plain(text).includes(plain(place));

const IN_ORDER = /\b(?:then|first|next|afterwards|after (?:that|this))\b|→|->/iu;
/** "Bristol, before that Leicester": which of them came first is not as they stand in the sentence. */
const TURNED = /\b(?:before|after(?! (?:that|this)\b)|not|last)\b/iu;

/**
 * An order of places that `text` says and `rows` do not have: "Leicester, then Bristol" where Bristol's row stands first. The places in
 * the order of the text, by the first sentence that says one; null for none. Places that were returned to count where they are first.
 */
export function orderApart(rows: readonly Pick<Period, 'place'>[], text: string): string[] | null {
  const places = [...new Set(rows.map(({ place }) => place).filter((place) => plain(place).trim() !== ''))];
  for (const sentence of text.split(/(?<=[.!?;])\s+|\n+/u).filter(saysOrder)) {
    const said = places
      .map((place) => ({ place, at: plain(sentence).indexOf(plain(place)) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)
      .map(({ place }) => place);
    if (said.length > 1 && places.filter((place) => said.includes(place)).join('\n') !== said.join('\n'))
      return said;
  }
  return null;
}

const saysOrder = (sentence: string): boolean => IN_ORDER.test(sentence) && !TURNED.test(sentence);

// A beginning that was told, held against the first period on the sheet: where an account says that it began before any
// row does, or at another time than the first, somebody has to join the two. Our own rule, certainty L.

interface ToldBeginning {
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
const beginningsIn = (text: string): FuzzyDate[] =>
  text
    .split(/(?<=[.;])\s+|\n+/u)
    .filter((sentence) => !OF_LIFE_BEFORE.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(BEGAN)])
    .flatMap(([, words = '']) => parseFuzzyDate(words.replace(/\bin /iu, '')) ?? []);

const meets = (one: FuzzyDate, other: FuzzyDate): boolean => !isBefore(one, other) && !isBefore(other, one);
