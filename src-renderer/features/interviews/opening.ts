/**
 * @file The two opening pages: what must be recorded before the interview goes on. The engine holds the
 * same rule and has the last word; this one says it before a question is asked in vain. A later account (`layer` above 0)
 * asks for its own safety check, and leaves the consents as they stand.
 */
import type { FormQuestion } from '../../../src-main/core/forms/form-format.ts';
import type { Draft } from '../../questions/answers.ts';
import type { AskedPage } from '../../questions/form.ts';

const SAFETY_RECORDED: readonly string[] = ['answered', 'not-known', 'prefers-not-to-say'];
/** Whatever was recorded of a purpose will do to go on: without an answer it counts as not given. */
const CONSENT_RECORDED: readonly string[] = [
  'answered',
  'not-asked',
  'not-known',
  'prefers-not-to-say',
  'deferred',
];
const INTERVIEW = 'interview';

export interface Opening {
  /** Questions still to be recorded, page by page. */
  readonly missing: readonly { readonly page: string; readonly question: FormQuestion }[];
  /** The person does not agree to be interviewed: nothing more is asked. */
  readonly declined: boolean;
}

export function openingState(
  pages: readonly AskedPage[],
  draftOf: (question: string) => Draft | undefined,
  layer = 0,
): Opening {
  const missing: { page: string; question: FormQuestion }[] = [];
  let declined = false;
  for (const { page, questions } of pages) {
    if (page.testimony.part === 'interview') continue;
    for (const { question } of questions) {
      const draft = draftOf(question.name);
      const { consent, required } = question.testimony;
      if (layer > 0 && consent !== undefined) continue;
      if (consent === INTERVIEW && draft?.state === 'answered' && draft.value === 'refused') declined = true;
      const enough =
        consent === undefined ? SAFETY_RECORDED : consent === INTERVIEW ? ['answered'] : CONSENT_RECORDED;
      if (required === true && !enough.includes(draft?.state ?? ''))
        missing.push({ page: page.name, question });
    }
  }
  return { missing, declined };
}

/** Whether two states of the opening pages come to the same. */
export const sameOpening = (a: Opening, b: Opening): boolean =>
  a.declined === b.declined &&
  a.missing.length === b.missing.length &&
  a.missing.every(({ question }, at) => question === b.missing[at]?.question);
