/** @file Putting right what was written down wrongly: at a desk, with nobody there to be asked or put in danger. */
import type { AnswerView } from '../../../src-main/core/answers/answer.ts';
import { isSaid } from '../../../src-main/core/answers/said.ts';
import type { AskedPage } from '../../questions/form.ts';

/** Of what is asked, what was told before: only that can have been written down wrongly. */
export function toldPages(
  pages: readonly AskedPage[],
  earlier: ReadonlyMap<string, Pick<AnswerView, 'state' | 'ownWords'>>,
): readonly AskedPage[] {
  return pages
    .filter(({ page }) => page.testimony.part === 'interview')
    .map((asked) => ({
      ...asked,
      questions: asked.questions.filter(({ question }) => isSaid(earlier.get(question.name))),
    }))
    .filter(({ questions }) => questions.length > 0);
}
