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

it('an earlier limit is seen beside the later yes to the same reader, with its day, and after it', async () => {
  const work = await engineAtWork();
  const { caseId } = work;
  const { id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' });
  const line = { personId, purpose: 'support-services', recipient: 'Mrs Hallam', status: 'given' as const };
  const say = (decidedOn: string, note: string) => work.do('consentRecord', { ...line, decidedOn, note });
  const notes = async () => {
    const { notes: found } = await work.do('consentCheck', {
      caseId,
      kind: 'other-form',
      recipient: 'Mrs Hallam',
    });
    return found.flatMap((one) =>
      one.code === 'consent-note' ? [[one.params.on, one.params.note, one.params.limits]] : [],
    );
  };
  await say('2026-02-01', 'Only that she is safe');
  await say('2026-03-01', 'May now know that it was the gang');
  expect(await notes()).toEqual([
    ['2026-03-01', 'May now know that it was the gang', 'no'],
    ['2026-02-01', 'Only that she is safe', 'yes'],
  ]);
  const { known } = await work.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  const text = known.flatMap(({ facts }) => facts).find(({ key }) => key === 'contact.agreed')?.statements[0];
  expect(text?.text).toMatch(
    /Agreed, 1 Mar 2026; for Mrs Hallam\. Noted beside it: May now know that it was the gang\n.*with a limit: Only that she is safe \(1 Feb 2026/u,
  );
  // After a no, the yes that follows is another one.
  await work.do('consentRecord', { ...line, status: 'withdrawn', decidedOn: '2026-03-15' });
  await say('2026-04-01', 'Everything');
  expect((await notes()).map(([, note]) => note)).toEqual(['Everything']);
  await work.engine.close();
});
