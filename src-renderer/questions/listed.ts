/** @file Pages as they are read back: what is asked, and what was said although it is no longer asked. */
import type { FormFile } from '../../src-main/core/forms/form-format.ts';
import { type AskedPage, askedPages } from './form.ts';

/** `asked`, with every recorded question beside it, in the order of the form. What was said never falls out of a list. */
export function listedPages(
  form: FormFile,
  asked: readonly AskedPage[],
  recorded: (question: string) => boolean,
): readonly AskedPage[] {
  const now = new Set(asked.flatMap(({ questions }) => questions.map(({ question }) => question.name)));
  return askedPages(form, {}, () => true)
    .map((page) => ({
      ...page,
      questions: page.questions.flatMap((one) => {
        if (now.has(one.question.name)) return [one];
        return recorded(one.question.name) ? [{ ...one, noLongerAsked: true }] : [];
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}
