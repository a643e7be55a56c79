/**
 * What is withheld and would be told by the name of its field alone: beside what is typed only how many answers are withheld
 * stands, at its end; on what leaves nothing does. Nor does a hint say its words, or advise to write down what is not to be told.
 */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

const WORDS = 'two months I do not see it';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-05-02' } };
  personId = (await work.do('personAdd', { caseId, role: 'survivor', name: 'Abena O.', ...born })).id;
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown, more: object = {}) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const { id } = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' });
  const told = [
    ...openingAnswers(),
    answered('pregnant', 'yes'),
    answered('due', { value: '2027-06', qualifier: 'exact' }),
    answered('health-now', 'Pain in the left shoulder.', { ownWords: WORDS }),
    answered('periods', [
      { what: 'cleaning', place: 'Boston', country: 'GB', kinds: ['forced-to-work'], others: 'Quan, a boy' },
    ]),
    answered('not-to-be-told', [{ what: 'Anything of Quan', words: '', whom: 'the police', why: '' }]),
  ];
  await work.do('screeningAnswer', { screeningId: id, answers: told });
  ({ id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await work.do('screeningCarryOver', { screeningId: sheet });
  const how = answered('where-how-interview-carried-out', 'In a quiet room.');
  await work.do('screeningAnswer', { screeningId: sheet, answers: [how] });
  const { facts } = await work.do('factList', { personId });
  for (const key of ['health.pregnant', 'health.due']) {
    const entry = facts.find((one) => one.key === key)?.statements[0]?.seq ?? 0;
    const which = { screeningId: sheet, question: 'pregnancy', entry, fact: key };
    await work.do('accountsWithhold', { ...which, reason: 'Kept back at her wish' });
  }
}, 60_000);
afterFile(() => work?.engine.close());

it('is named nowhere when copying out, and counted once', async () => {
  const { fields, also, silent } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(JSON.stringify([fields, also])).not.toMatch(/regnan|Kept back at her wish/);
  expect(silent).toEqual([{ code: 'answers-withheld', params: { count: 2 } }]);
});

it('is named nowhere in a pack of answers to retype, nor counted', async () => {
  const input = { profileId: 'nrm-preparation', personId, recipient: 'The Salvation Army' };
  const { parts } = await work.do('packPreview', input as never);
  expect(JSON.stringify(parts)).not.toMatch(/regnan|Kept back at her wish/);
  expect(JSON.stringify(parts)).not.toMatch(/withheld/i);
});

it('is hinted at by no words of its kind, and nobody is advised to write down what is not to be told', async () => {
  const { lookAt } = await work.do('copyOutCheck', { screeningId: sheet });
  expect(JSON.stringify(lookAt)).not.toContain(WORDS);
  expect(lookAt.filter((one) => JSON.stringify(one).includes('period-others-unsaid'))).toEqual([]);
});
