/** @file What an answer on the consent page does to the decision that stands in the ledger. */
import type { AnswerState } from '../answers/answer.ts';
import type { ConsentStatus } from './consent-line.ts';

/**
 * States in which an answer decides nothing: the question was not put to the person, or not yet, or there are words and
 * no decision. What they decided elsewhere stands.
 */
const PUT: Readonly<Record<AnswerState, boolean>> = {
  answered: true,
  'not-known': true,
  'prefers-not-to-say': true,
  'own-words': false,
  'not-asked': false,
  deferred: false,
  cleared: false,
};

/**
 * The status that an answer adds to the ledger; undefined where it leaves what stands. An agreement given in this record
 * (`here`) whose answer is taken back or left open no longer stands. One given elsewhere stands until the person decides
 * otherwise: putting the question off is no decision.
 */
export function decisionIn(
  answer: { readonly state: AnswerState; readonly value: unknown },
  stands: ConsentStatus | undefined,
  here: boolean,
): ConsentStatus | undefined {
  if (stands !== undefined && !PUT[answer.state] && !here) return undefined;
  const status =
    answer.state === 'answered'
      ? (answer.value as ConsentStatus)
      : stands === 'given' || stands === 'not-needed-child'
        ? 'withdrawn'
        : undefined;
  return status === stands ? undefined : status;
}
