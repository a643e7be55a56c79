/** @file One answer as it is kept: its state, its value, the person's own words, and where it comes from. */

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
/** Why two accounts may differ: noted, never weighed. Empty when nobody said. */
export const DIFFERENCE_CAUSES = [
  '',
  'memory',
  'fear',
  'trauma',
  'translation',
  'recording',
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
  readonly language: string;
  readonly interpreter: string;
  readonly at: string;
  readonly author: string;
}
