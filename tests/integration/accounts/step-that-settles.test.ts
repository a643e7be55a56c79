/** Whoever is held up by a field is told a step that works; a further line of the ledger only adds, and one that is replaced is named. */
import { beforeEach, expect, it } from 'vitest';
import type { PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const FIELD = 'may-be-told';
let call: Caller;
let personId: PersonId;
let screeningId: ScreeningId;
const agreed = (recipient: string, note = '') =>
  call('consentRecord', { personId, purpose: 'support-services', status: 'given', recipient, note });
beforeEach(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'B-1', title: 'A man' });
  ({ id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ledion' }));
  await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    answers: openingAnswers(),
  });
  await agreed('The college', 'Only the timetable');
  ({ id: screeningId } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' }));
  await call('screeningCarryOver', { screeningId });
});
const held = async () => {
  const { accounts } = await call('copyOutCheck', { screeningId });
  return accounts.map(({ code, params }) => ({ code, ...params }));
};
const field = async () => {
  const { answers } = await call('screeningShow', { screeningId });
  return String(answers.findLast(({ question }) => question === FIELD)?.value);
};

it('a further yes waits with what only adds, and is taken with it', async () => {
  await agreed('Ms Keogh');
  expect(await held()).toMatchObject([{ code: 'account-older', step: 'added' }]);
  const { fields } = await call('accountsMore', { screeningId });
  expect(fields.map(({ question }) => question)).toEqual([FIELD]);
  await call('accountsMoreSettle', { screeningId });
  expect(await field()).toMatch(/The college[\s\S]*Ms Keogh/);
  expect(await held()).toEqual([]);
});

it('of a limit that was given otherwise both are taken, the later first', async () => {
  await agreed('The college', 'Nothing about the lessons');
  expect(await held()).toMatchObject([{ code: 'account-older', step: 'added' }]);
  await call('accountsMoreSettle', { screeningId });
  expect(await field()).toMatch(/lessons[\s\S]*timetable/);
  expect(await held()).toEqual([]);
});

it('of a yes that stands no more the step that is named is taken and not refused', async () => {
  await agreed('Ms Keogh');
  const no = { purpose: 'support-services', status: 'refused', recipient: 'The college' } as const;
  await call('consentRecord', { personId, ...no });
  expect(await held()).toMatchObject([{ code: 'account-older', step: 'newest' }]);
  await call('accountsSettle', { screeningId, question: FIELD, take: 'newest' });
  expect(await field()).toContain('Ms Keogh');
  expect(await field()).not.toContain('timetable');
  expect(await held()).toEqual([]);
});

it('below what a worker put in words of their own only what is new since stands, and not again what they left out', async () => {
  const value = 'The college may know the days on which he comes.';
  await call('screeningAnswer', {
    screeningId,
    answers: [{ question: FIELD, state: 'answered', value, relation: 'differs' }],
  });
  await agreed('Ms Keogh');
  expect(await held()).toMatchObject([{ code: 'account-older', step: 'added' }]);
  await call('accountsMoreSettle', { screeningId });
  expect(await field()).toMatch(/^The college may know the days on which he comes\.\n\n[\s\S]*Ms Keogh/);
  expect(await field()).not.toContain('timetable');
  expect(await held()).toEqual([]);
});
