/** What was told of somebody's health in confidence stands apart; the field in which the form asks about health points there, and does not say what. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { said } from '../../support/said.ts';

let work: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
const write = (question: string, value: string) =>
  work.do('screeningAnswer', { screeningId: sheet, answers: [{ question, state: 'answered', value }] });
const hints = async () => {
  const { fields } = await work.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  return fields
    .filter(({ lookAgain }) => lookAgain.some(({ code }) => code === 'kept-apart-see'))
    .map(({ question, lookAgain }) => [question, lookAgain.map(said).join(' ')]);
};
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  personId = (
    await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria', birthDate: { value: '1990' } })
  ).id;
  await work.do('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  sheet = (await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await write('pv-under-age', 'no');
  await write('where-how-interview-carried-out', 'In the office, twice. She held her arm.');
}, 60_000);
afterFile(() => work?.engine.close());

it('points nowhere where nothing stands apart', async () => {
  expect(await hints()).toEqual([]);
});

it('says where to look, beside the field of the talks alone, and not what stands there', async () => {
  await write('health-apart', 'She walked to the sea one night.');
  expect(await hints()).toEqual([
    [
      'where-how-interview-carried-out',
      'There is more on this elsewhere on the sheet: see “How the person is now, kept apart”.',
    ],
  ]);
});
