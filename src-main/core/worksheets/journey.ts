/**
 * @file A journey in legs: the corridor and the countries crossed, and what to look at again. No official corridor code
 * was found; ours is first origin to last destination. Dates contradict only when no reading of them fits.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { dateRange, formatFuzzyDate } from '../dates/fuzzy-date.ts';
import { type Coded, coded } from '../findings/finding.ts';

export interface JourneyLeg {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly left?: FuzzyDate | undefined;
  readonly arrived?: FuzzyDate | undefined;
}

/** From "GT" to "US" by way of ["MX"]; null while the first origin or the last destination is not known. */
export function corridorOf(
  legs: readonly JourneyLeg[],
): { from: string; to: string; transit: string[] } | null {
  const from = legs.at(0)?.from;
  const to = legs.at(-1)?.to;
  if (from === undefined || to === undefined) return null;
  const crossed = legs.flatMap((leg) => [leg.from, leg.to]).filter((code) => code !== undefined);
  return {
    from,
    to,
    transit: [...new Set(crossed)].filter((code) => code !== from && code !== to),
  };
}

export interface Journey {
  readonly legs: readonly JourneyLeg[];
  readonly born: FuzzyDate | null;
  readonly exploitedIn: string | null;
  /** Said about a place that is on no leg. */
  readonly explanation: string;
  /** Names by the ISO 3166-1 alpha-2 codes in use. */
  readonly countries: ReadonlyMap<string, string>;
}

/** "Guatemala (GT)": the name to read, the code to check it by. A code that is none stays as it is. */
export function countryWithCode(code: string, countries: ReadonlyMap<string, string>): string {
  const name = countries.get(code);
  return name === undefined ? code : `${name} (${code})`;
}

/** Things to look at again; empty when it all joins up. */
export function journeyFindings({ legs, born, exploitedIn, explanation, countries }: Journey): Coded[] {
  const found: Coded[] = [];
  const named = (code: string) => countryWithCode(code, countries);
  const codes = legs.flatMap((leg) => [leg.from, leg.to]);
  for (const code of new Set([...codes, exploitedIn])) {
    if (code !== undefined && code !== null && !countries.has(code)) {
      found.push(code === 'UK' ? coded('journey-no-country-uk') : coded('journey-no-country', { code }));
    }
  }
  for (const [index, leg] of legs.entries()) {
    const before = legs[index - 1];
    const number = index + 1;
    if (before?.to !== undefined && leg.from !== undefined && before.to !== leg.from) {
      const [from, to] = [named(leg.from), named(before.to)];
      found.push(coded('journey-legs-apart', { leg: number, from, before: index, to }));
    }
    if (isAfter(leg.left, leg.arrived))
      found.push(coded('journey-left-late', { leg: number, left: say(leg.left), arrived: say(leg.arrived) }));
    // A leg without a date says nothing of when: it is held against the last that has one.
    const dated = legs.findLastIndex((one, at) => at < index && overAt(one) !== undefined);
    const over = dated < 0 ? undefined : overAt(legs[dated]);
    const begins = leg.left ?? leg.arrived;
    if (isAfter(over, begins)) {
      found.push(
        coded('journey-begins-early', {
          leg: number,
          begins: say(begins),
          before: dated + 1,
          over: say(over),
        }),
      );
    }
  }
  const first = legs.map((leg) => leg.left ?? leg.arrived).find((date) => date !== undefined);
  if (born !== null && isAfter(born, first))
    found.push(coded('journey-before-birth', { first: say(first), born: say(born) }));
  if (exploitedIn !== null && legs.length > 0 && !codes.includes(exploitedIn) && explanation.trim() === '') {
    found.push(coded('journey-place-on-no-leg', { place: named(exploitedIn) }));
  }
  return found;
}

const overAt = (leg: JourneyLeg | undefined): FuzzyDate | undefined => leg?.arrived ?? leg?.left;

const say = (date: FuzzyDate | null | undefined): string =>
  date === null || date === undefined ? '' : formatFuzzyDate(date);

/** Whether every day `a` may stand for lies after every day `b` may stand for. "About" is taken a year either way. */
function isAfter(a: FuzzyDate | null | undefined, b: FuzzyDate | null | undefined): boolean {
  if (a === null || a === undefined || b === null || b === undefined) return false;
  const earliest = shift(dateRange(a)[0], a.qualifier === 'about' ? -1 : 0);
  const latest = shift(dateRange(b)[1], b.qualifier === 'about' ? 1 : 0);
  return earliest !== null && latest !== null && earliest > latest;
}

const shift = (day: string | null, years: number): string | null =>
  day === null ? null : `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
