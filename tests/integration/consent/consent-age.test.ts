/** @file "Under 18", once said, does not excuse a person from being asked for ever. */

import { beforeEach, expect, it } from 'vitest';
import type { Clock } from '../../../src-main/contract/ports.ts';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller } from '../../support/interview.ts';
import { refusal, said } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

let day: string;
let call: Caller;
let caseId: Awaited<ReturnType<typeof begin>>;
let personId: PersonId;
let screeningId: ScreeningId;
const clock: Clock = { now: () => `${day}T10:00:00.000+00:00`, today: () => day };
beforeEach(async () => {
  day = '2025-01-10';
  call = interviewCaller(await temporaryVault({ clock }));
  caseId = await begin();
});
async function begin() {
  const { id } = await call('caseCreate', { reference: 'AGE', title: 'Age' });
  personId = (await call('personAdd', { caseId: id, role: 'survivor', name: 'Ana' })).id;
  return id;
}
const start = async (formId: string) => {
  screeningId = (await call('screeningStart', { caseId, personId, formId })).id;
};
const say = (question: string, value: string) =>
  call('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value }] });
const ask = () => call('consentCheck', { caseId, kind: 'nrm-form' });
const told = async () => {
  await start('nrm-preparation');
  await say('pv-under-age', 'yes');
};

it('for a year the answer is gone by; after that the person is asked, and the line says why', async () => {
  await told();
  day = '2026-01-10';
  expect((await ask()).missing).toEqual([]);
  day = '2026-01-11';
  const { missing, asked } = await ask();
  expect(asked).toEqual(['Ana']);
  expect(missing.map(said)).toEqual([
    expect.stringContaining('whether they are under 18 was last said on 10 Jan 2025: ask again'),
  ]);
  await say('pv-under-age', 'not-sure');
  expect((await ask()).missing).toEqual([]);
});

it('a sheet filled from the record gives the old answer no new day', async () => {
  await told();
  day = '2026-11-24';
  await start('nrm-preparation');
  await call('screeningCarryOver', { screeningId });
  const { answers } = await call('screeningShow', { screeningId });
  expect(answers.find((one) => one.question === 'pv-under-age')).toMatchObject({ value: 'yes' });
  expect((await ask()).missing).toHaveLength(1);
});

it('nor does a line that says they need not be asked, taken from how young they seemed', async () => {
  const child = { purpose: 'nrm-referral', status: 'not-needed-child' as const, note: 'Looks fourteen' };
  await call('consentRecord', { personId, ...child });
  expect((await ask()).missing).toEqual([]);
  day = '2026-11-24';
  expect((await ask()).missing.map(said)).toEqual([
    expect.stringContaining('not needed, under 18, was last said on 10 Jan 2025: ask again'),
  ]);
});

it('who said eighteen years ago that they are under 18 is not', async () => {
  await told();
  day = '2043-01-10';
  const child = { purpose: 'nrm-referral', status: 'not-needed-child' as const, note: 'Looks young' };
  expect(await refusal(call('consentRecord', { personId, ...child }))).toMatchObject({
    findings: [expect.stringContaining('recorded as 18 or over')],
  });
});
