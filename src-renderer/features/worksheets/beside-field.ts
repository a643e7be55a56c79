/** @file What stands beside a field that is copied, and is not typed: as the command line and a pack say it. */
import type { KeptBackView, ScreeningView } from '../../../src-main/contract/interviews.ts';
import { type Coded, coded } from '../../../src-main/core/findings/finding.ts';
import type { Question } from '../../../src-main/core/forms/questions.ts';
import { leftOn, lookAgain, reachedSafely } from '../../../src-main/core/worksheets/beside-field.ts';
import { hiddenBy } from '../../../src-main/core/worksheets/hidden-answers.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { holds } from '../../questions/conditions.ts';

/** `rules`: all questions of the form. */
export function besideField(
  view: ScreeningView,
  rule: Question,
  rules: readonly Question[],
  store: AnswerStore,
  values: Readonly<Record<string, unknown>>,
): Coded[] {
  const hiding = hiddenBy(rule, rules, values, holds);
  return [
    ...keptFrom(view, rule.name, store).map(({ reason, rest }) =>
      coded(rest === undefined ? 'sheet-words-withheld' : 'sheet-words-left', { reason }),
    ),
    ...reachedSafely(rule, rules, (name) => store.get(name), view.known),
    ...leftOn(rule, view.known),
    ...lookAgain(rule, store.get(rule.name), view.known),
    ...(hiding.length === 0 ? [] : [coded('account-hidden', { titles: hiding })]),
  ];
}

/** Why what stands there is not copied as it is, and what of it is; empty where all of it may be. What was written since is somebody's own decision. */
export function keptFrom(view: ScreeningView, question: string, store: AnswerStore): KeptBackView[] {
  const held = (view.keptBack ?? []).filter((one) => one.question === question);
  const recorded = view.entries.filter((one) => one.question === question).map(({ seq }) => seq);
  const at = store.get(question)?.recordedIn;
  return at !== undefined && recorded.includes(at) ? held : [];
}
