/** @file Names in what was said, as far as their capitals show them: a guess, with a list of what names nobody. */

import unnamed from '../../../resources/codes/people-unnamed.json' with { type: 'json' };
import { ENGLISH, shaped } from './english.ts';

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

/** A name of it stands in what was told elsewhere. */
export function hasNameIn(words: string, elsewhere: string): boolean {
  const names = words.match(/[\p{Lu}\p{Lo}][\p{L}\p{M}’'-]{2,}/gu) ?? [];
  const there = new Set(elsewhere.match(/[\p{L}][\p{L}\p{M}’'-]*/gu) ?? []);
  return names.some((name) => !UNNAMED.has(name.toLowerCase()) && there.has(name));
}

/** Nothing in it that is not there too. */
export const hasEveryWordIn = (words: string, elsewhere: string): boolean => {
  const there = new Set(wordsIn(elsewhere));
  const own = wordsIn(words);
  return own.length > 0 && own.every((word) => there.has(word));
};

const wordsIn = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];

/**
 * Of those who are told of as having been there, the ones who are said to have been in the same situation, and the rest:
 * children of the house, a guest, whoever ran it. Only the first may be somebody else who was exploited; of the others
 * it is to be asked. In doubt it is asked. Our own reading of English words (certainty L).
 */
export function othersApart(words: string): { readonly same: string; readonly unsaid: string } {
  const parts = words.split(/\s*(?:;|\n|(?<=[.!?])\s)\s*/u).filter((part) => part.trim() !== '');
  const isSame = (part: string) => SAME.test(part) && !OF_THE_HOUSE.test(part);
  return {
    same: parts.filter(isSame).join('; '),
    unsaid: parts.filter((part) => !isSame(part)).join('; '),
  };
}

const SAME = shaped(ENGLISH['named-in'].same);
const OF_THE_HOUSE = shaped(ENGLISH['named-in']['of-the-house']);
