/** @file What is looked for, out of what somebody typed: words, begun words, and words in quotes that stand together. */
import { wordsOf } from './fold.ts';

/** One thing that must be there: a word, of which the beginning is enough, or several in this order. */
export interface Asked {
  readonly words: readonly string[];
  readonly begun: boolean;
}

const QUOTED = /["“„«]([^"”“»]*)["”“»]?|[^\s"“„«]+/gu;
const MOST = 12;

/** At most twelve; the rest of a pasted page says nothing more. Empty where no letter or digit was typed. */
export const askedIn = (typed: string): Asked[] =>
  [...typed.matchAll(QUOTED)]
    .flatMap((match): Asked[] => {
      const words = wordsOf(match[1] ?? match[0]).map(({ folded }) => folded);
      if (match[1] === undefined) return words.map((word) => ({ words: [word], begun: true }));
      return words.length === 0 ? [] : [{ words, begun: false }];
    })
    .slice(0, MOST);
