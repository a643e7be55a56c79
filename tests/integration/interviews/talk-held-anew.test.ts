/** How a later talk was held is nothing that the talk before it says: the language and the interpreter are open until somebody gives them. */
import { expect, it } from 'vitest';
import { interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const FIELD = 'where-how-interview-carried-out';

/** What the sheet has of two talks: the first in Romanian, through an interpreter. */
async function heldTwice(second: object) {
  const call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K-1', title: 'A woman' });
  const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Nhung' });
  const tasks = { question: 'tasks', state: 'answered' as const, value: 'The stairs.' };
  const { id: screeningId } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    heldOn: day('2026-05-10'),
    language: 'Romanian',
    interpreter: 'I-7',
    answers: [...openingAnswers(), tasks],
  });
  const view = await call('screeningAddLayer', { screeningId, heldOn: day('2026-09-13'), ...second });
  const more = { ...tasks, value: 'The practice too.', relation: 'adds' as const };
  await call('screeningAnswer', { screeningId, answers: [...openingAnswers(), more] });
  const { id: sheet } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: sheet });
  const { answers } = await call('screeningShow', { screeningId: sheet });
  const text = String(answers.find(({ question }) => question === FIELD)?.value);
  return { session: view.sessions.at(-1), text };
}

it('is not recorded where nobody gave it', async () => {
  const { session, text } = await heldTwice({});
  expect(session).toMatchObject({ layer: 1, language: '', interpreter: '' });
  expect(text).toMatch(/10 May 2026[^\n]*language: Romanian; interpreter: I-7/);
  expect(text).toMatch(/13 Sep 2026; language not recorded/);
  expect(text.match(/Romanian|I-7/g)).toHaveLength(2);
});

it('is as it was given', async () => {
  const { text } = await heldTwice({ language: 'English' });
  expect(text).toMatch(/13 Sep 2026; language: English/);
  expect(text).not.toContain('not recorded');
});
