/** @file What a sheet holds that no field of the other form asks for: somebody has to see it to place it, or to leave it. */
import type { CopiedField } from '../../contract/copy-out.ts';
import { hasContent } from '../../core/answers/said.ts';
import { isAlsoRecorded, waitsFor } from '../../core/forms/also-recorded.ts';
import { isAsked, type Question } from '../../core/forms/questions.ts';
import { hiddenAnswers } from '../../core/worksheets/hidden-answers.ts';
import { heldOnSheet } from '../answers/sheet-accounts.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';
import { copyOutFields } from './copy-out-fields.ts';

type Copied = Parameters<typeof copyOutFields>;

/** Those with words in them, or of which something was told elsewhere; as `copyOutFields` takes them. */
export const alsoRecorded = (
  ...[form, standing, values, evaluate, wrongly, accounts, known, kept]: Copied
): CopiedField[] =>
  copyOutFields(
    ...([
      form,
      standing,
      values,
      evaluate,
      wrongly,
      accounts,
      known,
      kept,
      askedByNoField(
        form,
        standing,
        values,
        evaluate,
        hiddenOn(form, standing, values, evaluate, accounts, known),
      ),
    ] as const),
  ).filter(
    ({ text, ownWords, accounts: told }) => text !== '' || ownWords !== '' || told.tellings.length > 0,
  );

/** Questions that hold something and are asked no more, for another answer than the age and the decision. */
export const hiddenOn = (
  form: CompiledForm,
  standing: Copied[1],
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  accounts: Copied[5],
  known: Copied[6],
): Question[] => hiddenAnswers(form.questions, heldOnSheet(standing, values, accounts, known), evaluate);

/** By no field of the other form, by one that waits for another answer, or by one that is asked no more. */
const askedByNoField = (
  form: CompiledForm,
  standing: Copied[1],
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  hidden: readonly Question[],
): Question[] =>
  form.questions.filter((one) => {
    const asked = isAsked(one, values, evaluate);
    const answered = hasContent(standing.get(one.name));
    return (
      hidden.includes(one) ||
      isAlsoRecorded(one, form.questions, { asked, answered }) ||
      (!asked && waitsFor(one, form.questions, values, evaluate).length > 0)
    );
  });
