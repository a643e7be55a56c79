/**
 * A date that a row and a question both tell is one fact: told otherwise in the question alone, every field that reads it says so,
 * and nothing is typed until a row has it. Who helped, an earlier referral and whoever gets the decision stand where the form asks.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let talk: ScreeningId;
let sheet: ScreeningId;
const row = { what: 'Nails', place: 'Hull', country: 'GB', from: { value: '2024-06', qualifier: 'exact' } };
const until = { value: '2025-08', qualifier: 'exact' };
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as string,
  ...more,
});

beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  ({ id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Suwarni Hadi',
    ...born,
  }));
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  ({ id: talk } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [
      ...openingAnswers(),
      answered('periods', [{ ...row, until }]),
      answered('still-there', 'no'),
      answered('how-left', 'She walked out.'),
      answered('reported-before', 'yes'),
      answered('moments', [
        { kind: 'helped', what: 'gave her bread', who: 'Mrs Ojo' },
        { kind: 'helped-leave', what: 'opened the back door', who: 'Mădălina' },
      ]),
      answered('referrals-before', [
        {
          on: { value: '2024-05', qualifier: 'exact' },
          by: 'Migrant Help',
          reference: 'NRM-77',
          decision: 'negative',
        },
      ]),
      answered('decision-to', 'someone-else'),
      answered('decision-first-name', 'Ffion'),
      answered('decision-means', ['email']),
      answered('decision-email', 'ffion@pryce.example'),
      answered('decision-permission', ['yes']),
    ] as never,
  }));
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningAnswer', {
    screeningId: sheet,
    answers: [answered('pv-under-age', 'no'), answered('pv-want-to-submit-nrm', 'yes')],
  });
  await work.do('screeningCarryOver', { screeningId: sheet });
}, 120_000);
afterAll(() => work.engine.close());

const field = async (name: string) => {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  return fields.find((one) => one.question === name)?.text ?? '';
};

it('has what a single period was with the period, and nowhere a second time', async () => {
  const { fields, also } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const found = [...fields, ...also].filter(({ text, accounts }) =>
    JSON.stringify({ text, told: accounts.tellings }).includes('Nails'),
  );
  expect(found.map(({ question, text }) => ({ question, text }))).toEqual([
    {
      question: 'when-did-the-exploitation-take-place',
      text: 'June 2024 – August 2025, Hull, United Kingdom: Nails',
    },
  ]);
});

it('has who helped her leave where the form asks it, and no other help', async () => {
  const left = await field('how-why-did-they-leave-the-situation');
  expect(left).toContain('opened the back door');
  expect(left).not.toContain('bread');
});

it('has an earlier referral with its reference, and whoever gets the decision with means and permission', async () => {
  expect(await field('yes-the-first-chance-to-report')).toMatch(
    /May 2024; by: Migrant Help; reference: NRM-77/,
  );
  expect(await field('someone-else-first-name')).toBe('Ffion');
  expect(await field('someone-else-email-input')).toBe('ffion@pryce.example');
  // The box says it to whoever refers: what the person said stands beside it, and the tick is theirs.
  const { known } = await work.do('screeningShow', { screeningId: sheet });
  const permission = known.find(({ question }) => question === 'someone-else-permission-check');
  expect(permission).toMatchObject({
    beside: true,
    text: expect.stringContaining('The person gives permission'),
  });
});

it('holds what is typed once a second account gives another leaving date in the question alone', async () => {
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'She told more' });
  const left = answered('left-date', { value: '2025-11-02', qualifier: 'exact' });
  await work.do('screeningAnswer', { screeningId: talk, answers: [...safetyAnswers(), left] as never });
  const { lookAt } = await work.do('copyOutCheck', { screeningId: sheet });
  const warned = lookAt.map(said).filter((words) => words.includes('2 Nov 2025'));
  expect(warned).toHaveLength(2);
  expect(warned.join('\n')).toMatch(/When did it take place\?[\s\S]*How did the person leave\?/);
  const copy = work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  await expect(copy).rejects.toMatchObject({ code: 'not-ready' });
});

it('lets it go again when the row has the date', async () => {
  const rows = [{ ...row, until: { value: '2025-11-02', qualifier: 'exact' } }];
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [answered('periods', rows, { relation: 'differs' })] as never,
  });
  const { held } = await work.do('copyOutCheck', { screeningId: sheet });
  expect(held).toEqual([]);
});
