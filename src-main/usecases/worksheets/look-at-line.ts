/** @file What a place to look at once more is, and what of the sheet has to be known to find it. */
import type { AnswerView } from '../../core/answers/answer.ts';
import type { KnownAnswer } from '../../core/answers/fact.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { Question } from '../../core/forms/questions.ts';

export interface LookAt {
  /** Its line on the page; another once the row or the answer was written anew. */
  readonly line: string;
  readonly on: Question;
  /** The row, or the title of the field. */
  readonly about: string;
  /** Where the row was told; empty for what stands on the sheet. */
  readonly source: string;
  readonly found: readonly Coded[];
}

export interface OnSheetNow {
  /** Asked now, in the order of the form. */
  readonly asked: readonly Question[];
  readonly standing: ReadonlyMap<string, AnswerView>;
  readonly wrongly: ReadonlySet<string>;
  readonly known: readonly KnownAnswer[];
}
