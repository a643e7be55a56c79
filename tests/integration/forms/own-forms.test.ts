import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import { isAsked } from '../../../src-main/core/forms/questions.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { compileForm } from '../../../src-main/usecases/forms/compiled-form.ts';
import { loadExpressions } from '../../../src-main/usecases/forms/expressions.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { refusal } from '../../support/said.ts';
import { HTCDS, readBack, SHELTER, workbook } from '../../support/xlsforms.ts';

let at: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  at = await engineAtWork();
  const person = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Maria Popescu' });
  personId = person.id;
});
afterAll(() => at.engine.close());

const bring = async (name: string, sheets: typeof SHELTER, more = {}) =>
  at.do('formImport', { file: at.pick(name, await workbook(sheets)), ...more });
const begin = async (formId: string): Promise<ScreeningId> => {
  const { id } = await at.do('screeningStart', { caseId: at.caseId, personId, formId });
  await at.do('screeningAnswer', { screeningId: id, answers: openingAnswers() });
  return id;
};
const say = (screeningId: ScreeningId, question: string, value: unknown) =>
  at.do('screeningAnswer', {
    screeningId,
    answers: [{ question, state: 'answered', value: value as never }],
  });
/** Names of the questions asked now, opening pages left out; the choices of one of them. */
const asked = async (screeningId: ScreeningId) => {
  const { definition, answers } = await at.do('screeningShow', { screeningId });
  const form = compileForm(FormFile.parse(definition), definition);
  const { evaluate } = await loadExpressions();
  const values = Object.fromEntries(answers.map((one) => [one.question, one.value]));
  const shown = form.questions.filter((one) => one.part === 'interview' && isAsked(one, values, evaluate));
  const choices = (name: string) => {
    const element = form.byName.get(name)?.element;
    if (element === undefined || !('choices' in element)) return [];
    return element.choices
      .filter((one) => one.visibleIf === undefined || evaluate(one.visibleIf, values))
      .map((one) => one.value);
  };
  return { names: shown.map((one) => one.name), choices };
};

