/** @file What is already recorded about a question: elsewhere by the engine's account, or in an earlier layer of this one. */

import type { AnswerEntry, ScreeningView } from '../../src-main/contract/interviews.ts';
import type { AnswerView } from '../../src-main/core/answers/answer.ts';
import type { KnownAnswer } from '../../src-main/core/answers/fact.ts';
import { apartFromReason } from '../../src-main/core/answers/reason-words.ts';
import { factState } from '../../src-main/core/answers/said.ts';
import { relationTold } from '../../src-main/core/answers/since-then.ts';
import { type FormQuestion, formText } from '../../src-main/core/forms/form-format.ts';
import { valueText } from './answers.ts';

export function knownFor(
  question: FormQuestion,
  view: Pick<ScreeningView, 'id' | 'formTitle' | 'known' | 'entries'>,
  layer: number,
  earlier: ReadonlyMap<string, AnswerView>,
): KnownAnswer | undefined {
  const before = layer > 0 ? earlier.get(question.name) : undefined;
  const state = before === undefined ? null : factState(before);
  if (before === undefined || state === null) {
    return view.known.find((one) => one.question === question.name);
  }
  const text = valueText(question, before.value);
  const { value, howSaid, at, author } = before;
  const { relation, cause } = relationTold(before);
  const { own: ownWords, reason } = apartFromReason(before);
  const why = reason === '' ? {} : { reasonWords: reason };
  const origin = {
    kind: 'interview' as const,
    screeningId: view.id,
    formTitle: view.formTitle,
    question: question.name,
    layer: before.layer,
  };
  const isBefore = (one: AnswerEntry) => one.question === question.name && one.layer === before.layer;
  const seq = view.entries.find(isBefore)?.seq ?? 0;
  const said = { state, value, text, ownWords, ...why, relation, cause, howSaid };
  const statement = { ...said, at, seq, author, origin };
  return {
    question: question.name,
    facts: [{ key: question.name, title: formText(question.title), statements: [statement], differs: false }],
    value,
    state,
    text,
    ownWords,
    howSaid,
  };
}
