/** @file The words of a page and where they stand, and finding some of them: accents and capitals do not matter. */
import { foldText } from '../text/search-text.ts';

/** Shares of the page's width and height, from its upper left corner, as it is shown before anybody turns it. */
export interface PageWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Words of one page: more than any has that was meant to be read. */
export const PAGE_WORDS = 20_000;

/** From which word to which (the last one included) what was looked for stands, in order and not overlapping. */
export function wordsFound(words: readonly string[], search: string): { from: number; to: number }[] {
  const wanted = foldText(search);
  if (wanted === '') return [];
  const starts: number[] = [];
  let whole = '';
  for (const word of words) {
    starts.push(whole.length);
    whole += `${foldText(word)} `;
  }
  const found: { from: number; to: number }[] = [];
  let word = 0;
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
    while ((starts[word + 1] ?? Number.POSITIVE_INFINITY) <= at) word += 1;
    const from = word;
    while ((starts[word + 1] ?? Number.POSITIVE_INFINITY) < at + wanted.length) word += 1;
    found.push({ from, to: word });
  }
  return found;
}
