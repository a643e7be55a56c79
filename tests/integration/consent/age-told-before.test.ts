/** A first account, entered late, in which somebody said they were a child does not undo what was decided about the age since. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

it('takes "under 18: yes" of an account that was held before the decision', async () => {
  const at = await engineAtWork();
  const { caseId } = at;
  const { id: personId } = await at.do('personAdd', { caseId, role: 'survivor', name: 'Trần Văn Hùng' });
  await at.do('ageRecord', { personId, under18: 'no', why: 'Said he is 31', decidedBy: 'Ruth' });
  const said = [
    ...openingAnswers().filter(({ question }) => question !== 'under-18'),
    { question: 'under-18', state: 'answered', value: 'yes' },
  ] as never;
  const { id: screeningId } = await at.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: said,
    heldOn: { value: '2020-10-09' },
  });
  expect((await at.do('ageShow', { personId })).age).toBe('no');
  expect(JSON.stringify(await at.do('screeningShow', { screeningId }))).toContain('"under-18"');
  at.engine.close();
});

it('goes by a decision that they are grown up, and what they said since, before an older date of birth', async () => {
  const at = await engineAtWork();
  const birthDate = { value: '2012', qualifier: 'about' as const };
  const { id: personId } = await at.do('personAdd', {
    caseId: at.caseId,
    role: 'survivor',
    name: 'Lan',
    birthDate,
  });
  await at.do('ageRecord', { personId, under18: 'no', why: 'A merits assessment', decidedBy: 'Ruth' });
  const { id: screeningId } = await at.do('screeningStart', {
    caseId: at.caseId,
    personId,
    formId: 'nrm-preparation',
  });
  const said = [{ question: 'pv-under-age', state: 'answered', value: 'no' }];
  await at.do('screeningAnswer', { screeningId, answers: said } as never);
  expect((await at.do('ageShow', { personId })).age).toBe('no');
  at.engine.close();
});
