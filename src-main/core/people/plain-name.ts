/** @file When two spellings of a name are the same name. */

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
