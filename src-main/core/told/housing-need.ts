/**
 * @file Of where somebody is staying, what a reader has to know who is not to know where: whether it is safe, for how long, and
 * what has to come after. Parts that name a place, a street or a house are left out, for they lead there. Our own rule (certainty L).
 */
import { FULL_MONTHS } from '../dates/fuzzy-date.ts';

const SAYS_NEED =
  /\b(?:safe|unsafe|afraid there|nowhere|homeless|evict\w*|until|till|end of|for (?:\w+ )?(?:nights?|days?|weeks?|months?)|has to (?:go|leave|move)|have to (?:go|leave|move)|must (?:go|leave|move)|wants? to (?:leave|move)|cannot stay|can't stay|can’t stay|no longer stay|ground floor|stairs)\b/giu;
const DATE = new RegExp(
  `\\b(?:\\d{1,2} )?(?:${FULL_MONTHS.join('|')}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter)(?: \\d{4})?\\b`,
  'giu',
);
const LEADS_THERE =
  /\b(?:in|at|near|with|by|to|from|behind|opposite|of|above|off)\s+(?:the\s+)?\p{Lu}|\b\p{Lu}{1,2}\d\w? ?\d\p{Lu}{2}\b|\b\d+\w?,?\s+\p{Lu}|\b(?:[Ss]treet|[Rr]oad|[Ll]ane|[Aa]venue|Close|[Tt]errace|[Cc]rescent|[Rr]efuge)\b/u;

/** The parts of `text` in their order, a sentence each; '' for none. */
export function housingNeed(text: string): string {
  const parts = text.split(/(?<=[.!?])\s+|\n+/u).flatMap((sentence): string[] => {
    const needs = [...sentence.matchAll(SAYS_NEED)].map(({ index }) => sentence.slice(index));
    return needs.length === 0 ? [] : [sentence, ...needs].filter((part) => !leadsThere(part)).slice(0, 1);
  });
  return parts.map((part) => part.trim()).join(' ');
}

const leadsThere = (part: string): boolean => LEADS_THERE.test(part.replace(DATE, 'then'));
