/** @file Why something was told otherwise, or only later, in words. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement } from '../answers/fact.ts';
import { quotedWords } from './words-of-place.ts';

type Caused = Pick<FactStatement, 'cause' | 'ownWords'>;

/** Of a cause that is none of the list there are only words: those beside the answer. */
export const causeWords = ({ cause, ownWords }: Caused): string => (cause === 'other' ? ownWords : '');

/** '' for none. A cause of no list is what somebody said it is. */
export function causeInWords({ cause, ownWords }: Caused): string {
  if (cause === '') return '';
  return quotedWords(causeWords({ cause, ownWords })) || sheetWords.causes[cause];
}

/** " (reason noted by the worker: memory)": the kind that was chosen. Words of another reason are quoted already. */
export function reasonNoted({ relation, cause }: Pick<FactStatement, 'relation' | 'cause'>): string {
  const isOther = relation === 'adds' || relation === 'differs';
  const isOfList = cause !== 'recording' && cause !== 'other';
  const words = isOther && isOfList ? causeInWords({ cause, ownWords: '' }) : '';
  return words === '' ? '' : ` (${sheetWords['reason-noted']}: ${words})`;
}
