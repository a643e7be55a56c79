/** @file Why something was told otherwise, or only later, in words. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement } from '../answers/fact.ts';
import { quotedWords } from './words-of-place.ts';

type Caused = Pick<FactStatement, 'cause' | 'ownWords'>;

/** Of a cause that is none of the list there are only words: those beside the answer. */
export const causeWords = ({ cause, ownWords }: Caused): string => (cause === 'other' ? ownWords : '');

/** '' for none, and for a cause of no list of which there are no words: that it was another one says nothing. */
export function causeInWords({ cause, ownWords }: Caused): string {
  if (cause === '') return '';
  return cause === 'other' ? quotedWords(causeWords({ cause, ownWords })) : sheetWords.causes[cause];
}

/** " (reason noted by the worker: memory)": the kind that was chosen. Words of another reason are quoted already. */
export function reasonNoted({ relation, cause }: Pick<FactStatement, 'relation' | 'cause'>): string {
  const isOther = relation === 'adds' || relation === 'differs';
  const words = isOther && cause !== 'recording' ? causeInWords({ cause, ownWords: '' }) : '';
  return words === '' ? '' : ` (${sheetWords['reason-noted']}: ${words})`;
}
