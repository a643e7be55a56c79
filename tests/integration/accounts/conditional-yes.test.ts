/** A condition on which the person agreed to the referral stands at the consent; what she said of telling the police beside co-operation. */
import { expect, it } from 'vitest';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const CONDITION = 'I say yes, if the Salvation Army people do it and not police.';

it('says so in the field, and claims no agreement that nobody gave', async () => {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-1', title: 'A woman' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Abena' });
  const answered = (question: string, value: string, ownWords: string) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ownWords,
  });
  await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read to her',
    answers: [
      ...openingAnswers().filter(({ question }) => !['consent-nrm', 'consent-police'].includes(question)),
      answered('consent-nrm', 'given', CONDITION),
      answered('consent-police', 'undecided', 'not yet'),
    ],
  });
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  const no = { question: 'authorities-cooperation', state: 'answered' as const, value: 'yes' as never };
  await call('screeningAnswer', { screeningId: sheet, answers: [no] });
  await call('screeningCarryOver', { screeningId: sheet });
  const { answers } = await call('screeningShow', { screeningId: sheet });
  const text = answers.find(({ question }) => question === 'authorities-cooperation-details')?.value;
  expect(text).toContain('What was said of telling the police: “not yet”');
  // Who may do it is a limit of the consent, and says nothing of helping anybody.
  expect(text).not.toContain('Salvation Army');
  const adult = { question: 'pv-under-age', state: 'answered' as const, value: 'no' as never };
  await call('screeningAnswer', { screeningId: sheet, answers: [adult] });
  const { fields } = await call('readinessShow', { screeningId: sheet });
  const yes = fields.find(({ question }) => question === 'pv-want-to-submit-nrm');
  expect(JSON.stringify(yes?.notTaken)).toContain(CONDITION);
});
