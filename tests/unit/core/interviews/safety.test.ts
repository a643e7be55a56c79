/** @file What a safety check brings up before the interview goes on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FormFile } from '../../../../src-main/core/forms/form-format.ts';
import { safetyConcerns } from '../../../../src-main/core/interviews/safety.ts';
import { findResources } from '../../../../src-main/usecases/resources/resources.ts';
import { type Draft, emptyDraft } from '../../../../src-renderer/questions/answers.ts';
import { askedPages } from '../../../../src-renderer/questions/form.ts';

const FORMS = ['first-account', 'screening-interview'];
const safetyPage = (form: string) => {
  const file = join(findResources().folder, 'forms', `${form}.json`);
  const [page] = askedPages(FormFile.parse(JSON.parse(readFileSync(file, 'utf8'))), {}, () => true);
  if (page === undefined) throw new Error(`${form} has no pages`);
  return page;
};
const concerns = (form: string, values: Record<string, unknown>) =>
  safetyConcerns(safetyPage(form), (name): Draft | undefined =>
    name in values ? { ...emptyDraft(name), state: 'answered', value: values[name] } : undefined,
  );

test.each(FORMS)(
  '%s: each answer that comes before an interview is named, the most pressing first',
  (form) => {
    expect(
      concerns(form, {
        'safety-alone': 'no',
        'safety-now': 'no',
        'safety-urgent': ['food', 'emergency'],
      }),
    ).toEqual(['emergency', 'not-safe', 'not-alone']);
    expect(concerns(form, { 'safety-now': 'no' })).toEqual(['not-safe']);
  },
);

test.each(FORMS)('%s: not sure of being safe, with no safe place tonight, comes first', (form) => {
  const now = (safe: string, urgent: string[]) =>
    concerns(form, { 'safety-now': safe, 'safety-urgent': urgent });
  expect(now('not-sure', ['place'])).toEqual(['no-place']);
  expect(now('not-sure', ['food'])).toEqual([]);
  expect(now('yes', ['place'])).toEqual([]);
  expect(now('no', ['place'])).toEqual(['not-safe']);
});

test.each(FORMS)('%s: a safe place with nothing pressing brings up nothing', (form) => {
  expect(concerns(form, {})).toEqual([]);
  expect(concerns(form, { 'safety-alone': 'no' })).toEqual([]);
  expect(
    concerns(form, { 'safety-alone': 'interpreter-only', 'safety-now': 'yes', 'safety-urgent': ['nothing'] }),
  ).toEqual([]);
});
