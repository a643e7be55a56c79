/** A yes that is limited in an account stands in the ledger with its limit, also where a yes without one stood there. */
import { expect, it } from 'vitest';
import { engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

const LIMIT = 'the second account, but not the part about the car';

it('has the words of the limit, and the newest of them stand', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  const { id } = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' });
  const yes = { question: 'consent-police', state: 'answered' as const, value: 'given' };
  const opening = openingAnswers().filter(({ question }) => question !== yes.question);
  await work.do('screeningAnswer', { screeningId: id, answers: [...opening, yes] });
  const notes = async () => {
    const { consents } = await work.do('consentList', { caseId });
    return consents.filter(({ purpose }) => purpose === 'police').map(({ status, note }) => [status, note]);
  };
  expect(await notes()).toEqual([['given', '']]);
  const limited = { ...yes, ownWords: LIMIT };
  for (const _ of [1, 2]) await work.do('screeningAnswer', { screeningId: id, answers: [limited] });
  expect(await notes()).toHaveLength(2);
  expect(await notes()).toContainEqual(['given', LIMIT]);
  await work.engine.close();
});
