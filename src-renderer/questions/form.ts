/** @file A form as the screen needs it: its pages in order, and which questions are asked given the answers. */

import {
  FormFile,
  type FormPage,
  type FormQuestion,
  formText,
} from '../../src-main/core/forms/form-format.ts';
import type { HowSaid } from '../../src-main/core/forms/questions.ts';
import { flattenQuestions, isAsked, isShown, type Question } from '../../src-main/core/forms/questions.ts';
import type { Holds } from './conditions.ts';

type FormChoice = Extract<FormQuestion, { type: 'checkbox' }>['choices'][number];

export interface AskedPage {
  readonly page: FormPage;
  readonly title: string;
  /** Asked now, in order; title and description of the group a question stands in, where there is one. */
  readonly questions: readonly {
    readonly question: FormQuestion;
    /** How what is said to it is marked, unless somebody says otherwise. */
    readonly asked: HowSaid;
    readonly group: string;
    readonly groupAbout: string;
    /** In a list that is read back: it was answered, and another answer took it out since. See `listedPages`. */
    readonly noLongerAsked?: boolean;
  }[];
}

/** The definition that is pinned to an interview, with its defaults filled in. The engine has checked it. */
export function readForm(definition: Readonly<Record<string, unknown>>): FormFile {
  return FormFile.parse(definition);
}

/** The pages on which something is asked, with what is asked there: by core's rule. `values`: answered questions by name. */
export function askedPages(
  form: FormFile,
  values: Readonly<Record<string, unknown>>,
  holds: Holds,
): AskedPage[] {
  const asked = flattenQuestions(form).filter((question) => isAsked(question, values, holds));
  const onPage = Map.groupBy(asked, ({ page }) => page);
  return form.pages.flatMap((page) => {
    const questions = onPage.get(page.name) ?? [];
    if (questions.length === 0) return [];
    const inGroups = questions.map(({ element, asked, panel }) => ({
      question: element,
      asked,
      group: formText(panel?.title),
      groupAbout: formText(panel?.description),
    }));
    return [{ page, title: formText(page.title), questions: inGroups }];
  });
}

/**
 * `askedPages` for one form, again and again as answers come in: a page on which the same is asked stays the very
 * same object, and so does the whole list, so that nothing is drawn anew for it.
 */
export function askedReader(
  form: FormFile,
  holds: Holds,
): (values: Readonly<Record<string, unknown>>) => readonly AskedPage[] {
  let last: readonly AskedPage[] = [];
  return (values) => {
    const next = askedPages(form, values, holds).map(
      (page) => last.find((before) => asksTheSame(before, page)) ?? page,
    );
    if (next.length !== last.length || next.some((page, at) => page !== last[at])) last = next;
    return last;
  };
}

const asksTheSame = (a: AskedPage, b: AskedPage): boolean =>
  a.page === b.page &&
  a.questions.length === b.questions.length &&
  a.questions.every(({ question }, at) => question === b.questions[at]?.question);

/** Choices whose conditions hold, and those of `value`: what is recorded stays to be seen and changed. */
export function shownChoices(
  choices: readonly FormChoice[],
  value: unknown,
  values: Readonly<Record<string, unknown>>,
  holds: Holds,
): FormChoice[] {
  const chosen = [value].flat();
  return choices.filter((choice) => chosen.includes(choice.value) || isShown(choice, values, holds));
}

/** Whether what is answered here is for the fields of another form. */
export const preparesAnother = (form: FormFile): boolean =>
  form.pages.some((page) =>
    page.elements.some((one) => one.type !== 'panel' && one.testimony.field !== undefined),
  );

/** Every question of the form by name, as the rules of the field know it. */
export const ruleQuestions = (form: FormFile): ReadonlyMap<string, Question> =>
  new Map(flattenQuestions(form).map((one) => [one.name, one]));

/** Every question of the form by name, asked or not. */
export function questionsByName(form: FormFile): ReadonlyMap<string, FormQuestion> {
  return new Map(flattenQuestions(form).map(({ name, element }) => [name, element]));
}
