/** What was said stays in the list that is read back, also when another answer closed its branch. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holds } from '../../../src-renderer/questions/conditions.ts';
import { askedPages, readForm } from '../../../src-renderer/questions/form.ts';
import { listedPages } from '../../../src-renderer/questions/listed.ts';

const read = (id: string) =>
  readForm(
    JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/forms/${id}.json`), 'utf8')),
  );
const listed = (id: string, values: Record<string, unknown>, recorded: readonly string[]) => {
  const form = read(id);
  return listedPages(form, askedPages(form, values, holds), (name) => recorded.includes(name));
};
const rows = (pages: ReturnType<typeof listed>, page: string) =>
  pages
    .find((one) => one.page.name === page)
    ?.questions.map(({ question, noLongerAsked }) => [question.name, noLongerAsked === true]);

it('lists an answer whose question is no longer asked, in its place and marked', () => {
  const before = rows(listed('first-account', { 'still-there': 'yes' }, ['what-keeps']), 'leaving');
  expect(before).toContainEqual(['what-keeps', false]);
  const after = rows(listed('first-account', { 'still-there': 'no' }, ['what-keeps']), 'leaving');
  expect(after).toContainEqual(['what-keeps', true]);
  expect(after?.filter(([, gone]) => gone)).toHaveLength(1);
});

it('lists nothing that was neither asked nor answered', () => {
  const pages = listed('first-account', { 'still-there': 'no' }, []);
  expect(rows(pages, 'leaving')?.map(([name]) => name)).not.toContain('what-keeps');
});

it('keeps a whole page that is no longer asked, for what was said on it', () => {
  const page = 'local-authority-contacted-about-child';
  const on = read('nrm-preparation').pages.find((one) => one.name === page)?.elements[0]?.name ?? '';
  expect(rows(listed('nrm-preparation', { 'pv-under-age': 'no' }, []), page)).toBeUndefined();
  expect(rows(listed('nrm-preparation', { 'pv-under-age': 'no' }, [on]), page)).toEqual([[on, true]]);
});
