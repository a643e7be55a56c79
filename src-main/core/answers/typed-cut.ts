/**
 * @file What somebody typed on a sheet and is left out of what goes, as it says the same as something that is kept back: sentence
 * by sentence, so that it can be named. Our own rule: what a person wrote is never cut in silence.
 */
import { SENTENCE } from './without-sentences.ts';

/** The sentences and lines of `typed` that are not in `left` any more, in their order, each once. */
export function cutFrom(typed: string, left: string): string[] {
  const stays = new Set(sentencesOf(left).map(plain));
  return [...new Set(sentencesOf(typed))].filter((one) => !stays.has(plain(one)));
}

/** A number or a heading by itself says nothing that could be missed. */
const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => line.split(SENTENCE))
    .map((one) => one.trim())
    .filter((one) => /\p{L}/u.test(one));

const plain = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();
