/** "They did not say" answers nothing that an official form asks: it stands in the record, and goes onto no sheet. */
import { expect, it } from 'vitest';
import { interviewCaller } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const answered = (question: string, value: unknown) => ({
  question,
  state: 'answered' as const,
  value: value as never,
});

it.each([
  ['not-said', '', ''],
  ['not-said', 'nan would get done for it', 'nan would get done for it'],
  ['no', '', 'Whether the child sees it as done to them: No'],
])('%s with the words "%s" goes there as "%s"', async (value, ownWords, there) => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'M/1', title: 'A girl' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Maisie' });
  const { id } = await call('screeningStart', { caseId, personId, formId: 'child-first-response' });
  await call('screeningAnswer', {
    screeningId: id,
    answers: [
      { ...answered('sees-self', value), ownWords },
      answered('known-reported-before', 'no'),
      answered('under-18', 'yes'),
    ],
  });
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId });
  const { answers } = await call('screeningShow', { screeningId });
  const said = String(answers.find(({ question }) => question === 'why-report-now')?.value ?? '');
  expect(said).toContain(there);
  expect(said).not.toContain('did not say');
  if (there === '') expect(said).toBe('');
});
