/** @file How sure the source of a form or question is, as a word the catalogue has: A, B or C in the form files. */
import type { FormFile, FormQuestion } from '../../src-main/core/forms/form-format.ts';

export function certaintyWord(certainty: string): 'primary' | 'excerpt' | 'unconfirmed' {
  return certainty === 'A' ? 'primary' : certainty === 'B' ? 'excerpt' : 'unconfirmed';
}

/** The question's own, where the form is more or less sure of it than of the rest; undefined where it is the same. */
export function ownCertainty(
  question: FormQuestion,
  form: FormFile,
): ReturnType<typeof certaintyWord> | undefined {
  const { certainty } = question.testimony;
  return certainty === undefined || certainty === form.testimony.certainty
    ? undefined
    : certaintyWord(certainty);
}
