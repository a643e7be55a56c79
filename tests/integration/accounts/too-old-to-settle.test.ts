/** "In the last six months", told years ago, is not settled into a sheet as if it were counted today. */
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { failureOf } from '../../support/failures.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const FIELD = 'when-last-contact';

let call: Caller;
let screeningId: ScreeningId;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K/1', title: 'A case' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Long Tran',
    birthDate: day('1994-03-14'),
  });
  for (const purpose of ['interview', 'nrm-referral'])
    await call('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2020-02-17') };
  const interview = (await call('screeningStart', about)).id;
  const tell = (...answers: object[]) =>
    call('screeningAnswer', { screeningId: interview, answers: answers as never });
  const contact = (value: string) => ({ question: 'last-contact', state: 'answered', value });
  await tell(...openingAnswers(), contact('within-the-last-month'));
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId: interview, reason: 'more', heldOn: day('2020-08-26') });
  await tell(...safetyAnswers(), { ...contact('within-the-last-6-month'), relation: 'differs' });
  screeningId = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId });
});

it('the newest is left to be worked out for today, and says so', async () => {
  const settle = () => call('accountsSettle', { screeningId, question: FIELD, take: 'newest' });
  expect(await failureOf(settle)).toMatchObject({
    code: 'answer-not-allowed',
    found: [expect.objectContaining({ code: 'account-aged' })],
  });
  const { answers } = await call('screeningShow', { screeningId });
  expect(answers.find(({ question }) => question === FIELD)).toBeUndefined();
});
