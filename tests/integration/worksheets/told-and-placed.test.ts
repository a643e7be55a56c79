/**
 * What was recorded is never said not to have been asked: a permission beside a box that the referrer ticks, a number behind a question
 * that was answered otherwise later, where a child was when it spoke. A worked-out age is no account beside “not sure”, and reasons why
 * accounts differ stand under no question about dishonesty until somebody says that there is a concern.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { fieldLines } from '../../../src-main/cli/commands/worksheet-copy-out.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const fill = (screeningId: ScreeningId, ...answers: readonly object[]) =>
  work.do('screeningAnswer', { screeningId, answers: answers as never });
const copied = (screeningId: ScreeningId) => work.do('copyOutRecord', { screeningId, accountsSeen: true });
async function field(sheet: ScreeningId, name: string) {
  const { fields, also } = await copied(sheet);
  const found = [...fields, ...also].find(({ question }) => question === name);
  return found === undefined ? null : fieldLines(found).join('\n');
}
async function packLine(personId: PersonId, title: string) {
  const { parts } = await work.do('packPreview', {
    ...{ profileId: 'nrm-preparation', personId, recipient: 'Kalayaan' },
  });
  const found = parts.flatMap((part) => part.lines).find((one) => one.title === title);
  return found?.said.join('\n');
}
async function person(name: string, born: string) {
  const { caseId } = work;
  const of = { caseId, role: 'survivor' as const, name, birthDate: { value: born } };
  const { id: personId } = await work.do('personAdd', of as never);
  return { caseId, personId };
}

beforeAll(async () => {
  work = await engineAtWork();
}, 60_000);
afterFile(() => work?.engine.close());

describe('of an adult', () => {
  let personId: PersonId;
  let talk: ScreeningId;
  let sheet: ScreeningId;
  beforeAll(async () => {
    const of = await person('Maria Popescu', '1990-05-02');
    ({ personId } = of);
    await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
    ({ id: talk } = await work.do('screeningRecord', {
      ...{ ...of, formId: 'screening-interview', readBack: 'Read aloud' },
      answers: [
        ...openingAnswers(),
        answered('treatment', 'Shouted at.'),
        answered('phone-kind', 'pv-alternative-number'),
        answered('phone-other', '07700 900123'),
        answered('decision-to', 'someone-else'),
        answered('decision-first-name', 'Ffion'),
        answered('decision-permission', ['yes'], { ownWords: 'She may open it.' }),
      ] as never,
    }));
    ({ id: sheet } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' }));
    const route = [answered('pv-under-age', 'no'), answered('pv-want-to-submit-nrm', 'yes')];
    await fill(sheet, ...route, answered('does-pv-need-support', 'yes'));
    await work.do('screeningCarryOver', { screeningId: sheet });
  }, 60_000);

  it('says beside a box for the referrer what the person said to it, and not that nobody asked', async () => {
    const box = 'someone-else-permission-check';
    const shown = await field(sheet, box);
    expect(shown).toMatch(/The person gives permission .*“She may open it\.”.*Screening interview/su);
    expect(shown).not.toMatch(/Not asked/u);
    const title = 'The person has given permission for the decision to be sent to them';
    expect(await packLine(personId, title)).toMatch(/The person gives permission/u);
  });

  it('lists a number that was told and is asked no more as told, and not taken', async () => {
    const listed = async () => (await work.do('copyOutCheck', { screeningId: sheet })).notTaken.map(said);
    expect((await listed()).filter((one) => one.startsWith('“The other number”'))).toEqual([]);
    await fill(sheet, { ...answered('pv-phone-number', 'yes'), relation: 'new' });
    const lines = (await listed()).filter((one) => one.startsWith('“The other number”'));
    expect(lines).toEqual([expect.stringMatching(/told.*not asked.*How can the support provider reach/su)]);
    // The list says where to look, and is no place for a number.
    expect(lines.join()).not.toContain('07700');
  });

  it('has no reason under a question about dishonesty until somebody says that there is a concern', async () => {
    await work.do('screeningAddLayer', { screeningId: talk, reason: 'She told more' });
    const why = { relation: 'differs', cause: 'other', ownWords: 'He was in the next room.' };
    await fill(talk, ...safetyAnswers(), answered('treatment', 'Beaten.', why));
    const details = 'evidence-of-dishonesty-details';
    expect(await field(sheet, details)).toBeNull();
    await fill(sheet, answered('evidence-of-dishonesty', 'no'));
    expect(await field(sheet, details)).toBeNull();
    await fill(sheet, answered('evidence-of-dishonesty', 'yes'));
    expect(await field(sheet, details)).toContain('He was in the next room.');
  });
});

describe('of a child', () => {
  const record = (of: Awaited<ReturnType<typeof person>>, ...answers: readonly object[]) =>
    work.do('screeningRecord', {
      ...{ ...of, formId: 'child-first-response', readBack: 'Read through' },
      answers: answers as never,
    });
  async function sheetOf(of: Awaited<ReturnType<typeof person>>) {
    const { id } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' });
    await work.do('screeningCarryOver', { screeningId: id });
    return id;
  }
  const AGE = 'pv-under-age';
  const NAME = 'pv-name-first-name';

  it('takes “not sure” where the date of birth makes it a child: nothing waits for a decision', async () => {
    const of = await person('Duc Tran', '2010-05-02');
    await record(of, answered('under-18', 'not-sure'), answered('council-name', 'Fife Council'));
    const sheet = await sheetOf(of);
    expect(await field(sheet, AGE)).toMatch(/Not sure(?![\s\S]*to be decided)/iu);
    expect(await field(sheet, NAME)).toMatch(/^ {2}Duc$/mu);
  });

  it('holds “no” against a date of birth that makes it a child', async () => {
    const of = await person('An Le', '2010-05-02');
    await record(of, answered('under-18', 'no'));
    expect(await field(await sheetOf(of), AGE)).toMatch(/to be decided/u);
  });

  it('says where the child was and to whom it spoke, where the form asks how it was interviewed', async () => {
    const of = await person('Ewan Reid', '2011-02-01');
    const row = {
      words: 'He took my phone.',
      asked: 'unasked',
      when: '3 Nov 2026, 10 am',
      about: 'treatment',
    };
    const where = { where: 'the school office in Kirkcaldy', to: 'Mrs Baird', language: 'English' };
    await record(
      of,
      answered('said', [
        { ...row, ...where },
        { ...row, ...where, words: 'I was cold.' },
      ]),
    );
    const shown = (await field(await sheetOf(of), 'where-how-interview-carried-out')) ?? '';
    expect(shown.match(/the school office in Kirkcaldy/gu)).toHaveLength(1);
    expect(shown).toMatch(/3 Nov 2026, 10 am.*Mrs Baird.*English/u);
    expect(shown).not.toMatch(/Not asked/u);
    const pack = await packLine(of.personId, 'Where and how was the person interviewed?');
    expect(pack).toContain('the school office in Kirkcaldy');
  });
});
