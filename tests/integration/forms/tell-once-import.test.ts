import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormFile } from '../../../src-main/core/forms/form-format.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { compileForm } from '../../../src-main/usecases/forms/compiled-form.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { HTCDS, workbook } from '../../support/xlsforms.ts';

/** The standard's form with more of its fields, as an organisation would have filled it out. */
const WIDER = {
  ...HTCDS,
  survey: [
    ...(HTCDS.survey ?? []).slice(0, -1),
    ['select_multiple country', 'prs_Citizenship', 'Citizenship'],
    ['select_one marital', 'prs_MaritalStatus', 'Marital status'],
    ['integer', 'prs_NumberOfChildren', 'Children'],
    ['text', 'prs_MobilePhone', 'Mobile'],
    ['text', 'vic_LocationOfExploitation', 'Where'],
    ['begin_repeat', 'events', 'Events'],
    ['text', 'prs_Email', 'E-mail of a witness'],
    ['end_repeat'],
    ['end_group'],
  ],
  choices: [
    ...(HTCDS.choices ?? []),
    ['country', 'VN', 'Viet Nam'],
    ['country', 'rom', 'Romania'],
    ['marital', 'Married', 'Married'],
    ['marital', 'RegisteredPartnership', 'Registered partnership'],
  ],
};

let at: EngineAtWork;
let personId: PersonId;
let interview: ScreeningId;
let imported: ScreeningId;
let formId: string;
beforeAll(async () => {
  at = await engineAtWork();
  personId = (await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Maria Popescu' })).id;
  const file = at.pick('htcds.xlsx', await workbook(WIDER));
  const { form } = await at.do('formImport', { file, use: 'worksheet' });
  formId = form.id;
});
afterAll(() => at.engine.close());
const begin = async (id: string): Promise<ScreeningId> => {
  const view = await at.do('screeningStart', { caseId: at.caseId, personId, formId: id });
  return view.id;
};
const say = (screeningId: ScreeningId, values: Record<string, unknown>) =>
  at.do('screeningAnswer', {
    screeningId,
    answers: Object.entries(values).map(([question, value]) => ({
      question,
      state: 'answered' as const,
      value: value as never,
    })),
  });
const known = async (screeningId: ScreeningId) =>
  new Map((await at.do('screeningShow', { screeningId })).known.map((one) => [one.question, one]));
/** What a field of the workbook is called in the form. */
const nameOf = async (field: string): Promise<string> => {
  const { definition } = await at.do('formShow', { formId });
  const form = compileForm(FormFile.parse(definition), definition);
  const plain = (name: string | undefined) => name?.replaceAll('_', '');
  const found = form.questions.find((one) => plain(one.element.testimony.field) === plain(field));
  return found?.name ?? `no question for ${field}`;
};

describe('a form of the data standard that is brought along', () => {
  it('says in the report which of its questions are told once', async () => {
    const { report } = await at.do('formReport', { formId });
    const told = report.lines.filter((line) => line.says.code === 'import-told-once');
    expect(told.map((line) => line.name).toSorted()).toEqual([
      'prs_Birthdate',
      'prs_Citizenship',
      'prs_First_Name',
      'prs_Gender',
      'prs_MaritalStatus',
      'prs_MobilePhone',
      'prs_NumberOfChildren',
      'prs_Second_Name',
      'vic_LocationOfExploitation',
      'vic_Methods_of_Control',
    ]);
    expect(told.every((line) => line.row !== null && line.outcome === 'changed')).toBe(true);
    expect(told.find((line) => line.name === 'prs_Birthdate')?.says.params).toEqual({
      title: 'Date of birth',
    });
  });

  it('knows what the interview was told, in its own choices, and carries it over', async () => {
    interview = await begin('screening-interview');
    await at.do('screeningAnswer', { screeningId: interview, answers: openingAnswers() });
    await say(interview, {
      gender: 'female',
      nationality: 'VN',
      born: { value: '2001-03', qualifier: 'about' },
      'marital-status': 'married',
      'children-number': 2,
      methods: ['debt', 'earnings-taken'],
      where: 'A farm near Boston',
    });
    imported = await begin(formId);
    const found = await known(imported);
    const value = async (field: string) => found.get(await nameOf(field))?.value;
    expect(await value('prs_Gender')).toBe('Feminine');
    expect(await value('prs_Citizenship')).toEqual(['VN']);
    expect(await value('prs_Birthdate')).toEqual({ value: '2001-03', qualifier: 'about' });
    expect(await value('prs_MaritalStatus')).toBe('Married');
    expect(await value('prs_NumberOfChildren')).toBe(2);
    expect(await value('vic_LocationOfExploitation')).toBe('A farm near Boston');
    expect(await value('vic_Methods_of_Control')).toEqual(['DebtBondage', 'TakesEarnings']);
    await say(imported, { [await nameOf('con_Consent')]: ['OK'] });
    const { carried } = await at.do('screeningCarryOver', { screeningId: imported });
    expect(carried).toBeGreaterThanOrEqual(7);
    const { facts } = await at.do('factList', { personId });
    expect(facts.filter((fact) => fact.differs).map((fact) => fact.key)).toEqual([]);
  });

  it('what is answered in it is known elsewhere, in the words of the other form', async () => {
    const other = await at.do('personAdd', { caseId: at.caseId, role: 'survivor', name: 'Second' });
    const started = await at.do('screeningStart', { caseId: at.caseId, personId: other.id, formId });
    await say(started.id, {
      [await nameOf('prs_First_Name')]: 'Lan',
      [await nameOf('prs_Gender')]: 'Masculine',
      [await nameOf('prs_Citizenship')]: ['rom'],
      [await nameOf('prs_NumberOfChildren')]: 3,
      [await nameOf('prs_MaritalStatus')]: 'RegisteredPartnership',
    });
    const sheet = await at.do('screeningStart', {
      caseId: at.caseId,
      personId: other.id,
      formId: 'nrm-preparation',
    });
    const found = await known(sheet.id);
    expect(found.get('pv-name-first-name')?.value).toBe('Lan');
    expect(found.get('pv-gender')?.value).toBe('male');
    expect(found.get('pv-nationality')?.value).toBe('RO');
    expect(found.get('does-pv-have-children-yes-amount')?.value).toBe(3);
    // A value with no counterpart is shown in its own words and is not ready to be confirmed.
    const account = await at.do('screeningStart', {
      caseId: at.caseId,
      personId: other.id,
      formId: 'screening-interview',
    });
    const marital = (await known(account.id)).get('marital-status');
    expect([marital?.text, marital?.value]).toEqual(['Registered partnership', null]);
  });

  it('is tied only where the name and the kind are those of the standard, and never inside rows', async () => {
    const file = at.pick(
      'other.xlsx',
      await workbook({
        survey: [
          ['type', 'name', 'label'],
          ['text', 'prs_Birthdate', 'Date of birth, in words'],
          ['text', 'prs_Gendre', 'Gender'],
          ['text', 'first_name', 'First name'],
          ['text', 'prs_MobilePhone', 'Phone'],
          ['begin_repeat', 'people', 'People'],
          ['text', 'prs_FirstName', 'First name of another'],
          ['end_repeat'],
        ],
        choices: [['list_name', 'name', 'label']],
        settings: [['form_title'], ['Other']],
      }),
    );
    const { report } = await at.do('formImport', { file, preview: true });
    const told = report.lines.filter((line) => line.says.code === 'import-told-once');
    expect(told.map((line) => line.name)).toEqual(['prs_MobilePhone']);
  });
});
