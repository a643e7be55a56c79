/**
 * @file Where a period came to an end because it went on somewhere else: a move, and no leaving. The official form asks how
 * the person left the situation, and about moves by whoever exploited them under the journey. Our own rule (certainty M).
 */

import { dateRange, type FuzzyDate } from '../dates/fuzzy-date.ts';
import { ENGLISH, shaped } from './english.ts';
import { hasEveryWordIn } from './named-in.ts';
import { type Period, whereOf } from './period.ts';

/**
 * Those that go on when this one ends, or begin no later than the month after, and last longer or have no end. Without a month
 * or a season nothing can be said, and how it ended stays with the leaving.
 */
function goingOn(period: Period, all: readonly Period[]): Period[] {
  const end = monthsOf(period.until);
  if (end === null) return [];
  return all.filter((other) => {
    const begin = monthsOf(other.from);
    if (other === period || begin === null || begin.first > end.last + 1) return false;
    // Of two that end together neither went on in the other.
    return isAfter(other.until, period.until) || (other.until === null && begin.last >= end.first);
  });
}

/**
 * Whether a period ended in a move: in its own words, or because one in another place follows at once, and nothing says that
 * police or others ended it, or that the person got away.
 */
export function isMove(period: Period, all: readonly Period[]): boolean {
  if (BY_OTHERS.test(period.ended)) return false;
  // Somebody who got away by themselves was taken nowhere, though they went on somewhere at once.
  if (BY_THEMSELVES.test(period.ended) && !MOVED.test(period.ended) && !AS_TOLD.test(period.ended))
    return false;
  const next = goingOn(period, all);
  if (next.length === 0)
    return isBarelyNext(period, all) || isHandedOn(period, all) || isArrival(period, all);
  return MOVED.test(period.ended) || next.some((other) => follows(other, period));
}

/** "Then Swindon", and nothing else: no leaving, whatever is known of the days. */
const isBarelyNext = (period: Period, all: readonly Period[]): boolean =>
  THEN.test(period.ended.trim()) && saidByNext(period.ended, period, all);

/** "Sold to Zawiya", "took her to the nursery": it names where a later one was, though nobody knows the days between them. */
const isHandedOn = (period: Period, all: readonly Period[]): boolean =>
  MOVED.test(period.ended) &&
  later(period, all).some((other) =>
    wordsIn(`${other.place} ${other.what}`).some((word) => hasWord(period.ended, word)),
  );

/** "He came to Lampedusa": how it went on from an earlier one, and nothing of getting away. */
const isArrival = (period: Period, all: readonly Period[]): boolean =>
  later(period, all).length > 0 && ARRIVED.test(period.ended) && !BY_THEMSELVES.test(period.ended);

/** Those that began after this one; where a day is not known, those that were told after it. */
const later = (period: Period, all: readonly Period[]): Period[] =>
  all.filter((other, at) => {
    const [one, then] = [monthsOf(period.from), monthsOf(other.from)];
    if (one !== null && then !== null && one.first !== then.first) return then.first > one.first;
    return at > all.indexOf(period);
  });

const wordsIn = (text: string): string[] => [...(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])];
const hasWord = (text: string, word: string): boolean =>
  [...text.toLowerCase().matchAll(/\p{L}+/gu)].some(([one]) => one === word);

/** Of how a period ended that went on elsewhere: how somebody was taken there, sentence by sentence; '' for none. */
export const legsOf = ({ ended }: Period): string =>
  sentencesOf(ended).filter(isLeg).join(' ').replace(/;$/u, '');

/**
 * The rest of it: a dismissal, a visa that ended, what was said to begin with. It is no leg of a journey and no leaving, and says how
 * the work there came to its end. A place that the next period names is said by that.
 */
export const notLegsOf = (period: Period, all: readonly Period[]): string => {
  const rest = sentencesOf(period.ended)
    .filter((one) => !isLeg(one))
    .join(' ')
    .replace(/;$/u, '');
  return saidByNext(rest, period, all) ? '' : rest;
};

