/** What was written down wrongly and put right since is not in the chronology: nobody told it. The correction stands on the day of its account. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const told = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

it('has a date and a row as they were put right, and rows that were right all along once', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Keira Bowen' });
  await work.do('consentRecord', { personId, purpose: 'interview', status: 'given' });

  const row = (what: string, from: string) => ({ what, place: 'Hull', country: 'GB', from: day(from) });
  const { id: screeningId } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    heldOn: day('2026-10-26'),
    answers: [
      ...openingAnswers(),
      told('start-date', day('2021-03')),
      told('periods', [row('Washing cars', '2021-04'), row('Packing', '2022-01')]),
    ],
  });
  await work.do('screeningAddLayer', { screeningId, reason: 'Typed wrongly', heldOn: day('2026-11-16') });
  const mended = { relation: 'differs', cause: 'recording' };
  await work.do('screeningAnswer', {
    screeningId,
    answers: [
      told('start-date', day('2012-03'), mended),
      told('periods', [row('Washing cars', '2012-04'), row('Packing', '2022-01')], mended),
    ],
  });
  const { rows } = await work.do('chronologyList', { caseId });
  const answers = rows.filter(({ kind }) => kind === 'answer');
  expect(answers.map(({ on }) => on.value)).toEqual(['2012-03', '2012-04', '2022-01']);
  const from = JSON.stringify(answers.map(({ sources }) => sources.map(({ said: one }) => said(one))));
  expect(from).toContain('26 Oct 2026');
  expect(from).not.toContain('16 Nov 2026');
  await work.engine.close();
}, 60_000);
