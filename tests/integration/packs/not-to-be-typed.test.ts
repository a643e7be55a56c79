/** What is beside an answer and no answer: words on a yes or no, an offer nobody took, a file the form will not take. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';

let at: EngineAtWork;
let personId: PersonId;
let sheet: ScreeningId;
const LIVING = 'She slept in a store room.';

beforeAll(async () => {
  at = await engineAtWork();
  const { caseId } = at;
  const about = { birthDate: { value: '1994-03-02', qualifier: 'exact' as const } };
  personId = (await at.do('personAdd', { caseId, role: 'survivor', name: 'Ilinca Ardelean', ...about })).id;
  sheet = (await at.do('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await at.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      { question: 'pv-under-age', state: 'answered', value: 'no' },
      { question: 'pv-want-to-submit-nrm', state: 'answered', value: 'yes' },
      { question: 'authorities-cooperation', state: 'own-words', value: null, ownWords: 'If they are safe' },
    ],
  });
  await at.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read back.',
    answers: [...openingAnswers(), { question: 'living', state: 'answered', value: LIVING }] as never,
  });
});
afterAll(() => at.engine.close());

it('what copying out keeps off the answer line is not on it in the pack to retype from either', async () => {
  const { parts } = await at.do('packPreview', {
    profileId: 'nrm-preparation',
    personId,
    recipient: 'A first responder',
    screeningId: sheet,
  });
  const { fields } = await at.do('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  const lines = parts.flatMap((part) => part.lines);
  for (const name of ['authorities-cooperation', 'living-conditions']) {
    const field = fields.find((one) => one.question === name);
    expect([name, field?.text]).toEqual([name, '']);
    expect(lines.filter((one) => one.title === field?.title).map((one) => one.said)).toEqual([[]]);
  }
});

it('has no value of the form’s own where the person only said that it depends, without a sheet either', async () => {
  const { caseId } = at;
  const about = { birthDate: { value: '1990-01-02', qualifier: 'exact' as const } };
  const other = await at.do('personAdd', { caseId, role: 'survivor', name: 'Tomek Zając', ...about });
  await at.do('screeningRecord', {
    caseId,
    personId: other.id,
    formId: 'screening-interview',
    readBack: 'Read back.',
    answers: [...openingAnswers(), { question: 'cooperate', state: 'answered', value: 'depends' }] as never,
  });
  const { parts } = await at.do('packPreview', {
    profileId: 'nrm-preparation',
    personId: other.id,
    recipient: 'A first responder',
  });
  const lines = parts.flatMap((part) => part.lines);
  const field = lines.find(({ title }) => title.startsWith('Is the person willing to help'));
  expect(field?.said).toEqual([]);
});

it('readiness names a document whose file the official form turns away, however the row calls it', async () => {
  const documents = async () =>
    (await at.do('readinessShow', { screeningId: sheet })).checks
      .filter(({ question }) => question === 'upload-file')
      .flatMap(({ found }) => found.map(said));
  await at.do('screeningAnswer', {
    screeningId: sheet,
    answers: [
      {
        question: 'upload-file',
        state: 'answered',
        value: [{ document: 'RA1, notes of the talk' }] as never,
      },
    ],
  });
  expect(await documents()).toEqual([]);
  const file = at.pick('notes.txt', 'First talk');
  await at.do('evidenceAdd', { caseId: at.caseId, file, title: 'Notes', exhibitRef: 'RA1' });
  expect(await documents()).toEqual([expect.stringMatching(/\.txt; the form takes \.jpg/)]);
});
