/** Very long answers: an answer to a search comes before all of them are read, says what is not read yet, and the build reads it. */
import { afterAll, expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';

const LONG = 200_000;
const ROWS = 30;

const at = await engineAtWork();
afterAll(() => at.engine.close());

it('reads no more of them before it answers than takes a second, and the rest when it is asked to', async () => {
  const { caseId } = at;
  const words = 'said that the wages were kept back in the house by the harbour. ';
  for (let n = 0; n < ROWS; n += 1) {
    const note = `Page ${n}: ${words.repeat(LONG / words.length - 1)}`;
    const { id: personId } = await at.do('personAdd', { caseId, name: `Person ${n}`, role: 'survivor' });
    const begun = { caseId, personId, formId: 'first-account', language: 'en', interpreter: '' };
    const { id: screeningId } = await at.do('screeningStart', begun);
    await at.do('screeningNote', { screeningId, question: '', note });
  }
  const first = await at.do('searchFind', { words: 'harbour' });
  expect(first.hits.length).toBeGreaterThan(0);
  expect(first.due.rows).toBeGreaterThan(0);
  const built = await at.do('searchBuild', { again: false });
  expect(built.due.rows).toBe(0);
  const all = await at.do('searchFind', { words: 'harbour', limit: 100 });
  expect([all.hits.length, all.due.rows]).toEqual([ROWS, 0]);
});
