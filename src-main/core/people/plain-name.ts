/** @file When two spellings of a name are the same name, and when they may be. */
import titles from '../../../resources/codes/titles.json' with { type: 'json' };
import { fold } from '../search/fold.ts';

/** With other capitals, more spaces or letters coded otherwise it is still the same: '' for nothing but spaces. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

export const isSameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'in',
  'at',
  'for',
  'to',
  'and',
  's',
]);
const telling = (name: string): string[] =>
  (plainName(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !SMALL_WORDS.has(word));

/** The same words in another order or spelling, without small ones: "The agent in Mumbai" and "agent, Mumbai". */
export function looksLikeName(a: string, b: string): boolean {
  const [one, other] = [new Set(telling(a)), new Set(telling(b))];
  return one.size > 0 && one.size === other.size && [...one].every((word) => other.has(word));
}

/** Say nothing of who it is. */
const TITLES = new Set(titles.words);
/** Shorter ones, such as an article, are in many names. */
const SHORTEST = 3;

/** The words that say who it is, accents and capitals left aside; titles only where nothing else is there. */
export function distinctWords(name: string): string[] {
  const words = telling(fold(name));
  const own = words.filter((word) => !TITLES.has(word));
  return own.length === 0 ? words : own;
}

/**
 * Whether two names may be of the same, so that somebody has to be asked: all that says who it is in the one is in the other.
 * "Restaurant Al Nakheel" and "Al Nakheel"; "Mrs Pattle" and "Jean Pattle". Our own rule.
 */
export function mayBeSameName(a: string, b: string): boolean {
  const [one, other] = [new Set(distinctWords(a)), new Set(distinctWords(b))];
  const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
  return [...fewer].some((word) => word.length >= SHORTEST) && [...fewer].every((word) => more.has(word));
}
