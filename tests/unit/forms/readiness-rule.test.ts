/** What a referral should have, as data: every question it names is on the sheet, every line has its source. */
import { expect, it } from 'vitest';
import { loadReadiness } from '../../../src-main/usecases/disclosure/referral-yes.ts';
import { loadFormLibrary } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';

const resources = findResources();
const { forms } = await loadFormLibrary(resources);
const data = loadReadiness(resources);
const form = forms.get(data.form);
const names = new Set(form?.questions.map((one) => one.name));

it('names only questions of the sheet', () => {
  const named = [
    ...data.looks.flatMap((look) => look.parts.flatMap((part) => part.questions)),
    ...data['asks-for-others'],
    ...data['persons-own'],
    ...data['names-others'],
    ...data.family,
    ...data['own-side'],
  ];
  expect(named.filter((name) => !names.has(name))).toEqual([]);
});

it('looks for what section 3 of the toolkit names, each line with its source', () => {
  expect(data.looks.map((one) => one.id)).toEqual(
    expect.arrayContaining(['timeline', 'signs', 'view', 'gaps', 'lateness', 'contacts', 'attachments']),
  );
  for (const one of data.looks)
    expect(one.source).toMatch(/^(Toolkit, section \d|Home Office referral form)/);
});
