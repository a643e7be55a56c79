/** What somebody else is not to be told is named before it is in a field: where two accounts are still to be decided, it stands in both. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

it('is named where the field that tells it is still to be decided', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const born = { birthDate: { value: '1990-09-06' } };
  const { id: personId } = await work.do('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Yao Dogbey',
    ...born,
  });
  for (const purpose of ['nrm-referral', 'interview'])
    await work.do('consentRecord', { personId, purpose, status: 'given' });
  const answered = (question: string, value: unknown, more: object = {}) => ({
    question,
    state: 'answered' as const,
    value: value as never,
    ...more,
  });
  const day = (value: string) => ({ heldOn: { value, qualifier: 'exact' as const } });
  const { id } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    ...day('2026-04-22'),
    answers: [
      ...openingAnswers(),
      answered('treatment', 'Nobody was hurt on the boat.'),
      answered('not-to-be-told', [{ what: 'That he signed', words: 'Joseph', whom: 'Amos Quaye' }]),
    ],
  });
  await work.do('screeningAddLayer', { screeningId: id, reason: 'second', ...day('2026-10-08') });
  const told = 'The winch took the thumb of Joseph.';
  await work.do('screeningAnswer', {
    screeningId: id,
    answers: [...safetyAnswers(), answered('treatment', told, { relation: 'differs', cause: 'fear' })],
  });
  const { id: sheet } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const { wishes } = await work.do('screeningCarryOver', { screeningId: sheet });
  expect(wishes.map(said)).toEqual([expect.stringMatching(/not to Amos Quaye.*“Joseph” is in “/u)]);
  await work.engine.close();
});
