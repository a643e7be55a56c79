/** @file Why something was told otherwise, or only later, in words. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement } from '../answers/fact.ts';
import { SINCE } from '../answers/since-then.ts';
import { reasonQuoted } from './reason-quoted.ts';
import type { RowReason } from './reason-words.ts';

type Caused = Pick<FactStatement, 'cause' | 'reasonWords'> & Partial<Pick<FactStatement, 'relation'>>;

/**
 * The person's own words of why; of a cause that is none of the list there is nothing else. Of what has changed since they say why it
 * changed, and no cause stands beside them.
 */
export const causeWords = ({ relation, cause, reasonWords = '' }: Caused): string =>
  cause === '' && relation !== SINCE ? '' : reasonWords;

/** '' for none. A cause of no list is what somebody said it is; of one of the list their words stand beside it. */
export function causeInWords(told: Caused): string {
  const { cause } = told;
  const words = reasonQuoted(causeWords(told));
  if (words === '') return cause === '' ? '' : sheetWords.causes[cause];
  return cause === 'other' || cause === '' ? words : `${sheetWords.causes[cause]}: ${words}`;
}

/** " (reason noted by the worker: memory)": the kind that was chosen; or " (reason given: “I was afraid”)", in words. */
export function reasonNoted(told: Pick<FactStatement, 'relation' | 'cause' | 'reasonWords'>): string {
  const { relation, cause } = told;
  const isOther = relation === 'adds' || relation === 'differs';
  const isSaid = causeWords(told) !== '';
  if (relation === SINCE) return isSaid ? ` (${sheetWords.reason}: ${causeInWords(told)})` : '';
  if (!isOther || cause === '' || cause === 'recording' || (cause === 'other' && !isSaid)) return '';
  return ` (${sheetWords[isSaid ? 'reason' : 'reason-noted']}: ${causeInWords(told)})`;
}

/** "row 2: memory: “they were all the same room”; row 3: shame"; '' for none. Rows whose reason nobody gave are left out. */
export const rowCauses = (reasons: readonly RowReason[]): string =>
  reasons
    .map(({ row, cause, words }) => ({ row, why: causeInWords({ cause, reasonWords: words }) }))
    .filter(({ why }) => why !== '')
    .map(({ row, why }) => `${sheetWords['of-row']} ${row}: ${why}`)
    .join('; ');
