/** What was signed stands until something else is said: typing in a later account and clearing it again says nothing. */
import { expect, it } from 'vitest';
import { beginFirstAccount, interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

it('leaves the signed answer in what the sheet says read together, and in the count', async () => {
  const call = interviewCaller(await temporaryVault());
  const { caseId, screeningId } = await beginFirstAccount(call, 'elements');
  const answer = (question: string, value: string) =>
    call('screeningAnswer', { screeningId, answers: [{ question, state: 'answered', value }] });
  const read = async () => (await call('screeningReading', { screeningId })).readings;
  const count = async () => (await call('screeningList', { caseId })).screenings[0]?.answered;
  await answer('under-18-then', 'no');
  await answer('act-recruited', 'shown');
  const signed = await read();
  await call('screeningSign', { screeningId, readBack: 'At a desk' });
  await call('screeningAddLayer', { screeningId });
  await answer('act-recruited', 'not-shown');
  expect(await read()).not.toEqual(signed);
  const clear = { question: 'act-recruited', state: 'cleared' as const };
  await call('screeningAnswer', { screeningId, answers: [clear] });
  expect(await read()).toEqual(signed);
  expect(await count()).toBe(2);
  expect((await call('screeningShow', { screeningId })).answered).toBe(2);
});
