/** A field that was carried from one thing alone is named when that one is taken back: nothing else of it would say so. */
import { expect, it } from 'vitest';
import { accountsIn } from '../../../src-main/cli/account-lines.ts';
import { beginFirstAccount, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});

it('names it with the line that nobody says any more, until it is kept or put right', async () => {
  const call = interviewCaller(await temporaryVault());
  const { caseId, personId, screeningId } = await beginFirstAccount(call, 'screening-interview');
  const tooth = { kind: 'seen-to', what: 'A clinic looked at her tooth' };
  await call('screeningAnswer', {
    screeningId,
    answers: [...openingAnswers(), answered('moments', [tooth])],
  });
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  const open = async () =>
    accountsIn(await call('screeningShow', { screeningId: sheet })).get('health-apart');
  expect(await open()).toBeUndefined();
  await call('screeningAnswer', {
    screeningId,
    answers: [answered('moments', [{ kind: 'other', what: 'Toothache; nobody looked at it' }])],
  });
  expect(await open()).toMatchObject({ stands: 'older', gone: [expect.stringContaining('her tooth')] });
  await call('accountsSettle', { screeningId: sheet, question: 'health-apart', take: 'keep' });
  expect(await open()).toBeUndefined();
});
