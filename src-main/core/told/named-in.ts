/** @file Names in what was said, as far as their capitals show them: a guess, with a list of what names nobody. */
import unnamed from '../../../resources/codes/people-unnamed.json' with { type: 'json' };

const UNNAMED: ReadonlySet<string> = new Set(unnamed.words);

/** "Blessing", "other boys and Jawad"; not "Other boys". Of another script every word may be one. */
export const namesSomebody = (words: string): boolean =>
  (words.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? []).some(
    (word) => /^(?:\p{Lu}|\p{Lo})/u.test(word) && !UNNAMED.has(word.toLowerCase()),
  );

/** Every name and number of it stands in what was told elsewhere. */
export function isSaidAlready(words: string, elsewhere: string): boolean {
  const names = words.match(/[\p{Lu}\d][\p{L}\p{N}’'-]*/gu)?.filter((one) => !UNNAMED.has(one.toLowerCase()));
  const there = new Set(elsewhere.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []);
  return names !== undefined && names.length > 0 && names.every((name) => there.has(name));
}

/** Nothing in it that is not there too. */
export const hasEveryWordIn = (words: string, elsewhere: string): boolean => {
  const there = new Set(wordsIn(elsewhere));
  const own = wordsIn(words);
  return own.length > 0 && own.every((word) => there.has(word));
};

const wordsIn = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
