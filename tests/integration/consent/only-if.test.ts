/** "Yes, but only if …" is an answer: it is held until what it hangs on is recorded as met, and without words it lets nothing go. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { openingAnswers } from '../../support/interview.ts';

let work: EngineAtWork;
let personId: PersonId;
let talk: ScreeningId;
beforeAll(async () => {
  work = await engineAtWork();
  const { caseId } = work;
  ({ id: personId } = await work.do('personAdd', { caseId, role: 'survivor', name: 'Maria Popescu' }));
  ({ id: talk } = await work.do('screeningStart', { caseId, personId, formId: 'screening-interview' }));
  const opening = openingAnswers().filter(({ question }) => question !== 'consent-police');
  await work.do('screeningAnswer', { screeningId: talk, answers: opening });
});
afterAll(() => work.engine.close());

const say = (value: string, ownWords = '') =>
  work.do('screeningAnswer', {
    screeningId: talk,
    answers: [{ question: 'consent-police', state: 'answered', value, ownWords }],
  });
const ledger = async () =>
  (await work.do('consentList', { caseId: work.caseId })).consents
    .filter(({ purpose }) => purpose === 'police')
    .map(({ status, note }) => [status, note]);
const missing = async () =>
  (await work.do('consentCheck', { caseId: work.caseId, kind: 'named-notification' })).missing.map(
    ({ code }) => code,
  );

it('lets nothing go while nobody wrote down on what, and is to be asked again', async () => {
  await say('given-if');
  expect(await ledger()).toEqual([['not-yet', '']]);
  expect(await missing()).toHaveLength(1);
});

it('is a yes on a condition once the words are there, and is held on it', async () => {
  await say('given-if', 'my mother is safe');
  expect((await ledger()).slice(0, 2)).toContainEqual(['given', 'Only if my mother is safe']);
  expect(await missing()).toEqual(['consent-conditional']);
});

it('is a plain yes when that is said in its place', async () => {
  await say('given');
  expect(await missing()).toEqual([]);
});

it.each([
  ['only about the house in Hull', 'only about the house in Hull', []],
  ['nothing about my children', 'nothing about my children', []],
  ['about the house in Hull', 'Only about the house in Hull', []],
  ['with my solicitor there', 'Only with my solicitor there', ['consent-conditional']],
  ['once my mother has moved', 'Only once my mother has moved', ['consent-conditional']],
  ['they do not tell my family', 'Only if they do not tell my family', ['consent-conditional']],
] as const)('says “only” once: %s', async (words, note, codes) => {
  await say('refused');
  await say('given-if', words);
  expect((await ledger()).filter(([status]) => status === 'given').map(([, kept]) => kept)).toContain(note);
  expect(await missing()).toEqual(codes);
  const limited = async () =>
    (await work.do('consentCheck', { caseId: work.caseId, kind: 'named-notification' })).limited;
  expect(await limited()).toBe(true);
  // A plain yes that is said in its place lifts a limit as it lifts a condition.
  await say('given');
  expect([await missing(), await limited()]).toEqual([[], false]);
});

it('keeps words that set a condition of their own as they were said', async () => {
  await say('given-if', 'Only after the visit on Friday');
  expect(await ledger()).toContainEqual(['given', 'Only after the visit on Friday']);
});

it('keeps the notice that was named, in the ledger and in an interview; another notice, a no and another office have their own', async () => {
  const named = {
    personId,
    purpose: 'police',
    status: 'given',
    privacyNotice: 'Notice of June 2026',
  } as const;
  const again = { personId, purpose: 'police', status: 'given' } as const;
  await work.do('consentRecord', named);
  const kept = await work.do('consentRecord', { ...again, note: 'Said once more' });
  expect(kept.privacyNotice).toBe('Notice of June 2026');
  await say('given', 'but not by letter');
  const notices = async () =>
    (await work.do('consentList', { caseId: work.caseId })).consents
      .filter(({ purpose }) => purpose === 'police')
      .map(({ privacyNotice }) => privacyNotice);
  expect((await notices()).at(-1)).toBe('Notice of June 2026');
  const other = await work.do('consentRecord', { ...again, privacyNotice: 'Notice of July 2026' });
  expect(other.privacyNotice).toBe('Notice of July 2026');
  const elsewhere = await work.do('consentRecord', { ...again, recipient: 'Hull police' });
  expect(elsewhere.privacyNotice).toBe('');
  await work.do('consentRecord', { ...again, status: 'withdrawn' });
  expect((await work.do('consentRecord', again)).privacyNotice).toBe('');
});
