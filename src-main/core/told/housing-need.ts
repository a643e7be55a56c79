/**
 * @file Of where somebody is staying, what a reader has to know who is not to know where: whether it is safe, for how long, and
 * what has to come after. Parts that may name a place, a person or a number are left out, for they lead there. Our own rule
 * (certainty L): what is left out by mistake is in the record, what goes by mistake cannot be taken back.
 */
import { FULL_MONTHS } from '../dates/fuzzy-date.ts';

const SAYS_NEED =
  /\b(?:safe|unsafe|afraid there|nowhere|homeless|evict\w*|until|till|prolonged|extended|end of|for (?:\w+ )?(?:nights?|days?|weeks?|months?)|has to (?:go|leave|move)|have to (?:go|leave|move)|must (?:go|leave|move)|wants? to (?:leave|move)|cannot stay|can't stay|can’t stay|no longer stay|ground floor|stairs)\b/iu;
/** Where a sentence may be cut: from there on it says something whole. "Safe" does not, a "not" may stand before it. */
const STANDS_ALONE =
  /\b(?:nowhere|homeless|until|till|prolonged|extended|for (?:\w+ )?(?:nights?|days?|weeks?|months?)|has to (?:go|leave|move)|have to (?:go|leave|move)|must (?:go|leave|move)|wants? to (?:leave|move))\b/giu;
/** Cut off, what follows would say the contrary, or as certain what was not. */
const TURNS = /\b(?:not|never|no|nobody|cannot|if|unless|unsafe|would|could|might|may)\b|n['’]t\b/iu;
/** "Until ten at night" is no length of a stay, and "with staff until May" none of the person's. */
const OF_THE_DAY =
  /^(?:until|till) (?:(?:about|around|half past|quarter past|quarter to) )?(?:midnight|noon|midday|dusk|dark|dawn|bedtime|(?:\d{1,2}(?:[:.]\d{2})?|\p{L}+) ?(?:o['’]clock|[ap]\.?m\b|at night|in the (?:morning|afternoon|evening))|\d{1,2}[:.]\d{2})/iu;
const OF_ELSE =
  /\b(?:staff(?:ed)?|warden|workers?|guard|reception|office|kitchen|heating|open|manned|curfew)\b[^,.;]*$/iu;

const DATE = new RegExp(
  `\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:(?:${FULL_MONTHS.join('|')})(?: \\d{1,2}(?:st|nd|rd|th)?(?!\\d))?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter)(?:,? \\d{4})?\\b|\\b\\d{1,2}[./]\\d{1,2}(?:[./]\\d{2,4})?\\b`,
  'giu',
);
const LENGTH = /\b\d{1,2} (?:more )?(?:nights?|days?|weeks?|months?|years?)\b/giu;

/** Words with which such a sentence begins; any other with a capital letter may be a name. */
const BEGINS =
  /^[“"‘'(]*(?:She|He|They|It|We|I|The|A|An|This|That|There|Here|Her|His|Their|My|Our|Not|No|Nobody|Nowhere|Never|Only|But|And|So|Safe|Unsafe|Until|Till|For|Homeless|Afraid|Evicted|Has|Have|Must|Wants?|Cannot|Can|Is|Was|Feels?|Stays?|Staying|Sleeps?|Sleeping|Somebody|Someone|At|In|On|By|With|From|After|End|Then|Ground|Stairs|Temporary|Moved|Needs?)(?![\p{L}\p{N}])/u;
const NAMES = /\p{Lu}|\p{N}|@/u;
const PERSONAL = /\bI(?:['’]\p{Ll}+)?(?![\p{L}\p{N}])/gu;
const BESIDE =
  /\b(?:above|below|behind|opposite|near|nearby|off|past|beside|next to|next door|across|round the corner)\b/iu;
/** In small letters too: "in leeds", "with amina". */
const IN_SMALL_LETTERS =
  /\b(?:in|at|on|by|with)\s+(?!(?:a|an|the|her|his|their|my|our|one|this|that|then|these|those|any|all|no|someone|somebody|nobody|people|others|friends|family|relatives|strangers|them|him|me|danger|fear|least|night|present|risk|home|work|temporary|emergency|short|shared|public|foot|two|three|four|men|women|children)\b)/iu;
const STREETS =
  /\b(?:street|road|lane|avenue|terrace|crescent|refuge)\b|\p{Ll}{3}stra(?:ß|ss)e\b|\b\p{L}+(?<!the|her|his|their|my|our|a|this|that|safe|leave) (?:house|court|estate|hotel|hostel|church|mosque|station)\b/iu;

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
