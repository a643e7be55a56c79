/**
 * @file Words that would judge the person. Used on what the program prints, after the form's own words and the
 * answers given have been taken out of it: a caseworker may write what they like, the program may not.
 */

/** One family of words each, so that a finding says what kind of judgement it is. */
const FAMILIES: Readonly<Record<string, RegExp>> = {
  'whether somebody is a victim': /\bvictim\w*/gi,
  'whether somebody is believed':
    /\b(un|dis|in)?(genuin|authentic|credib|plausib|believab|truthful|reliab|trustworth)\w*|\b(untrue|dishonest\w*|lying(?! (sideways|upside|flat|on|in|at|beside|open))|lied|liars?|(tells?|told|telling) lies|fraudulent|suspicious\w*|inconsisten\w*|contradict\w*|doubtful|fabricat\w*|exaggerat\w*)\b/gi,
  'a score or a rank':
    /\b(scor(e|es|ed|ing)|points(?! (to|at|out)\b)|totals?|rat(ed|ings?)|rank\w*|grad(e|es|ed|ing)|percentile|tall(y|ies)|thresholds?|confidence)\b/gi,
  'a level of risk or need':
    /\b(high|higher|highest|low|lower|lowest|moderate|elevated|severe)[ -](risk|need|vulnerab)\w*|\brisk (level|group|band|category)\b/gi,
  'a likelihood': /\b(un)?likely\b|\blikelihood\b|\b(im)?probab\w*/gi,
  'a finding':
    /\b(positive|negative|conclusive|inconclusive|verdicts?|diagnos\w*|proven?|disproven|qualif(y|ies|ied)|(in)?eligib\w*|deserv\w*|met the (test|definition|standard)|amounts to|meets the (test|definition|standard))\b/gi,
};

export interface Verdict {
  readonly family: string;
  readonly words: string;
  readonly text: string;
}

/** Every judging word in a text. */
export function verdictsIn(text: string): Verdict[] {
  return Object.entries(FAMILIES).flatMap(([family, pattern]) =>
    [...text.matchAll(pattern)].map(([words]) => ({ family, words, text })),
  );
}

/** Printed text without the strings that are not ours, longest first and only as whole words; a dot stays for each. */
export function withoutStrings(printed: string, notOurs: Iterable<string>): string {
  const words = new Set(printed.match(WORDS));
  const perhaps = longestFirst([...notOurs].filter((one) => wordsIn(one).every((word) => words.has(word))));
  return perhaps.reduce((left, one) => (left.includes(one) ? withoutOne(left, one) : left), printed);
}

const WORDS = /[\p{L}\p{N}]+/gu;

/** Of each string once: thousands are the same from text to text, and few of them have all their words in it. */
const known = new Map<string, readonly string[]>();
function wordsIn(text: string): readonly string[] {
  const words = known.get(text) ?? text.match(WORDS) ?? [];
  known.set(text, words);
  return words;
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{N}]/u;

/** Looked for as it stands: a pattern that begins with what may not be before it is tried at every letter. */
function withoutOne(text: string, taken: string): string {
  const left: string[] = [];
  let from = 0;
  for (let at = text.indexOf(taken); at >= 0; ) {
    const end = at + taken.length;
    const whole =
      !ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at)) &&
      !BEGINS_IN_WORD.test(text.slice(end, end + 2));
    if (whole) {
      left.push(text.slice(from, at), ' · ');
      from = end;
    }
    at = text.indexOf(taken, whole ? end : at + 1);
  }
  return [...left, text.slice(from)].join('');
}

/** Each once, longest first, white space at the ends left out. */
const longestFirst = (strings: readonly string[]): string[] =>
  [...new Set(strings.map((one) => one.trim()))]
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length);

/** Words of a text in lower case, without figures. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+(?:[’']\p{L}+)*/gu) ?? [];

/** Every string in a piece of JSON that a person reads: not the keys, nor what stands under the keys in `skip`. */
export function stringsIn(json: unknown, skip: ReadonlySet<string> = new Set()): string[] {
  if (typeof json === 'string') return [json];
  if (json === null || typeof json !== 'object') return [];
  return Object.entries(json).flatMap(([key, value]) => (skip.has(key) ? [] : stringsIn(value, skip)));
}
