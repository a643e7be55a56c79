/**
 * @file What the safety check brought up that has to be seen to before anything else is asked. It only says so: whether
 * the interview goes on is for the caseworker to decide. Source: WHO ethical and safety recommendations (2003), rules 1
 * and 9 [B].
 */
import type { StoredAnswer } from '../answers/answer.ts';
import type { FormPage, FormQuestion } from '../forms/form-format.ts';

export type Concern = 'emergency' | 'not-safe' | 'no-place' | 'not-alone';

/**
 * Most pressing first; none on any page but the safety check. Company by itself holds nobody back: whether the person
 * wants it is asked there.
 */
export function safetyConcerns(
  {
    page,
    questions,
  }: {
    readonly page: FormPage;
    /** Those asked now. */
    readonly questions: readonly { readonly question: FormQuestion }[];
  },
  answerTo: (question: string) => Pick<StoredAnswer, 'state' | 'value'> | undefined,
): Concern[] {
  if (page.testimony.part !== 'safety') return [];
  const says = (names: (question: FormQuestion) => boolean, value: string) =>
    questions.some(({ question }) => {
      const answer = answerTo(question.name);
      if (!names(question) || answer?.state !== 'answered') return false;
      return Array.isArray(answer.value) ? answer.value.includes(value) : answer.value === value;
    });
  const concerns: [Concern, boolean][] = [
    ['emergency', says(({ testimony }) => testimony.fact === 'safety.urgent-needs', 'emergency')],
    ['not-safe', says(({ testimony }) => testimony.fact === 'safety.now', 'no')],
    [
      'no-place',
      says(({ testimony }) => testimony.fact === 'safety.now', 'not-sure') &&
        says(({ testimony }) => testimony.fact === 'safety.urgent-needs', 'place'),
    ],
    ['not-alone', says(({ name }) => name === 'safety-alone', 'no')],
  ];
  const found = concerns.flatMap(([concern, there]) => (there ? [concern] : []));
  return found[0] === 'not-alone' ? [] : found;
}
