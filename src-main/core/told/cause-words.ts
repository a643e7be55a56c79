/** @file Why something was told otherwise, or only later, in words. */
import sheetWords from '../../../resources/codes/told-words.json' with { type: 'json' };
import type { FactStatement } from '../answers/fact.ts';
import type { RowReason } from '../answers/reason-words.ts';
import { SINCE } from '../answers/since-then.ts';
import { reasonQuoted } from './reason-quoted.ts';

type Caused = Pick<FactStatement, 'cause' | 'reasonWords'> & Partial<Pick<FactStatement, 'relation'>>;

/**
 * The person's own words of why; of a cause that is none of the list there is nothing else. Of what has changed since they say why it
 * changed, and no cause stands beside them.
 */
export const causeWords = ({ relation, cause, reasonWords = '' }: Caused): string =>
  cause === '' && relation !== SINCE ? '' : reasonWords;

/** What was the talk's or the writer's doing, and says nothing of how the person is. */
export const CAUSES_OF_THE_TALK = ['recording', 'translation', 'question-misunderstood', 'setting'] as const;
type OfTheTalk = (typeof CAUSES_OF_THE_TALK)[number];
/** Whether a cause may stand as a label: fear, shame, guilt and the like are the person's, and stand only in their own words. */
export const isOfTheTalk = (cause: string): cause is OfTheTalk =>
  (CAUSES_OF_THE_TALK as readonly string[]).includes(cause);

/** '' for none. What is the person's own stands in their words alone; what was the talk's doing has its name before them. */
export function causeInWords(told: Caused): string {
  const { cause } = told;
  const words = reasonQuoted(causeWords(told));
  const label = isOfTheTalk(cause)
    ? sheetWords.causes[cause]
    : cause === SINCE
      ? sheetWords.causes.since
      : '';
  return [label, words].filter((part) => part !== '').join(': ');
}

/** " (reason noted by the worker: how the talk was held)": the kind that was chosen, where it is the talk's; or " (reason given: “I was afraid”)", in words. */
export function reasonNoted(told: Pick<FactStatement, 'relation' | 'cause' | 'reasonWords'>): string {
  const { relation, cause } = told;
  const isOther = relation === 'adds' || relation === 'differs';
  const isSaid = causeWords(told) !== '';
  if (relation === SINCE) return isSaid ? ` (${sheetWords.reason}: ${causeInWords(told)})` : '';
  if (!isOther || cause === '' || cause === 'recording' || (cause === 'other' && !isSaid)) return '';
  const words = causeInWords(told);
  return words === '' ? '' : ` (${sheetWords[isSaid ? 'reason' : 'reason-noted']}: ${words})`;
}

/** "row 2: “they were all the same room”; row 3: translation"; '' for none. Rows whose reason nobody gave are left out. */
export const rowCauses = (reasons: readonly RowReason[]): string =>
  reasons
    .map(({ row, cause, words }) => ({ row, why: causeInWords({ cause, reasonWords: words }) }))
    .filter(({ why }) => why !== '')
    .map(({ row, why }) => `${sheetWords['of-row']} ${row}: ${why}`)
    .join('; ');
