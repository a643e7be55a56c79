/** The page about a referral names the places that are in no town of the official list. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

it('names each place that is on no list, and where it goes', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Ana Ionescu' });
  const of = { caseId, personId: id };
  const rows = ['Sandycroft', 'Luton'].map((place) => ({ what: 'packing', place, country: 'GB' }));
  await work.do('screeningRecord', {
    ...of,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), { question: 'periods', state: 'answered', value: rows }],
  });
  const { id: screeningId } = await work.do('screeningStart', { ...of, formId: 'nrm-preparation' });
  await work.do('screeningCarryOver', { screeningId });
  const { checks } = await work.do('readinessShow', { screeningId });
  const found = checks.filter(({ line }) => line.startsWith('told/off-list')).flatMap((one) => one.found);
  expect(found).toEqual([
    expect.objectContaining({ params: expect.objectContaining({ places: ['Sandycroft'] }) }),
  ]);
});
