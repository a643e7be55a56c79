/**
 * @file Legs of a journey, read out of what was told: countries in the order in which they are named, and the date that
 * stands in the same sentence as the place come to. It is offered with the words, and somebody decides.
 */
import { FULL_MONTHS, FuzzyDate } from '../dates/fuzzy-date.ts';

/** Countries by ISO 3166-1 code, places as they were told; '' where that was not told. */
export interface LegTold {
  readonly from: string;
  readonly fromPlace: string;
  readonly to: string;
  readonly toPlace: string;
  readonly arrived: FuzzyDate | null;
  /** The words it was read out of. */
  readonly words: string;
}

/** Names in use that the list of countries does not have. */
const ALSO: readonly (readonly [string, string])[] = [
  ...['England', 'Scotland', 'Wales', 'Northern Ireland', 'Britain', 'Great Britain', 'the UK', 'UK'].map(
    (name) => [name, 'GB'] as const,
  ),
  ...['America', 'the US', 'USA'].map((name) => [name, 'US'] as const),
  ['Holland', 'NL'],
  ['Vietnam', 'VN'],
  ['Russia', 'RU'],
  ['Turkey', 'TR'],
  ['Moldova', 'MD'],
  ['Syria', 'SY'],
  ['Iran', 'IR'],
];

interface Named {
  readonly code: string;
  readonly sentence: string;
}

/** `countries`: names by code. Pairs of neighbours; a country named again in its place makes no leg. */
export function legsTold(text: string, countries: ReadonlyMap<string, string>): LegTold[] {
  const named = countriesIn(text, countries);
  const stops = named.filter((one, index) => one.code !== named[index - 1]?.code);
  return stops.slice(1).map((to, index) => {
    const from = stops[index] as Named;
    return {
      from: from.code,
      fromPlace: '',
      to: to.code,
      toPlace: '',
      arrived: onlyDate(to.sentence),
      words: from.sentence === to.sentence ? to.sentence : `${from.sentence} ${to.sentence}`,
    };
  });
}

/** Every country that a text names, in order, with its sentence. */
function countriesIn(text: string, countries: ReadonlyMap<string, string>): Named[] {
  const codes = new Map([...[...countries].map(([code, name]) => [name, code] as const), ...ALSO]);
  const names = [...codes.keys()].sort((a, b) => b.length - a.length).map(literal);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return sentences(text).flatMap((sentence) =>
    [...sentence.matchAll(pattern)].map(([name]) => ({ code: codes.get(name) ?? '', sentence })),
  );
}

/**
 * From where it was offered or arranged to where it then was: the ends of a journey, whatever lay between. `to`: the
 * country where that is known beside the place. Null where both are in one place.
 */
export function legBetween(
  offered: string,
  then: { readonly place: string; readonly country: string },
  countries: ReadonlyMap<string, string>,
): LegTold | null {
  const from = countriesIn(offered, countries)[0]?.code ?? '';
  const to = then.country;
  if (from !== '' && from === to && offered.includes(then.place)) return null;
  const words = [offered, then.place].filter((one) => one !== '').join(' … ');
  return { from, fromPlace: offered, to, toPlace: then.place, arrived: null, words };
}

const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+|\n+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const DATES = new RegExp(`(?:(${FULL_MONTHS.join('|')})\\s+(?:of\\s+)?)?\\b((?:19|20)\\d{2})\\b`, 'giu');

/** Two dates in one sentence: nobody but a reader knows which belongs to the place. */
function onlyDate(sentence: string): FuzzyDate | null {
  const [found, ...more] = [...sentence.matchAll(DATES)];
  if (found === undefined || more.length > 0) return null;
  const [, month, year] = found;
  const at = FULL_MONTHS.findIndex((one) => one.toLowerCase() === month?.toLowerCase());
  const value = at < 0 ? year : `${year}-${String(at + 1).padStart(2, '0')}`;
  const read = FuzzyDate.safeParse({ value });
  return read.success ? read.data : null;
}