/** What was not told of a leg stands with it. */
const sentencesOf = (ended: string): string[] =>
  ended
    .split(
      /(?<=[.!?;])\s+(?![^.!?;]*\b(?:did not|didn['’]t|does not|doesn['’]t|not) (?:tell|told|say|said|know|known)\b)|\n+/u,
    )
    .map((one) => one.trim())
    .filter((one) => one !== '');

const isLeg = (sentence: string): boolean =>
  (MOVED.test(sentence) || RODE.test(sentence) || ARRIVED.test(sentence)) && !NO_JOURNEY.test(sentence);

function saidByNext(words: string, period: Period, all: readonly Period[]): boolean {
  const bare = words.replace(LINKS, ' ');
  return all.some((other) => other !== period && hasEveryWordIn(bare, `${whereOf(other)} ${other.what}`));
}

const THEN = shaped(ENGLISH.moves.then);
const LINKS = shaped(ENGLISH.moves.links);
/** A vehicle, or words of being taken along, that `MOVED` does not hold. */
const RODE = shaped(ENGLISH.moves.rode);
/** Over a border or a sea, which nobody crosses out of a house alone. */
const ARRIVED = shaped(ENGLISH.moves.arrived);
/** What ends a job or a permission, and takes nobody anywhere. */
const NO_JOURNEY = shaped(ENGLISH.moves['no-journey']);

function follows(other: Period, one: Period): boolean {
  const [begin, end] = [monthsOf(other.from), monthsOf(one.until)];
  return begin !== null && end !== null && begin.last >= end.first && whereOf(other) !== whereOf(one);
}

/** In its own words a journey that somebody was taken on: moved, driven, sent on. */
const MOVED = shaped(ENGLISH.moves.moved);
/**
 * What police or others did, and how somebody got away, is no journey by those who exploited them, whatever went on afterwards.
 * Kin and friends are not among them: those who exploit somebody are often called so.
 */
const BY_OTHERS = new RegExp(
  `\\b(?:${[
    'police|officers?|constables?|detectives?|arrest\\w*|raid(?:s|ed)?|custody|border force|immigration|home office',
    'stopped (?:her|him|them|us|me|by)|social (?:workers?|services)|council|foster\\w*|teachers?|carers?',
    'hospital|ambulance|paramedics?|charity|shelter|refuge|outreach|solicitors?|inspectors?|rescue\\w*|safeguarding',
    'escap\\w*|ran (?:away|off|out)|run away|fled|flee|got (?:away|out)|(?:walked|climbed) (?:out|away)|(?:took|brought|sent) \\w+ home',
    'back to (?:her|his|their|my) (?:mother|mum|father|family|parents?|grandmother|nan)',
  ].join('|')})\\b`,
  'iu',
);

/** Words of going unseen, or of one's own accord. Our own list (certainty L). */
const BY_THEMSELVES = shaped(ENGLISH.moves['by-themselves']);
/** Left somewhere by somebody, told to go, or with somebody who went along. */
const AS_TOLD = shaped(ENGLISH.moves['as-told']);

function isAfter(other: FuzzyDate | null, one: FuzzyDate | null): boolean {
  const [later, earlier] = [monthsOf(other), monthsOf(one)];
  if (other === null || one === null || later === null || earlier === null) return false;
  if (later.last !== earlier.last) return later.last > earlier.last;
  return isDay(other) && isDay(one) && other.value > one.value;
}

const isDay = ({ value }: FuzzyDate): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** Months since the year 0, of a month or a season; null where a year alone is known. */
function monthsOf(date: FuzzyDate | null): { readonly first: number; readonly last: number } | null {
  if (date === null) return null;
  const { value, season } = date;
  if (season === undefined || value.length > 4) {
    const month = monthOf(value);
    return month === null ? null : { first: month, last: month };
  }
  const [first, last] = dateRange({ value, qualifier: 'exact', season }).map((day) => monthOf(day ?? ''));
  return first === null || first === undefined || last === null || last === undefined
    ? null
    : { first, last };
}

function monthOf(day: string): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})/u.exec(day) ?? [];
  return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month);
}
