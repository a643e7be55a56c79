/** Rules are data: read, checked against the form that uses them, and named when they do not fit. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readElements } from '../../../src-main/core/worksheets/elements.ts';
import { loadFormLibrary, requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { loadRule } from '../../../src-main/usecases/forms/rule-files.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { saidBy } from '../../support/said.ts';

const shipped = findResources();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The shipped resources with one file changed. */
function resourcesWith(file: string, edit: (text: string) => string) {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  folders.push(folder);
  cpSync(shipped.folder, folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  return { folder };
}

describe('a rule that is changed', () => {
  it('changes what is read together, without a line of code', () => {
    const resources = resourcesWith('rules/elements.json', (text) =>
      text.replace('"child": ["act", "purpose"]', '"child": ["purpose"]'),
    );
    const marks = [{ group: 'purpose', title: 'Forced labour', state: 'shown' }];
    const read = (from: { folder: string }) =>
      readElements(loadRule(from, 'elements'), marks, 'yes').map((one) => one.allRecorded);
    expect([read(shipped), read(resources)]).toEqual([
      [false, false],
      [true, false],
    ]);
  });
});

describe('a rule that does not fit', () => {
  it.each([
    ['elements', 'rules/elements.json', (text: string) => text.slice(0, 200), 'elements.json'],
    [
      'elements',
      'rules/elements.json',
      (text: string) => text.replace('"service"]', '"servitude"]'),
      '"service"',
    ],
    [
      'elements',
      'rules/elements.json',
      (text: string) => text.replace('{"adult": ["service", "means"], ', '{'),
      'says nothing for "adult"',
    ],
    [
      'elements',
      'rules/elements.json',
      (text: string) => text.replace('under-18-then', 'age-then'),
      '"age-then"',
    ],
    [
      'child-rights-security',
      'rules/checklist.json',
      (text: string) => text.replace('"not-applicable"', '"not-for-us"'),
      'policy-status: the rule needs the choice "not-for-us"',
    ],
    [
      'child-rights-security',
      'forms/child-rights-security.json',
      (text: string) => text.replace('"policy-reason"', '"policy-why"'),
      'there is no "policy-reason" beside it',
    ],
    [
      'uk-indicators',
      'rules/indicators-seen.json',
      (text: string) => text.replace('["absent"]', '[]'),
      'g01: the rule does not know "absent"',
    ],
    [
      'ilo-indicators',
      'forms/ilo-indicators.json',
      (text: string) => text.replace('"item": "deception/job"', '"item": "deception/boss"'),
      'deception-job: the rule has no "deception/boss"',
    ],
    [
      'ilo-indicators',
      'indicators/ilo-2009.json',
      (text: string) => text.replace('"strong": 2', '"strong": 0'),
      'positive',
    ],
    [
      'special-measures',
      'forms/special-measures.json',
      (text: string) => text.replace('"court-sheet"', '"court-paper"'),
      'printedAs: no purpose of consent covers "court-paper"',
    ],
    [
      'first-account',
      'forms/first-account.json',
      (text: string) => text.replace('"use": "interview"', '"use": "interview", "printedAs": "court-sheet"'),
      'printedAs: only a worksheet is printed',
    ],
  ])('%s, %s: its form is set aside, saying why, and the others stay', async (formId, file, edit, words) => {
    const resources = resourcesWith(file, edit);
    const { damaged, forms } = await loadFormLibrary(resources);
    expect(damaged.map((one) => one.file)).toEqual([`${formId}.json`]);
    expect(saidBy(damaged[0]).join('\n')).toContain(words);
    expect(forms.has('screening-interview')).toBe(true);
    await expect(requireForm(resources, formId)).rejects.toMatchObject({ code: 'form-damaged' });
  });
});
