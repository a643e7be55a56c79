/** @file Filter-as-you-type: every word typed must be in the text, without regard to case or accents. */
import { foldText, searchWords } from '../../src-main/core/text/search-text.ts';

export function matchesWords(text: string, typed: string): boolean {
  const within = foldText(text);
  return searchWords(typed).every((word) => within.includes(word));
}
