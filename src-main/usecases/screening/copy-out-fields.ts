/** @file What is typed into the other form: each field that is asked now, in the form's order. */
import { isAsked } from '../../domain/screening/questions.ts';
import { shownValue } from '../../domain/screening/readable.ts';
import type { CopiedField } from '../../shared/contract/copy-out.ts';
import type { AnswerView } from '../../shared/contract/screening.ts';
import type { CompiledForm } from './compiled-form.ts';
import type { Expressions } from './expressions.ts';

/** `standing`: the newest answer to each question, `values` those that are answered. */
export function copyOutFields(
  form: CompiledForm,
  standing: ReadonlyMap<string, AnswerView>,
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
): CopiedField[] {
  return form.questions
    .filter(({ element }) => element.testimony.destination !== 'off-route')
    .filter((one) => isAsked(one, values, evaluate))
    .map(({ name, title, element }) => {
      const answer = standing.get(name);
      return {
        question: name,
        field: element.testimony.field ?? '',
        title,
        state: answer?.state ?? 'not-asked',
        text: shownValue(element, values[name]),
        ownWords: answer?.ownWords ?? '',
        optional: element.testimony.destination === 'optional',
        limit: 'maxLength' in element ? (element.maxLength ?? null) : null,
      };
    });
}
