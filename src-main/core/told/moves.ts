/**
 * @file Where a period came to an end because it went on somewhere else: a move, and no leaving. The official form asks how
 * the person left the situation, and about moves by whoever exploited them under the journey. Our own rule (certainty M).
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Period } from './period.ts';

/**
 * Whether another period goes on when this one ends, or begins no later than the month after, and lasts longer or has no
 * end. Without a month nothing can be said, and how it ended stays with the leaving.
 */
export function isMove(period: Period, all: readonly Period[]): boolean {
  const end = monthOf(period.until);
  if (end === null) return false;
  return all.some((other) => {
    const begin = monthOf(other.from);
    if (other === period || begin === null || begin > end + 1) return false;
    // Of two that end together neither went on in the other.
    return isAfter(other.until, period.until) || (other.until === null && begin >= end);
  });
}

/**
 * Whether how a period ended is, in its own words, a journey that somebody was taken on: moved, driven, sent on. What police
 * or others did, and how somebody got away, is no journey by those who exploited them, whatever went on afterwards.
 */
export const isTakenOn = (ended: string): boolean => MOVED.test(ended) && !BY_OTHERS.test(ended);

const MOVED =
  /\b(?:moved?|took|taken|drove|driven|sent|brought|flew|flown|transferred|transported|passed on|sold|handed (?:on|over)|by (?:van|car|minibus|bus|coach|lorry|truck|train|taxi|ferry|boat|ship|plane|air))\b/iu;
/** Kin and friends are not among them: those who exploit somebody are often called so. */
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

function isAfter(other: FuzzyDate | null, one: FuzzyDate | null): boolean {
  const [later, earlier] = [monthOf(other), monthOf(one)];
  if (other === null || one === null || later === null || earlier === null) return false;
  if (later !== earlier) return later > earlier;
  return isDay(other) && isDay(one) && other.value > one.value;
}

const isDay = ({ value }: FuzzyDate): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(value);

/** Months since the year 0; null where a year alone is known. */
function monthOf(date: FuzzyDate | null): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})/u.exec(date?.value ?? '') ?? [];
  return year === undefined || month === undefined ? null : Number(year) * 12 + Number(month);
}
