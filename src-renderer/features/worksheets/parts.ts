/** @file A worksheet in parts: pages that belong to one group are filled in together. Pure. */
import { hasContent } from '../../../src-main/core/answers/said.ts';
import { type FormFile, type FormPage, formText } from '../../../src-main/core/forms/form-format.ts';
import type { Draft } from '../../questions/answers.ts';
import type { AskedPage } from '../../questions/form.ts';

export interface Part {
  /** The name of its first page: parts do not move when a branch opens. */
  readonly key: string;
  readonly title: string;
  /** The pages of it that are asked now. */
  readonly pages: readonly AskedPage[];
}

/** Parts with something asked in them, in the form's order. */
export function worksheetParts(form: FormFile, asked: readonly AskedPage[]): Part[] {
  const parts: { key: string; title: string; names: Set<string>; group: string }[] = [];
  for (const page of form.pages) {
    const group = groupOf(page);
    const last = parts.at(-1);
    if (group !== '' && last?.group === group) last.names.add(page.name);
    else {
      const title = group === '' ? formText(page.title) : group;
      parts.push({ key: page.name, title, names: new Set([page.name]), group });
    }
  }
  return parts
    .map(({ key, title, names }) => ({ key, title, pages: asked.filter(({ page }) => names.has(page.name)) }))
    .filter((part) => part.pages.length > 0);
}

const groupOf = (page: FormPage): string => formText(page.testimony.group);

export interface CarriedCount {
  /** Questions asked on this route. */
  readonly applicable: number;
  /** Of those, answered with what was already said. */
  readonly told: number;
  /** Of those, answered at all, if only in own words. */
  readonly answered: number;
}

export function carriedCount(
  asked: readonly AskedPage[],
  draftOf: (question: string) => Draft | undefined,
): CarriedCount {
  const drafts = asked.flatMap(({ questions }) =>
    questions
      .filter(({ question }) => question.testimony.destination !== 'off-route')
      .map(({ question }) => draftOf(question.name)),
  );
  const answered = drafts.filter(hasContent);
  return {
    applicable: drafts.length,
    answered: answered.length,
    told: answered.filter((draft) => draft?.relation === 'confirms').length,
  };
}
