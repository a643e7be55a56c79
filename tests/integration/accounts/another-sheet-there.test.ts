/** A sheet that is begun after both accounts, where another was filled in between them: nothing hides behind that copy. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { said } from '../../support/said.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});
const WHY = 'He was in the next room.';
const differs = { relation: 'differs', cause: 'fear', ownWords: `[why] ${WHY}` } as const;
const COUNTRY = 'where-exploitation-happened-overseas-country-1';

let call: Caller;
let late: ScreeningId;
let earlier: ScreeningId;
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K/1', title: 'A case' });
  const born = day('1990-05-05');
  const she = { caseId, role: 'survivor' as const, name: 'Maria Popescu', birthDate: born };
  const { id: personId } = await call('personAdd', she);
  for (const purpose of ['interview', 'nrm-referral'])
    await call('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2026-10-12') };
  const interview = (await call('screeningStart', about)).id;
  const tell = (...answers: object[]) =>
    call('screeningAnswer', { screeningId: interview, answers: answers as never });
  await tell(...openingAnswers(), answered('in-uk', 'overseas'), answered('country', 'IT'));
  await tell(answered('birthplace', 'Iași'), answered('nationality', 'RO'));
  await tell(answered('not-to-be-told', [{ what: 'where she lives', whom: 'her brother' }]));
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  const sheet = async () => {
    const { id } = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: id });
    return id;
  };
  earlier = await sheet();
  await call('screeningAddLayer', { screeningId: interview, reason: 'more', heldOn: day('2026-11-02') });
  const passedOver = { question: 'birthplace', state: 'deferred', ...differs };
  await tell(...safetyAnswers(), answered('country', 'ES', differs), answered('nationality', 'MD', differs));
  const wish = { relation: 'differs', cause: 'other', ownWords: '[why] He may know now.' } as const;
  const whom = { what: 'where she lives', whom: 'her uncle' };
  await tell(passedOver, answered('not-to-be-told', [whom], wish));
  late = await sheet();
});

const fieldOf = async (screeningId: ScreeningId, question: string) => {
  const { fields } = await call('copyOutRecord', { screeningId, accountsSeen: true });
  return fields.find((one) => one.question === question);
};

describe('what was put right in the second account', () => {
  it.each([
    [COUNTRY, 'Italy', 'Spain'],
    ['pv-nationality', 'Romania', 'Moldova'],
  ])('is to be decided on the later sheet, with both and the reason: %s', async (question, first, second) => {
    const field = await fieldOf(late, question);
    expect([field?.text, field?.accounts.stands]).toEqual(['', 'undecided']);
    expect(field?.accounts.tellings.map(({ text, reasonWords = '' }) => [text, reasonWords])).toEqual([
      [first, ''],
      [second, WHY],
    ]);
    const { accounts } = await call('copyOutCheck', { screeningId: late });
    expect(accounts.map(said).join('\n')).toContain(`“${field?.title}”: told differently`);
    const older = await fieldOf(earlier, question);
    expect(older?.accounts.stands).toBe('older');
  });
});

it('why a question was passed over answers nothing', async () => {
  for (const sheet of [earlier, late]) {
    const field = await fieldOf(sheet, 'birthplace');
    expect([field?.text, field?.ownWords]).toEqual(['Iași', '']);
    expect(JSON.stringify(field)).not.toContain(WHY);
  }
});

it('another wish is no account that differs, and why it is another no reason for one', async () => {
  const { checks } = await call('readinessShow', { screeningId: late });
  const reasons = checks.filter(({ line }) => line.startsWith('told/reasons'));
  expect(reasons.flatMap(({ found }) => found.map(said)).join('\n')).toMatch(
    /Nationality: “He was in the next room/,
  );
  expect(JSON.stringify(reasons)).not.toMatch(/may know now|not to be told/);
});
