/** A town that was told before the person told anew where they are staying is not put into the form as where they are now. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { failureOf } from '../../support/failures.ts';
import { openingAnswers } from '../../support/interview.ts';

const CITY = 'current-pv-location-uk-city';

/** A sheet after two talks, the second with `later`; the town as carried, and the lines about it. */
async function sheetAfter(later: Readonly<Record<string, string>>) {
  const { do: call, caseId } = await engineAtWork();
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana Ionescu' });
  const answers = (told: Readonly<Record<string, string>>) =>
    Object.entries(told).map(([question, value]) => ({ question, state: 'answered' as const, value }));
  const { id } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), ...answers({ staying: 'At the night shelter.', city: 'Coventry' })],
  });
  await call('screeningAddLayer', { screeningId: id, reason: 'second talk' });
  await call('screeningAnswer', {
    screeningId: id,
    answers: [...openingAnswers(), ...answers(later).map((one) => ({ ...one, relation: 'adds' as const }))],
  });
  const { id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId });
  const { answers: history } = await call('screeningHistory', { screeningId });
  const { checks } = await call('readinessShow', { screeningId });
  const settle = () => call('accountsSettle', { screeningId, question: CITY, take: 'newest' });
  return {
    settle,
    town: history.findLast(({ question, state }) => question === CITY && state === 'answered')?.value ?? null,
    found: checks.filter(({ line }) => line.startsWith(`told/town-${CITY}`)).flatMap((one) => one.found),
  };
}

it('leaves it open, and says both tellings with their days', async () => {
  const { town, found } = await sheetAfter({ staying: 'Since August in a room in a shared house.' });
  expect(town).toBeNull();
  expect(found).toEqual([
    expect.objectContaining({
      code: 'town-before-move',
      params: expect.objectContaining({
        town: 'Coventry',
        said: 'Since August in a room in a shared house.',
      }),
    }),
  ]);
});

it('does not settle it into the field as the newest that was told', async () => {
  const { settle } = await sheetAfter({ staying: 'Since August in a room in a shared house.' });
  expect(await failureOf(settle)).toMatchObject({
    code: 'answer-not-allowed',
    found: [expect.objectContaining({ code: 'town-before-move' })],
  });
});

it('carries it where the later talk said nothing of where they stay', async () => {
  const { town, found } = await sheetAfter({ tasks: 'Swept the yard too.' });
  expect(town).toBe('Coventry');
  expect(found).toEqual([]);
});
