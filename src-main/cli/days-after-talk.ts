/** @file Lines of the command line for days in an account that came after it was held. */
import type { ScreeningView } from '../contract/interviews.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { FormFile } from '../core/forms/form-format.ts';
import { flattenQuestions } from '../core/forms/questions.ts';
import { daysAfterTalk } from '../core/interviews/after-talk.ts';

/** A line for each of the newest account, with what to do; `isOut`: as `daysAfterTalk` takes it. None where no day is recorded, as on most sheets. */
export function daysAfterTalkIn(
  view: Pick<ScreeningView, 'definition' | 'answers' | 'layers' | 'heldOn'>,
  isOut: (question: string, cell?: string) => boolean,
): string[] {
  const form = FormFile.parse(view.definition);
  const questions = new Map(flattenQuestions(form).map((one) => [one.name, one]));
  const held = new Map([[0, view.heldOn], ...view.layers.map((one) => [one.layer, one.heldOn] as const)]);
  const newest = view.layers.at(-1)?.layer ?? 0;
  const found = daysAfterTalk(questions, view.answers, held, isOut).filter(({ layer }) => layer === newest);
  return found.map(({ question, layer, heldOn, days }) => {
    const on = formatFuzzyDate(heldOn);
    const account = layer === 0 ? 'the account' : `later account ${layer}`;
    return `“${questions.get(question)?.title ?? question}” (${question}) names ${days.map(formatFuzzyDate).join(', ')}, after ${account} was held (${on}). Became known later? Take it out here and put it in an account of its own: record later-account. Left so, papers say that it was told on ${on}.`;
  });
}
