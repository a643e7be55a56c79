/** A later account in which a consent was not asked anew: what the person decided before stands. */
import { beforeAll, expect, it } from 'vitest';
import type { CaseId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
let call: Caller;
let caseId: CaseId;
let interview: ScreeningId;
const tell = (...answers: object[]) =>
  call('screeningAnswer', { screeningId: interview, answers: answers as never });
const standing = async () =>
  (await call('consentList', { caseId })).consents
    .filter(({ purpose }) => purpose === 'interview')
    .toSorted((a, b) => a.seq - b.seq)
    .at(-1)?.status;

beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  caseId = (await call('caseCreate', { reference: 'N/1', title: 'A case' })).id;
  const he = { caseId, role: 'survivor' as const, name: 'Tom Kerr', birthDate: day('1990-05-05') };
  const { id: personId } = await call('personAdd', he);
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2026-10-12') };
  interview = (await call('screeningStart', about)).id;
  await tell(...openingAnswers(), { question: 'work-before', state: 'answered', value: 'A farm.' });
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  await call('screeningAddLayer', { screeningId: interview, reason: 'more', heldOn: day('2026-11-02') });
});

it('is no withdrawal, and the account goes on', async () => {
  expect(await standing()).toBe('given');
  await tell(...safetyAnswers(), { question: 'consent-interview', state: 'not-asked' });
  expect(await standing()).toBe('given');
  await tell({ question: 'family', state: 'answered', value: 'A sister.' });
});

it('is still one where the person takes it back', async () => {
  const no = {
    state: 'answered',
    value: 'refused',
    relation: 'differs',
    cause: 'other',
    ownWords: '[why] No more.',
  };
  await tell({ question: 'consent-interview', ...no });
  expect(await standing()).toBe('refused');
});
