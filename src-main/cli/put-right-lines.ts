/** @file Of answers that put right what was written down wrongly, which account each of them changed: nobody has to guess it. */
import type { ScreeningView } from '../contract/interviews.ts';
import { isRecorded } from '../core/answers/said.ts';
import { questionName } from '../core/forms/question-name.ts';
import { putsRight } from '../core/interviews/put-right-in-place.ts';
import { heldWords } from './held-option.ts';
import { questionsOf, titleOf } from './record-lines.ts';

interface Given {
  readonly question: string;
  readonly cause?: string | undefined;
}

/** `before`: the record as it was, without the answers `given`. A line for each account, and none where nothing was put right. */
export function putRightLines(before: ScreeningView, given: readonly Given[]): string[] {
  const open = before.layers.at(-1);
  if (open === undefined) return [];
  const target = putsRight(open.reason);
  const questions = questionsOf(before);
  const accountOf = (name: string): number =>
    target ??
    before.answers
      .filter((one) => one.question === name && isRecorded(one))
      .filter(({ layer, cause }) => layer === 0 || cause !== 'recording')
      .reduce((newest, { layer }) => Math.max(newest, layer), 0);
  const right = given
    .filter(({ cause }) => target !== undefined || cause === 'recording')
    .map(({ question }) => (questions.has(question) ? question : questionName(question)));
  return [...Map.groupBy(right, accountOf)].map(([layer, names]) => {
    const titles = names.map((name) => `“${titleOf(questions, name)}”`).join(', ');
    const account = layer === 0 ? 'the first account' : `later account ${layer}`;
    const held = layer === 0 ? before : before.layers.find((one) => one.layer === layer);
    const on = held === undefined ? '' : heldWords(held);
    const other =
      target === undefined
        ? ' For another account: record later-account --puts-right, and then these answers.'
        : '';
    return `Put right, as it was written down in ${account}${on === '' ? '' : ` (${on})`}: ${titles}.${other}`;
  });
}
