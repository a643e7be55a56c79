/** @file What is typed into the other form: each field that is asked now, in the form's order. */

import type { CopiedField } from '../../contract/copy-out.ts';
import type { AnswerView } from '../../core/answers/answer.ts';
import { isWordedAnew } from '../../core/answers/carried.ts';
import type { KeptBack, KnownAnswer } from '../../core/answers/fact.ts';
import { readableValue } from '../../core/answers/readable.ts';
import { hasContent } from '../../core/answers/said.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import { waitsFor } from '../../core/forms/also-recorded.ts';
import type { FormQuestion } from '../../core/forms/form-format.ts';
import {
  isAsked,
  isFurtherBox,
  isTyped,
  type Question,
  takesOfficialValue,
} from '../../core/forms/questions.ts';
import { isSilent, tellsByName } from '../../core/withholding/copy.ts';
import { hiddenBy } from '../../core/worksheets/hidden-answers.ts';
import { leftOn } from '../../core/worksheets/left-for-later.ts';
import { lookAgain } from '../../core/worksheets/look-again.ts';
import { reachedSafely } from '../../core/worksheets/reached-safely.ts';
import { countsFromThatDay, isOfSeveralTalks, toldOn } from '../../core/worksheets/told-on.ts';
import type { SheetAccounts } from '../answers/sheet-accounts.ts';
import type { CompiledForm } from '../forms/compiled-form.ts';
import type { Expressions } from '../forms/expressions.ts';

/** `standing`: the newest answer to each question, `values` those that are answered, `wrongly` the questions that asked the wrong thing. */
export function copyOutFields(
  form: CompiledForm,
  standing: ReadonlyMap<string, AnswerView>,
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
  wrongly: ReadonlySet<string>,
  accounts: SheetAccounts,
  known: readonly KnownAnswer[],
  kept: ReadonlyMap<string, KeptBack>,
  questions: readonly Question[] = fieldsAsked(form, values, evaluate).filter(
    (one) => !isFurtherBox(one) || hasContent(standing.get(one.name)) || accounts.has(one.name),
  ),
): CopiedField[] {
  const told = new Map(known.map((one) => [one.question, one]));
  const isSeveral = isOfSeveralTalks(known);
  return questions.map((question) => {
    const { name, title, element } = question;
    const toBeAsked = wrongly.has(name);
    const answer = toBeAsked ? undefined : standing.get(name);
    const beside = toBeAsked ? undefined : withoutSilent(accounts.get(name));
    const text = toBeAsked ? '' : readableValue(element, values[name]);
    return {
      question: name,
      field: element.testimony.field ?? '',
      title,
      asks: element.testimony.official?.asks ?? '',
      hint: element.testimony.official?.hint ?? '',
      codes: toBeAsked ? [] : codesOf(element, values[name]),
      takesValue: takesOfficialValue(element),
      state: beside?.stands === 'put-off' ? 'deferred' : (answer?.state ?? 'not-asked'),
      toBeAsked,
      text,
      ownWords: answer?.ownWords ?? '',
      worded: isWordedAnew(element, answer, told.get(name)),
      accounts: beside ?? { stands: 'agrees', tellings: [] },
      waitsFor: waitsFor(question, form.questions, values, evaluate).map((gate) => gate.title),
      hiddenBy: hiddenBy(question, form.questions, values, evaluate),
      kept: keptFrom(question, kept.get(name)),
      toldOn:
        (isSeveral || countsFromThatDay(`${text}\n${answer?.ownWords ?? ''}`)) && beside === undefined
          ? toldOn(`${text}\n${answer?.ownWords ?? ''}`, element, answer, told.get(name))
          : [],
      leftOn: answer === undefined && beside === undefined ? [] : leftOn(question, known),
      lookAgain: lookAgain(question, answer, known),
      reach: reachedSafely(question, form.questions, (name) => standing.get(name), known),
      instead: hasContent(answer) ? [] : oneName(question, told.get(name)),
      optional: element.testimony.destination === 'optional',
      limit: 'maxLength' in element ? (element.maxLength ?? null) : null,
    };
  });
}

/** Said without a reason where the name of the field alone would tell what is kept back: there nothing stands. */
const keptFrom = ({ fact }: Question, why: KeptBack | undefined): Coded[] =>
  why === undefined || tellsByName(fact)
    ? []
    : [coded(why.rest === true ? 'sheet-words-left' : 'sheet-words-withheld', { reason: why.reason })];

/** The person's name as the case has it, where the form asks for a part of it that nobody told. */
export const oneName = ({ fact }: Pick<Question, 'fact'>, known: KnownAnswer | undefined): Coded[] =>
  (fact === 'person.first-name' || fact === 'person.last-name'
    ? (known?.facts.find(({ key }) => key === 'person.name')?.statements ?? [])
    : []
  )
    .slice(0, 1)
    .map(({ text: name }) => coded('pack-one-name', { name }));

/** Nothing that is kept back and that its name would tell; undefined where nothing is left beside the field. */
function withoutSilent(on: ReturnType<SheetAccounts['get']>): ReturnType<SheetAccounts['get']> {
  if (on === undefined || !on.tellings.some(isSilent)) return on;
  const tellings = on.tellings.filter((one) => !isSilent(one));
  return tellings.length === 0 ? undefined : { ...on, tellings };
}

/** Of the options that stand in the form itself: entries of a list are named by their words there. */
const codesOf = (element: FormQuestion, value: unknown): string[] =>
  'choices' in element && element.testimony.codes === undefined && value !== undefined && value !== null
    ? [value].flat().map(String)
    : [];

/** Questions that have a field on the other form and are asked now. */
const fieldsAsked = (
  form: CompiledForm,
  values: Readonly<Record<string, unknown>>,
  evaluate: Expressions['evaluate'],
): Question[] =>
  form.questions.filter(({ element }) => isTyped(element)).filter((one) => isAsked(one, values, evaluate));
