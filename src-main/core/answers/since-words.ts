/** @file Words that have changed since, beside those of an earlier day: they say of which day they are. */

import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import { heldInWords } from '../dates/held.ts';
import type { FactStatement } from './fact.ts';

/** `words` of `told` with the day before them, where `isBeside`: words that were told before stand there too. */
export function sinceThen(
  { besideBefore, heldOn, at }: Pick<FactStatement, 'besideBefore' | 'heldOn' | 'at'>,
  words: string,
  isBeside: boolean,
): string {
  if (besideBefore !== true || !isBeside || words === '') return words;
  const day = heldInWords(heldOn, at);
  const on = heldOn !== undefined && heldOn.value.length < 10 ? sheetWords.in : sheetWords.on;
  return `${sheetWords['since-then']} ${on} ${day}: ${words}`;
}
