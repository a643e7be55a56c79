/**
 * @file How an answer came to be said: of its own accord, to an open question, or to one that offered the answer. A court
 * asks for it, since what was suggested weighs less than what was told (Achieving Best Evidence: open before specific
 * before closed questions [M]). Part of the answer from the moment it is saved.
 */

import { HOW_SAID, type HowSaid } from '../forms/questions.ts';
import type { ANSWER_RELATIONS, StoredAnswer } from './answer.ts';
import { isSaid } from './said.ts';

type Relation = (typeof ANSWER_RELATIONS)[number];

/** How a question is asked, and whether the account is entered from paper, of a day that is past. */
export interface Asking {
  /** '' for one that is no part of an account. */
  readonly asked: HowSaid;
  readonly isPast: boolean;
}

/**
 * What an answer is marked as while nobody says otherwise. To confirm what was recorded, it is read out to the person
 * first. Of an account that is entered from paper nobody knows how its questions were put, but for what the worker noted.
 */
export function howSaidByDefault({ asked, isPast }: Asking, relation: Relation): HowSaid {
  if (isPast && asked !== 'noted') return '';
  return relation === 'confirms' && asked === 'asked-openly' ? 'prompted' : asked;
}

type Marked = Pick<StoredAnswer, 'state' | 'ownWords'> & {
  readonly relation: Relation;
  readonly howSaid: HowSaid;
};

/**
 * The mark an answer is saved with: what somebody chose, else the one the same answer already has in this account, else
 * by its question. An answer from before marks were kept stays without one until somebody says.
 */
export function markFor(
  answer: Omit<Marked, 'howSaid'>,
  asking: Asking,
  chosen: HowSaid | undefined,
  standing: Marked | undefined,
): HowSaid {
  if (!isSaid(answer)) return '';
  const isReadOut = ({ relation }: Pick<Marked, 'relation'>) => relation === 'confirms';
  const same = standing !== undefined && isSaid(standing) && isReadOut(standing) === isReadOut(answer);
  return chosen ?? (same ? standing.howSaid : howSaidByDefault(asking, answer.relation));
}

/**
 * The mark as it is shown: `not-recorded` for what was said before marks were kept, null where there is none to show.
 * On a sheet that the caseworker fills in, only what came there from an account has one.
 */
export function shownMark(
  answer: (Pick<StoredAnswer, 'state' | 'ownWords'> & { readonly howSaid: HowSaid }) | undefined,
  asked: HowSaid,
): Exclude<HowSaid, ''> | 'not-recorded' | null {
  if (answer === undefined || !isSaid(answer)) return null;
  if (answer.howSaid !== '') return answer.howSaid;
  return asked === '' ? null : 'not-recorded';
}

/** The next mark round, for one key. */
export const nextMark = (mark: HowSaid): HowSaid =>
  HOW_SAID[(HOW_SAID.findIndex((one) => one === mark) + 1) % HOW_SAID.length] ?? 'volunteered';

/** An answer as the log has it: those from before marks were kept had none. */
export function asLogged<A extends { readonly howSaid: HowSaid }>(answer: A): A | Omit<A, 'howSaid'> {
  const { howSaid, ...without } = answer;
  return howSaid === '' ? without : answer;
}
