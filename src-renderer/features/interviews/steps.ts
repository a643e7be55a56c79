/** @file Where a session is: a page of questions, a note before or after one, or the check at the end. */
import { formText } from '../../../src-main/core/forms/form-format.ts';
import type { AskedPage } from '../../questions/form.ts';

export type Step =
  | { readonly at: 'page'; readonly page: string }
  | { readonly at: 'before'; readonly page: string }
  | { readonly at: 'after'; readonly page: string; readonly next: string | null }
  | { readonly at: 'check' };

export const noteBefore = (asked: AskedPage): string => formText(asked.page.testimony.before);
export const noteAfter = (asked: AskedPage): string => formText(asked.page.testimony.after);

/** To a page; by way of the note that belongs before it, unless that was read already in this session. */
export function stepTo(pages: readonly AskedPage[], name: string, read: ReadonlySet<string>): Step {
  const asked = pages.find(({ page }) => page.name === name);
  return asked !== undefined && noteBefore(asked) !== '' && !read.has(name)
    ? { at: 'before', page: name }
    : { at: 'page', page: name };
}

/** From a page onwards: its note first, then the next page, and after the last the check. */
export function stepAfter(pages: readonly AskedPage[], name: string, read: ReadonlySet<string>): Step {
  const index = pages.findIndex(({ page }) => page.name === name);
  const next = pages[index + 1]?.page.name ?? null;
  const asked = pages[index];
  if (asked !== undefined && noteAfter(asked) !== '') return { at: 'after', page: name, next };
  return next === null ? { at: 'check' } : stepTo(pages, next, read);
}

/** Something easier: the first page of that kind with a question nobody was asked yet, or the last of them; else the last page that is asked. */
export function easierStep(pages: readonly AskedPage[], recorded: (question: string) => boolean): Step {
  const asked = pages.filter(
    ({ page: { testimony } }) => testimony.part === 'interview' && testimony.coded !== true,
  );
  const easier = asked.filter(({ page }) => page.testimony.easier === true);
  const open = easier.find(({ questions }) => questions.some(({ question }) => !recorded(question.name)));
  const page = (open ?? easier.at(-1) ?? asked.at(-1))?.page.name;
  return page === undefined ? { at: 'check' } : { at: 'page', page };
}

/** Where a session takes up again: the page that was open, without its note, or the first; where nothing is asked, the check. */
export function firstStep(pages: readonly AskedPage[], currentPage: string): Step {
  // Of an account of which nothing is to be put right there is no page.
  if (pages.length === 0) return { at: 'check' };
  const found = pages.some(({ page }) => page.name === currentPage);
  return { at: 'page', page: found ? currentPage : (pages[0]?.page.name ?? '') };
}

/** The question a session goes on with on the page it takes up: after the last one recorded; undefined: from the top. */
export function questionToGoOnWith(
  pages: readonly AskedPage[],
  currentPage: string,
  recorded: (question: string) => boolean,
): string | undefined {
  const asked = pages.find(({ page }) => page.name === currentPage);
  const names = asked?.questions.map(({ question }) => question.name) ?? [];
  const last = names.findLastIndex(recorded);
  return last < 0 ? undefined : (names[last + 1] ?? names[last]);
}
