/** What a later account withdraws, takes out or puts right is gone from a sheet begun after it, and named on one filled before. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, PersonId, ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const SLIP = { relation: 'differs', cause: 'recording' } as const;
const FIELD = 'how-they-were-treated';
const moment = (what: string) => ({ kind: 'threat', what, who: 'Edgars' });
const LEFT_ON = {
  kind: 'threat',
  what: 'He stood in the door',
  who: 'Edgars',
  when: day('2026-08-24'),
};

let call: Caller;
let caseId: CaseId;
let personId: PersonId;
let interview: ScreeningId;
let before: ScreeningId;
beforeEach(async () => {
  call = interviewCaller(await temporaryVault());
  ({ id: caseId } = await call('caseCreate', { reference: 'W-1', title: 'A man' }));
  ({ id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Wilfredo' }));
  ({ id: interview } = await call('screeningRecord', {
    caseId,
    personId,
    formId: 'screening-interview',
    readBack: 'Read',
    heldOn: day('2026-09-15'),
    answers: [
      ...openingAnswers(),
      answered('methods', ['threats']),
      answered('methods-not', 'Violence to himself'),
      answered('moments', [moment('He said he would sell the debt'), moment('The child was born'), LEFT_ON]),
    ],
  }));
  before = await sheet();
  await call('screeningAddLayer', { screeningId: interview, heldOn: day('2026-11-12'), reason: 'More' });
  await call('screeningAnswer', { screeningId: interview, answers: safetyAnswers() });
});
const sheet = async () => {
  const { id } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  await call('screeningCarryOver', { screeningId: id });
  return id;
};
const tell = (...answers: object[]) =>
  call('screeningAnswer', { screeningId: interview, answers: answers as never });
const treated = async (screeningId: ScreeningId) => {
  const { answers } = await call('screeningShow', { screeningId });
  return String(answers.findLast(({ question }) => question === FIELD)?.value ?? '');
};
const named = async (screeningId: ScreeningId) => {
  const { accounts } = await call('screeningCarryOver', { screeningId });
  return JSON.stringify(accounts);
};
const settle = (screeningId: ScreeningId) =>
  call('accountsSettle', { screeningId, question: FIELD, take: 'newest' });

const NO_SUCH = 'Asked about, and the answer was no';

describe.each([
  ['not-asked', () => [{ question: 'methods-not', state: 'not-asked', ...SLIP }], NO_SUCH],
  [
    'a row taken out',
    () => [
      answered('moments', [moment('He said he would sell the debt'), LEFT_ON], {
        relation: 'differs',
        cause: 'recording',
      }),
    ],
    'The child was born',
  ],
  [
    'a day put right',
    () => [
      answered(
        'moments',
        [
          moment('He said he would sell the debt'),
          moment('The child was born'),
          { ...LEFT_ON, when: day('2026-08-22') },
        ],
        SLIP,
      ),
    ],
    '24 Aug 2026',
  ],
])('what was written down wrongly: %s', (_, answers, words) => {
  it('stands on no sheet that is begun after it', async () => {
    expect(await treated(before)).toContain(words);
    await tell(...answers());
    const after = await treated(await sheet());
    expect(after).toContain('sell the debt');
    expect(after).not.toContain(words);
  });

  it('is named on a sheet that was filled before, and settled there', async () => {
    expect(await named(before)).toBe('[]');
    await tell(...answers());
    expect(await named(before)).toMatch(/account-(gone|older)/);
    await settle(before);
    expect(await treated(before)).not.toContain(words);
    expect(await named(before)).toBe('[]');
  });
});

it('is named by the line that is told no more', async () => {
  await tell({ question: 'methods-not', state: 'not-asked', ...SLIP });
  expect(await named(before)).toMatch(/account-gone.*Asked about, and the answer was no/);
});

it('is counted no more among what is answered, and stands in the record with what it was', async () => {
  const { answered: count } = await call('screeningShow', { screeningId: interview });
  await tell({ question: 'methods-not', state: 'not-asked', ...SLIP });
  const view = await call('screeningShow', { screeningId: interview });
  expect(view.answered).toBe(count - 1);
  const told = view.answers.filter(({ question }) => question === 'methods-not');
  expect(told.map(({ layer, state }) => [layer, state])).toEqual([
    [0, 'answered'],
    [1, 'not-asked'],
  ]);
});

it('an answer passed over without that reason leaves standing what was told', async () => {
  await tell({ question: 'methods-not', state: 'not-asked' });
  expect(await named(before)).toBe('[]');
  expect(await treated(await sheet())).toContain(NO_SUCH);
});
