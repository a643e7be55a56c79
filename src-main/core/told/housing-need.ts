/**
 * @file Of where somebody is staying, what a reader has to know who is not to know where: whether it is safe, for how long, and
 * what has to come after. Parts that may name a place, a person or a number are left out, for they lead there. Our own rule
 * (certainty L): what is left out by mistake is in the record, what goes by mistake cannot be taken back.
 */

import { FULL_MONTHS } from '../dates/fuzzy-date.ts';
import { ENGLISH, shaped } from './english.ts';

const SAYS_NEED = shaped(ENGLISH['housing-need']['says-need']);
/** Where a sentence may be cut: from there on it says something whole. "Safe" does not, a "not" may stand before it. */
const STANDS_ALONE = shaped(ENGLISH['housing-need']['stands-alone']);
/** Cut off, what follows would say the contrary, or as certain what was not. */
const TURNS = shaped(ENGLISH['housing-need'].turns);
/** "Until ten at night" is no length of a stay, and "with staff until May" none of the person's. */
const OF_THE_DAY = shaped(ENGLISH['housing-need']['of-the-day']);
const OF_ELSE = shaped(ENGLISH['housing-need']['of-else']);

const DATE = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:(?:${FULL_MONTHS.join('|')})(?: \\d{1,2}(?:st|nd|rd|th)?(?!\\d))?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter)(?:,? \\d{4})?\\b|\\b\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?\\b`,
  'giu',
);
const LENGTH = shaped(ENGLISH['housing-need'].length);

/** Words with which such a sentence begins; any other with a capital letter may be a name. */
const BEGINS = shaped(ENGLISH['housing-need'].begins);
const NAMES = /\p{Lu}|\p{N}|@/u;
const PERSONAL = /\bI(?:['’]\p{Ll}+)?(?![\p{L}\p{N}])/gu;
const BESIDE = shaped(ENGLISH['housing-need'].beside);
/** In small letters too: "in leeds", "with amina". */
const IN_SMALL_LETTERS = shaped(ENGLISH['housing-need']['in-small-letters']);
const STREETS = shaped(ENGLISH['housing-need'].streets);

/** The parts of `text` in their order, a sentence each; '' for none. */
export function housingNeed(text: string): string {
  const parts = text.split(/(?<=[.!?])\s+|\n+/u).flatMap((sentence): string[] => {
    if (!SAYS_NEED.test(sentence)) return [];
    const rests = [...sentence.matchAll(STANDS_ALONE)]
      .filter(({ index }) => !TURNS.test(sentence.slice(0, index)))
      .filter(({ index }) => !OF_ELSE.test(sentence.slice(0, index)))
      .map(({ index }) => sentence.slice(index))
      .filter((rest) => !OF_THE_DAY.test(rest));
    return [sentence, ...rests].filter((part) => !leadsThere(part)).slice(0, 1);
  });
  return parts.map((part) => part.trim()).join(' ');
}

function leadsThere(part: string): boolean {
  const bare = part.replace(DATE, 'then').replace(LENGTH, 'then').replace(PERSONAL, 'i');
  return (
    NAMES.test(bare.replace(BEGINS, '')) || [BESIDE, IN_SMALL_LETTERS, STREETS].some((one) => one.test(bare))
  );
}
