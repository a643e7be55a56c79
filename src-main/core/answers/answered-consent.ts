/** @file What an answer on the consent page does to the decision that stands in the ledger. */

import { conditionOf } from '../consent/condition.ts';
import type { ConsentStatus } from '../consent/consent-line.ts';
import { CONSENT_STATUSES } from '../findings/ledger-codes.ts';
import type { AnswerState } from './answer.ts';

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

/** "Yes, but only if …": the own words beside it say on what. */
export const GIVEN_IF = 'given-if';

/** Words that begin so say themselves that they limit it: "only about the house", "nothing about my children". */
const LIMITS_ITSELF = /^(?:only|but|except|not|nothing|never|no|none|without|until|unless)\b/iu;
/** "With my solicitor there", "once she has moved": no "if" fits before them. */
const AFTER_ONLY =
  /^(?:when|where|while|with|after|before|once|to|through|about|for|by|in|on|at|during|from)\b/iu;

/** What beside a yes of that kind goes into the ledger: the own words, as a condition or a limit. */
export const conditionIn = ({
  value,
  ownWords,
}: {
  readonly value: unknown;
  readonly ownWords: string;
}): string => {
  const words = ownWords.trim();
  if (value !== GIVEN_IF || words === '') return ownWords;
  const isOne = conditionOf({ status: 'given', note: words, recipient: '', settled: null }) !== '';
  if (isOne || LIMITS_ITSELF.test(words)) return words;
  return AFTER_ONLY.test(words) ? `Only ${words}` : `Only if ${words}`;
};

/** Without the words there is nothing to hold it to: it is to be asked again, and lets nothing go. */
const statusOf = (value: unknown, ownWords: string): ConsentStatus | undefined =>
  value === GIVEN_IF ? (ownWords.trim() === '' ? 'not-yet' : 'given') : isStatus(value) ? value : undefined;

/**
 * The status that an answer adds to the ledger; undefined where it leaves what stands. An agreement given in this record
 * (`here`) whose answer is taken back or left open no longer stands. One given elsewhere stands until the person decides
 * otherwise: putting the question off is no decision.
 */
export function decisionIn(
  answer: { readonly state: AnswerState; readonly value: unknown; readonly ownWords?: string },
  stands: ConsentStatus | undefined,
  here: boolean,
): ConsentStatus | undefined {
  const said = answer.state === 'answered' ? statusOf(answer.value, answer.ownWords ?? '') : undefined;
  const isPut = answer.state === 'answered' ? said !== undefined : PUT[answer.state];
  if (stands !== undefined && !isPut && !here) return undefined;
  const status =
    said !== undefined ? said : stands === 'given' || stands === 'not-needed-child' ? 'withdrawn' : undefined;
  return status === stands ? undefined : status;
}