describe('a form in two languages, with groups, rows, conditions and constraints', () => {
  it('is kept, listed as own, and opens with the safety check and the consents of the program', async () => {
    const { form, added } = await bring('shelter.xlsx', SHELTER);
    expect([form.id, form.version, form.own, added]).toEqual(['own-shelter-intake', '1', true, true]);
    const { forms } = await at.do('formList', {});
    expect(forms.filter((one) => one.own).map((one) => one.title)).toEqual(['Shelter intake']);
    expect(forms.at(-1)?.own).toBe(true);
    const { definition } = await at.do('formShow', { formId: form.id });
    const pages = definition.pages as { name: string }[];
    expect(pages.map((page) => page.name)).toEqual(['safety', 'consent', 'arrival', 'questions', 'stay']);
    const { report, importedBy } = await at.do('formReport', { formId: form.id });
    expect([report.kept.constraints, importedBy]).toEqual([4, 'Amina Okafor']);
    // It is taken in as it is; how it asks is said.
    expect(report.asking?.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'form-section-not-open arrival',
      'form-section-not-open questions',
      'form-section-not-open stay',
    ]);
  });

  it('runs: conditions open questions, constraints speak, and the record is signed', async () => {
    const id = await begin('own-shelter-intake');
    expect((await asked(id)).names).toEqual(['age', 'children', 'country', 'town', 'needs', 'code']);
    expect(await refusal(say(id, 'age', 130))).toMatchObject({
      code: 'answer-not-allowed',
      findings: ['age: An age is between 0 and 119.'],
    });
    expect(await refusal(say(id, 'age', 16.5))).toMatchObject({
      findings: ['age: This question takes a whole number.'],
    });
    await say(id, 'age', 16);
    await say(id, 'children', 'yes');
    expect((await asked(id)).names).toEqual([
      'age',
      'children',
      'guardian',
      'child',
      'country',
      'town',
      'needs',
      'code',
    ]);

    expect(await refusal(say(id, 'child', [{ 'child-name': 'Ana', 'child-age': 20 }]))).toMatchObject({
      findings: ['child: Row 1: Under 18.'],
    });
    await say(id, 'child', [
      { 'child-name': 'Ana', 'child-age': 7, school: 'St Mary' },
      { 'child-name': 'Ion' },
    ]);
    await say(id, 'child', [{}, {}, {}, {}]);
    expect((await asked(id)).names).toEqual(['age', 'children', 'guardian', 'child']);
    await say(id, 'child', [{ 'child-name': 'Ana', 'child-age': 7 }]);

    await say(id, 'country', 'ro');
    expect((await asked(id)).choices('town')).toEqual(['cluj']);
    await say(id, 'needs', ['doctor', 'other']);
    expect((await asked(id)).names).toContain('needs-other');
    expect((await asked(id)).names).toContain('until');
    const day = (value: string) => ({ value, qualifier: 'exact' });
    expect(await refusal(say(id, 'until', day('2001-02-03')))).toMatchObject({
      findings: ['until: A day that is still to come.'],
    });
    await say(id, 'until', day('2001'));
    await say(id, 'until', day('2190-01-01'));
    await expect(say(id, 'code', 'ab-1x')).rejects.toMatchObject({ code: 'answer-not-allowed' });
    await say(id, 'code', 'AB-12');
    // Nothing is required: what the workbook wanted answered may stay open.
    await at.do('screeningAnswer', {
      screeningId: id,
      answers: [{ question: 'age', state: 'prefers-not-to-say' }],
    });
    const signed = await at.do('screeningSign', { screeningId: id, readBack: 'in full, in Romanian' });
    expect([signed.status, signed.formId, signed.formVersion]).toEqual(['signed', 'own-shelter-intake', '1']);
  });

  it('the same workbook again adds nothing; a changed one is a new version, and a draft keeps its own', async () => {
    const draft = await begin('own-shelter-intake');
    expect(await bring('shelter.xlsx', SHELTER)).toMatchObject({ added: false, form: { version: '1' } });
    const survey = [...(SHELTER.survey ?? []), ['text', 'last', 'One more thing', 'Încă ceva']];
    expect(await bring('shelter.xlsx', { ...SHELTER, survey }, { preview: true })).toMatchObject({
      added: false,
    });
    expect((await at.do('formShow', { formId: 'own-shelter-intake' })).version).toBe('1');
    expect(await bring('shelter.xlsx', { ...SHELTER, survey })).toMatchObject({
      added: true,
      form: { version: '2' },
    });
    expect((await asked(draft)).names).not.toContain('last');
    expect((await asked(await begin('own-shelter-intake'))).names).toContain('last');
    const said = await at.do('auditList', { limit: 200 });
    expect(said.entries.filter((one) => one.action === 'form.imported')).toHaveLength(2);
  });

  it('as a worksheet it has no opening pages', async () => {
    const settings = [
      ['form_title', 'form_id'],
      ['Shelter', 'worksheet'],
    ];
    const { form } = await bring('w.xlsx', { ...SHELTER, settings }, { use: 'worksheet', language: 'ro' });
    const { definition } = await at.do('formShow', { formId: form.id });
    expect((definition.pages as { title: unknown }[])[0]?.title).toEqual({
      default: 'Sosire',
      en: 'Arrival',
    });
  });

  it('goes out as a workbook that another program reads, every column as it was', async () => {
    const folder = at.pickFolder(at.desk);
    const { fileName, left } = await at.do('formExport', { formId: 'own-worksheet', folder });
    expect([fileName, left]).toEqual(['Shelter.xlsx', 0]);
    const back = await readBack(readFileSync(join(at.desk, fileName)));
    const trimmed = (rows: typeof SHELTER.survey) =>
      rows?.map((row) => row.map(String).slice(0, row.findLastIndex((cell) => cell !== '') + 1));
    expect(back.survey).toEqual(trimmed(SHELTER.survey));
    expect(back.choices).toEqual(trimmed(SHELTER.choices));
    expect((await at.do('formExport', { formId: 'own-worksheet', folder })).fileName).toBe(
      'Shelter (2).xlsx',
    );
    expect(readdirSync(at.desk).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('the published standard’s own form', () => {
  it('comes in, runs and is signed', async () => {
    const { form, report } = await bring('htcds.xlsx', HTCDS);
    expect(form).toMatchObject({ id: 'own-htcds-case', title: 'Case data' });
    expect(report.lines.filter((line) => line.says.code === 'import-metadata')).toHaveLength(4);
    const id = await begin(form.id);
    expect((await asked(id)).names).not.toContain('prs-first-name');
    await say(id, 'con-consent', ['OK']);
    expect((await asked(id)).names).toContain('prs-first-name');
    await say(id, 'vic-methods-of-control', ['DebtBondage', 'RestrictsMovement']);
    await say(id, 'vic-typeofexploitation', ['ForcedLabour']);
    expect((await asked(id)).names).toContain('vic-forcedlabourindustry');
    await say(id, 'vic-forcedlabourindustry', ['F_Construction']);
    await say(id, 'prs-first-name', 'ماريا');
    expect((await at.do('screeningSign', { screeningId: id, readBack: 'yes' })).status).toBe('signed');
  });

  it('its names lead back to the standard’s fields', async () => {
    const { definition } = await at.do('formShow', { formId: 'own-htcds-case' });
    expect(JSON.stringify(definition)).toContain('"field":"prs_First_Name"');
  });
});

describe('what does not go well', () => {
  it('a workbook that is no form leaves the vault as it was', async () => {
    const before = await at.do('formList', {});
    await expect(at.do('formImport', { file: at.pick('x.xlsx', 'not a workbook') })).rejects.toMatchObject({
      code: 'form-damaged',
      subject: 'x.xlsx',
    });
    await expect(bring('y.xlsx', SHELTER, { language: 'Klingon' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const stop = new AbortController();
    stop.abort();
    const file = at.pick('z.xlsx', await workbook({ ...SHELTER, settings: [['form_id'], ['z']] }));
    await expect(at.do('formImport', { file }, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(await at.do('formList', {})).toEqual(before);
  });

  it('a folder that cannot be written to keeps the log clean and the folder empty', async () => {
    const folder = join(at.desk, 'closed');
    writeFileSync(folder, 'a file, not a folder');
    const wanted = { formId: 'own-worksheet', folder: at.pickFolder(folder) };
    await expect(at.do('formExport', wanted)).rejects.toMatchObject({ code: 'file-unreadable' });
    chmodSync(folder, 0o600);
    await expect(at.do('formExport', { ...wanted, formId: 'first-account' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('a form taken out of the list is gone for new interviews; those held on it keep it; it can come back', async () => {
    const draft = await begin('own-shelter-intake');
    await at.do('formRemove', { formId: 'own-shelter-intake' });
    await expect(at.do('formShow', { formId: 'own-shelter-intake' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(begin('own-shelter-intake')).rejects.toMatchObject({ code: 'not-found' });
    await say(draft, 'age', 40);
    expect((await at.do('screeningShow', { screeningId: draft })).formVersion).toBe('2');
    expect(await bring('shelter.xlsx', SHELTER)).toMatchObject({ added: true, form: { version: '3' } });
  });
});
