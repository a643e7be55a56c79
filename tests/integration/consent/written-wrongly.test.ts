/** A yes that nobody gave, put right as a slip of the pen in a later account: the ledger does not say that somebody took it back. */
import { expect, it } from 'vitest';
import { ledgerLines } from '../../../src-main/cli/consent-lines.ts';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

async function courtMended(before?: 'refused') {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'B-1', title: 'A man' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Žydrūnas' });
  if (before !== undefined)
    await call('consentRecord', { personId, purpose: 'court-papers', status: before });
  const { id: screeningId } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    answers: [...openingAnswers(), { question: 'consent-court', state: 'answered', value: 'given' }],
  });
  await call('screeningAddLayer', { screeningId });
  const slip = { relation: 'differs', cause: 'recording' } as const;
  await call('screeningAnswer', {
    screeningId,
    answers: [{ question: 'consent-court', state: 'not-asked', ...slip }],
  });
  const { consents, today } = await call('consentList', { caseId });
  const { missing } = await call('consentCheck', { caseId, kind: 'bundle-build', recipient: 'The court' });
  const { people } = await call('caseShow', { caseId });
  const shown = ledgerLines(consents, { people, evidence: [], today, purposes: 7 });
  return { call, consents, missing, personId, shown };
}

it('says that it had been written down by mistake, and that the person took nothing back', async () => {
  const { consents, missing, shown } = await courtMended();
  const line = consents.filter(({ purpose }) => purpose === 'court-papers').at(-1);
  expect(line?.settled?.kind).toBe('written-wrongly');
  expect(shown.join('\n')).toContain(
    'recorded by mistake and is corrected here. The person took nothing back',
  );
  expect(shown.filter((one) => /court-papers/.test(one)).at(-1)).toMatch(/written by mistake/);
  expect(shown.join('\n')).not.toContain('withdrawn');
  // Nobody said who explained what, and nobody is named for it.
  expect(shown.join('\n')).not.toContain('explained by');
  expect(missing).toMatchObject([{ code: 'consent-not-recorded' }]);
});

it('lets a no from before stand again, and does not turn away a yes for a no that nobody said', async () => {
  const { missing } = await courtMended('refused');
  expect(missing).toMatchObject([{ code: 'consent-refused' }]);
  const { call, personId } = await courtMended();
  const yes = { personId, purpose: 'court-papers', status: 'given', decidedOn: '2020-01-02' } as const;
  await expect(call('consentRecord', yes)).resolves.toMatchObject({ status: 'given' });
});
