/** @file Of answers about something that is of its day, that time may only have passed: offered before anybody has to say why they differ. */
import type { ScreeningView } from '../contract/interviews.ts';
import type { AnswerView } from '../core/answers/answer.ts';
import { hasContent } from '../core/answers/said.ts';
import { isOfTheDay } from '../core/answers/since-then.ts';
import { questionName } from '../core/forms/question-name.ts';
import { questionsOf, titleOf } from './record-lines.ts';

interface Given {
  readonly question: string;
  readonly state?: AnswerView['state'] | undefined;
  readonly relation?: string | undefined;
  readonly cause?: string | undefined;
}

/** `before`: the record as it was, without the answers `given`; `view`: with them. One line, or none. */
export function sinceLines(before: ScreeningView, view: ScreeningView, given: readonly Given[]): string[] {
  const open = view.layers.at(-1)?.layer;
  if (open === undefined) return [];
  const questions = questionsOf(before);
  const titles = given
    .filter(
      ({ relation = 'new', cause = '' }) => (relation === 'new' || relation === 'differs') && cause === '',
    )
    .map(({ question }) => (questions.has(question) ? question : questionName(question)))
    .filter((name) => {
      const now = view.answers.find((one) => one.question === name && one.layer === open);
      const told = before.answers.findLast((one) => one.question === name && one.layer < open);
      const isOther = told !== undefined && JSON.stringify(told.value) !== JSON.stringify(now?.value);
      return (
        isOfTheDay(factOf(questions.get(name)?.element)) && hasContent(told) && hasContent(now) && isOther
      );
    })
    .map((name) => `“${titleOf(questions, name)}”`);
  return titles.length === 0
    ? []
    : [
        `Of its day, and told otherwise on another: ${titles.join(', ')}. If only time has passed, give it again with "relation": "since"; as it stands it counts as told differently.`,
      ];
}

const factOf = (element: { readonly testimony: { readonly fact?: string | undefined } } | undefined) =>
  element?.testimony.fact ?? null;
