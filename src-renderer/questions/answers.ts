/** @file Answers on the screen: as they are given, and how they read. What was said is core's to say. */

import type { CallInput } from '../../src-main/contract/index.ts';
import type { AnswerState, AnswerView } from '../../src-main/core/answers/answer.ts';
import { readableValue, SHOWN } from '../../src-main/core/answers/readable.ts';
import type { FormQuestion } from '../../src-main/core/forms/form-format.ts';
import type { HowSaid } from '../../src-main/core/forms/questions.ts';

export type AnswerInput = CallInput<'screeningAnswer'>['answers'][number];
export type Relation = AnswerView['relation'];
export type Cause = AnswerView['cause'];

/** An answer as it is on the screen, saved or not. */
export interface Draft {
  readonly question: string;
  readonly state: AnswerState;
  readonly value: unknown;
  readonly ownWords: string;
  readonly relation: Relation;
  readonly cause: Cause;
  /** Undefined until somebody says or it is read back: it is saved as its question is asked. */
  readonly howSaid?: HowSaid | undefined;
  /** The entry of the log that recorded it; undefined once it was changed on this screen. */
  readonly recordedIn?: number | undefined;
}

export const emptyDraft = (question: string): Draft => ({
  question,
  state: 'cleared',
  value: null,
  ownWords: '',
  relation: 'new',
  cause: '',
});

/** A value as a person reads it on the screen. */
export const valueText = (question: FormQuestion | undefined, value: unknown): string =>
  readableValue(question, value, SHOWN);
