/** @file When a line of a text was told, beside it: its day, why it was told otherwise, and what was only added to it since. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { LineTold } from '../answers/fact.ts';
import { heldDay } from '../answers/held-order.ts';
import { formatDay, formatFuzzyDate, wordBefore } from '../dates/fuzzy-date.ts';
import { reasonIn } from './narrative.ts';

/** What another account did not tell differently has its day alone, and that of what was added to it since. */
export function stampOf(
  said: Pick<LineTold, 'heldOn' | 'at' | 'relation' | 'cause' | 'reasonWords' | 'changed' | 'more'> & {
    /** Typed by a worker, and in no talk: its day is none on which it was told. */
    readonly among?: 'particulars';
  },
): string {
  const on = `${sheetWords[said.among === 'particulars' ? 'as-recorded' : 'as-told']} ${dayOf(said)}`;
  const more = said.more === undefined ? '' : `; ${sheetWords['more-told']} ${dayOf(said.more)}`;
  return said.changed ? `${on}${reasonIn(said)}; ${sheetWords['told-differently']}` : `${on}${more}`;
}

function dayOf(said: Pick<LineTold, 'heldOn' | 'at'>): string {
  const day = heldDay(said);
  const before = day === null ? 'on' : wordBefore(day);
  return [before && sheetWords[before], day === null ? formatDay(said.at) : formatFuzzyDate(day)]
    .join(' ')
    .trim();
}
