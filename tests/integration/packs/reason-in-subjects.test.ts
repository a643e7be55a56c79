/** In a pack that has what was told by its subject, an account that was told otherwise has its reason. */
import { beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../../src-main/core/ids.ts';
import { afterFile } from '../../support/after-file.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers, safetyAnswers } from '../../support/interview.ts';

const answered = (question: string, value: string, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value,
  ...more,
});
let work: EngineAtWork;
let personId: PersonId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  const she = { caseId, role: 'survivor' as const, name: 'Maria Popescu', birthDate: { value: '1990' } };
  personId = (await work.do('personAdd', she)).id;
  const { id: talk } = await work.do('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read aloud',
    answers: [...openingAnswers(), answered('future-reasons', 'She fears nobody.')],
  });
  await work.do('screeningStart', { caseId, personId, formId: 'needs-and-risk' });
  await work.do('screeningAddLayer', { screeningId: talk, reason: 'A second meeting' });
  const otherwise = {
    relation: 'differs',
    cause: 'fear',
    ownWords: '[why] He was in the next room.',
  } as const;
  await work.do('screeningAnswer', {
    screeningId: talk,
    answers: [...safetyAnswers(), answered('future-reasons', 'She fears the uncle.', otherwise)],
  });
}, 60_000);
afterFile(() => work?.engine.close());

it('a pack that has what was told by its subject says with each account why it was told otherwise', async () => {
  const { parts } = await work.do('packPreview', {
    profileId: 'needs-and-risk',
    personId,
    recipient: 'A council',
  });
  const words = JSON.stringify(parts);
  expect(words).toContain('She fears the uncle.');
  expect(words).toContain('He was in the next room.');
});
