/** A yes that nobody gave, put right as a slip of the pen in a later account: the ledger does not say that somebody took it back. */
import { expect, it } from 'vitest';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

it('says that it had been written down by mistake, and that the person took nothing back', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'B-1', title: 'A man' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Žydrūnas' });
  const { id: screeningId } = await call('screeningRecord', {
    ...{ caseId, personId, formId: 'screening-interview', readBack: 'Read' },
    answers: [...openingAnswers(), { question: 'consent-court', state: 'answered', value: 'given' }],
  });
  await call('screeningAddLayer', { screeningId });
  const slip = { relation: 'differs', cause: 'recording' } as const;
  await call('screeningAnswer', {
    screeningId,
    answers: [{ question: 'consent-court', state: 'not-asked', ...slip }],
  });
  const { consents } = await call('consentList', { caseId });
  const line = consents.filter(({ purpose }) => purpose === 'court-papers').at(-1);
  expect(line).toMatchObject({ status: 'withdrawn', explainedBy: '' });
  expect(line?.note).toContain('written down by mistake');
  expect(line?.note).toContain('took nothing back');
});
