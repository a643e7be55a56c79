/** @file What an answer on the consent page does to the decision that stands in the ledger. */
import type { AnswerState } from '../answers/answer.ts';
import { CONSENT_STATUSES, type ConsentStatus } from './consent-line.ts';

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
 * "Not decided yet", and an agreement for somebody who is named only: that is a line of its own in the ledger, to that
 * recipient, and an answer here, which is to everybody, must not stand for it.
 */
const isStatus = (value: unknown): value is ConsentStatus =>
  (CONSENT_STATUSES as readonly unknown[]).includes(value);

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
  const isPut = answer.state === 'answered' ? isStatus(answer.value) : PUT[answer.state];
  if (stands !== undefined && !isPut && !here) return undefined;
  const status =
    answer.state === 'answered' && isStatus(answer.value)
      ? answer.value
      : stands === 'given' || stands === 'not-needed-child'
        ? 'withdrawn'
        : undefined;
  return status === stands ? undefined : status;
}
