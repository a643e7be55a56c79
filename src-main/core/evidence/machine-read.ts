/** @file Pages that had no text and were read by machine, from what is seen of them: never as sure as what was written. */

export interface MachineRead {
  /** 1-based page of the working copy. */
  readonly page: number;
  /** How sure the machine is of what it read, 0 to 100 of each letter on the page; null where it found no words. */
  readonly certainty: number | null;
}

/** One word, where it stands on its page as shown, in ten-thousandths of its width and height from the top left. */
export interface ReadWord {
  readonly text: string;
  /** 0 to 100. */
  readonly certainty: number;
  /** Left, top, right, bottom. */
  readonly box: readonly [number, number, number, number];
  /** It is the last of its line. */
  readonly ends: boolean;
}

/** What was read of one page. */
export interface PageRead {
  readonly page: number;
  /** How the page has to be turned clockwise, in quarters, for its words to stand upright. */
  readonly turns: 0 | 1 | 2 | 3;
  /** In the order they are read in. */
  readonly words: readonly ReadWord[];
}

/** Of the whole scale on which places on a page are told. */
export const PLACES = 10_000;

/** By letters: a long word that is sure counts for more than a speck that is not. Null where there are none. */
export function certaintyOf(words: readonly ReadWord[]): number | null {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  if (letters === 0) return null;
  return Math.round(words.reduce((sum, { text, certainty }) => sum + certainty * text.length, 0) / letters);
}

/** The words as text, line by line. */
export const textOfWords = (words: readonly ReadWord[]): string =>
  words
    .map(({ text, ends }) => `${text}${ends ? '\n' : ' '}`)
    .join('')
    .trim();

/** Neither fewer nor more than fits a page; what comes from a process that read strangers' bytes is held to it. */
export const MOST_WORDS = 20_000;
