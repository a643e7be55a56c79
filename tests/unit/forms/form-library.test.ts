import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Model, Serializer } from 'survey-core';
import { afterEach, describe, expect, it } from 'vitest';
import { loadFormLibrary, requireForm } from '../../../src-main/usecases/forms/form-library.ts';
import { findResources } from '../../../src-main/usecases/resources/resources.ts';
import { smallForm } from '../../support/forms.ts';
import { saidBy } from '../../support/said.ts';

const shipped = findResources();
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the shipped resources with one more file among the forms. */
function resourcesWith(file: string, content: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'forms-'));
  folders.push(folder);
  cpSync(shipped.folder, folder, { recursive: true });
  writeFileSync(join(folder, 'forms', file), typeof content === 'string' ? content : JSON.stringify(content));
  return { folder };
}
const edited = (edit: (form: ReturnType<typeof smallForm>) => void) => {
  const form = smallForm();
  edit(form);
  return form;
};

describe('the forms that come with the program', () => {
  it('all load', async () => {
    const { forms, damaged } = await loadFormLibrary(shipped);
    expect(damaged).toEqual([]);
    expect(forms.size).toBe(
      readdirSync(join(shipped.folder, 'forms')).filter((name) => name.endsWith('.json')).length,
    );
  });

  it('are understood by SurveyJS down to the last property', async () => {
    for (const type of ['survey', 'page', 'panel', 'question']) {
      Serializer.addProperty(type, { name: 'testimony', type: 'value' });
    }
    for (const form of (await loadFormLibrary(shipped)).forms.values()) {
      const model = new Model(form.definition);
      expect([form.file.testimony.id, model.jsonErrors ?? []]).toEqual([form.file.testimony.id, []]);
      expect(model.getAllQuestions().map((q) => q.name)).toEqual(form.questions.map((q) => q.name));
    }
  });

  it('say of every question where it comes from and how sure that is', async () => {
    for (const form of (await loadFormLibrary(shipped)).forms.values()) {
      for (const question of form.questions) {
        expect(question.source).not.toBe('');
        expect(['A', 'B', 'C']).toContain(question.certainty);
      }
    }
  });

  it('require nothing but the safety check and consent, and score nothing', async () => {
    for (const form of (await loadFormLibrary(shipped)).forms.values()) {
      expect(form.questions.filter((q) => q.required && q.part === 'interview')).toEqual([]);
      expect(JSON.stringify(form.definition)).not.toMatch(/"(score|isRequired|correctAnswer)"/);
    }
  });

  it('begin a first account with safety, then consent, then neutral ground, end on neutral ground, and code last', async () => {
    const form = await requireForm(shipped, 'first-account');
    expect(form.file.pages.map((page) => page.name)).toEqual([
      'safety',
      'consent',
      'background',
      'recruitment',
      'journey',
      'what-happened',
      'control',
      'leaving',
      'now',
      'more',
      'closing',
      'coded',
    ]);
    expect(form.questions.filter((q) => q.part === 'interview').length).toBeGreaterThanOrEqual(25);
  });
});

describe('a form with something wrong in it', () => {
  it.each([
    ['not JSON', '{"title": ', 'cannot be read as JSON'],
    ['an empty file', '', 'cannot be read as JSON'],
    ['a misspelt property', edited((f) => Object.assign(f.pages[2]!, { tilte: 'x' })), 'pages.2'],
    [
      'a question without a title',
      edited((f) => delete (f.pages[2]!.elements[0] as { title?: string }).title),
      'pages.2.elements.0.title',
    ],
    [
      'a name used twice',
      edited((f) => Object.assign(f.pages[2]!.elements[0]!, { name: 'alone' })),
      'alone: this name is used twice',
    ],
    [
      'a condition on nothing',
      edited((f) => Object.assign(f.pages[2]!.elements[0]!, { visibleIf: "{nothing} = 'x'" })),
      '"nothing"',
    ],
    [
      'a condition that cannot be read',
      edited((f) => Object.assign(f.pages[2]!.elements[0]!, { visibleIf: '{alone} = = 1' })),
      'cannot be read',
    ],
    [
      'a constraint that asks for nothing there',
      edited((f) =>
        Object.assign(f.pages[2]!.elements[0]!, {
          validators: [{ type: 'expression', expression: '{nowhere} > 1', text: 'x' }],
        }),
      ),
      '"nowhere"',
    ],
    [
      'a row whose condition asks for nothing there',
      edited((f) =>
        f.pages[2]!.elements.push({
          type: 'paneldynamic',
          name: 'rows',
          title: 'Rows',
          templateElements: [{ type: 'text', name: 'cell', title: 'Cell', visibleIf: "{panel.other} = 'x'" }],
        } as never),
      ),
      'rows.cell: the condition asks for "panel.other"',
    ],
    [
      'a mandatory question',
      edited((f) => Object.assign(f.pages[2]!.elements[0]!, { testimony: { required: true } })),
      'only the safety check and consent',
    ],
    ['consent before safety', edited((f) => f.pages.reverse()), 'the safety page comes first'],
    ['no safety page', edited((f) => f.pages.shift()), 'the safety page comes first'],
    [
      'an unknown purpose',
      edited((f) => Object.assign(f.pages[1]!.elements[1]!, { testimony: { consent: 'newspapers' } })),
      'no purpose "newspapers"',
    ],
    [
      'an unknown fact',
      edited((f) => Object.assign(f.pages[2]!.elements[0]!, { testimony: { fact: 'shoe.size' } })),
      'no fact "shoe.size"',
    ],
    [
      'a code list nobody has',
      edited((f) =>
        Object.assign(f.pages[2]!.elements[0]!, { type: 'dropdown', testimony: { codes: 'planets' } }),
      ),
      'codes: a list of choices cannot be read',
    ],
    ['HTML', edited((f) => Object.assign(f.pages[2]!.elements[0]!, { type: 'html' })), 'pages.2.elements.0'],
    [
      'the id of another form',
      edited((f) => Object.assign(f.testimony, { id: 'first-account' })),
      'another form is called',
    ],
  ])('%s: the file and the place are named', async (_what, content, words) => {
    const resources = resourcesWith('small.json', content);
    const { damaged, forms } = await loadFormLibrary(resources);
    expect(damaged.map((one) => one.file)).toEqual(['small.json']);
    expect(saidBy(damaged[0]).join('\n')).toContain(words);
    expect(forms.has('first-account')).toBe(true);
    await expect(requireForm(resources, 'small')).rejects.toMatchObject({
      code: 'form-damaged',
      subject: 'small.json',
    });
  });

  it('is not confused with a form nobody has', async () => {
    await expect(requireForm(shipped, '../consent/purposes')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('loads once it is put right', async () => {
    const resources = resourcesWith('small.json', smallForm());
    expect((await loadFormLibrary(resources)).damaged).toEqual([]);
    expect(readFileSync(join(resources.folder, 'forms', 'small.json'), 'utf8')).toContain('Small');
  });
});

it('the child’s form says of each order whose law it is, and asks since when of each', async () => {
  const form = await requireForm(shipped, 'child-first-response');
  const element = form.byName.get('legal-status')?.element;
  const orders = element?.type === 'radiogroup' ? element.choices : [];
  const unsaid = orders.filter(({ text }) => !/England|Scotland|Northern Ireland/.test(String(text)));
  expect(unsaid.map(({ value }) => value)).toEqual(['other-order', 'none', 'not-known']);
  const asked = String(form.byName.get('legal-since')?.element.visibleIf);
  for (const { value } of orders)
    expect(asked.includes(`'${value}'`)).toBe(!['none', 'not-known'].includes(`${value}`));
});
