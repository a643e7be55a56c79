/** @file One answer as it is kept: its state, its value, the person's own words, and where it comes from. */

import * as z from 'zod';
import type { HowSaid } from '../forms/questions.ts';

/**
 * `own-words`: no value, and the person's own words in its place. `cleared` takes an answer back, and nothing is said:
 * the history keeps what was there. What each comes to: core/answers/said.ts.
 */
export const ANSWER_STATES = [
  'answered',
  'own-words',
  'not-asked',
  'not-known',
  'prefers-not-to-say',
  'deferred',
  'cleared',
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];
/** How an answer stands to what was already recorded about the same fact. */
export const ANSWER_RELATIONS = ['new', 'confirms', 'adds', 'differs'] as const;
/** As it is read. `since`: it has changed since what was told before; the newer stands, and takes nothing back (since-then.ts). */
export type ToldRelation = (typeof ANSWER_RELATIONS)[number] | 'since';
/**
 * Why two accounts may differ, or why something was told only later: noted, never weighed. Empty when nobody said. `guilt`: the
 * person blames themselves; `setting`: how the talk was held, by telephone or with somebody near; `other`: in the words beside.
 * `since`: no account differs, it has changed since (core/answers/since-then.ts).
 */
export const DIFFERENCE_CAUSES = [
  '',
  'memory',
  'fear',
  'shame',
  'guilt',
  'trauma',
  'translation',
  'to-protect-somebody',
  'question-misunderstood',
  'setting',
  'recording',
  'since',
  'other',
] as const;

export interface StoredAnswer {
  readonly question: string;
  readonly layer: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
}

export interface AnswerView {
  readonly question: string;
  readonly layer: number;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: (typeof ANSWER_RELATIONS)[number];
  readonly cause: (typeof DIFFERENCE_CAUSES)[number];
  readonly howSaid: HowSaid;
  readonly language: string;
  readonly interpreter: string;
  readonly at: string;
  readonly author: string;
}

// The value of an answer as it comes from outside: JSON that a form could have asked for.

/**
 * The fields of a row are three deep. What reads, hashes, copies and shows a value goes down into it level by level, and
 * gives way at a few thousand: such a value comes from no form.
 */
const DEEPEST_VALUE = 32;

/** In a list, each choice and each row is something. */
export const AnswerValue = z
  .custom<z.core.util.JSONType>((value) => couldBeAsked(value, DEEPEST_VALUE), 'odd value')
  .pipe(z.json());

function couldBeAsked(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0 || (Array.isArray(value) && value.includes(null))) return false;
  return Object.values(value).every((one) => couldBeAsked(one, levels - 1));
}
