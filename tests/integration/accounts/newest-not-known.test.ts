/** What the newest telling does not know any more is not known: the older value goes into no form by itself. */
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const answered = (question: string, value: unknown, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value: value as never,
  ...more,
});

let call: Caller;
let sheet: ScreeningId;
const CITY = 'current-pv-location-uk-city';
beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'K/1', title: 'A case' });
  const { id: personId } = await call('personAdd', {
    caseId,
    role: 'survivor',
    name: 'Long Tran',
    birthDate: day('1994-03-14'),
  });
  for (const purpose of ['interview', 'nrm-referral'])
    await call('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2026-10-03') };
  const interview = (await call('screeningStart', about)).id;
  const tell = (...answers: object[]) =>
    call('screeningAnswer', { screeningId: interview, answers: answers as never });
  await tell(...openingAnswers(), answered('city', 'Leeds'), answered('living', 'A cell for two.'));
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await call('screeningCarryOver', { screeningId: sheet });
  await call('screeningAddLayer', { screeningId: interview, reason: 'moved', heldOn: day('2026-11-12') });
  await tell(
    ...safetyAnswers(),
    { question: 'city', state: 'not-known', relation: 'differs', cause: 'other' },
    { question: 'living', state: 'not-known', relation: 'differs', cause: 'other' },
  );
});

const stands = async (question: string) =>
  (await call('screeningShow', { screeningId: sheet })).answers.find((one) => one.question === question);

it('the newest takes the value out, and the field is shown as not known, not to be typed', async () => {
  expect((await stands(CITY))?.value).toBe('Leeds');
  await call('accountsSettle', { screeningId: sheet, question: CITY, take: 'newest' });
  expect(await stands(CITY)).toMatchObject({ state: 'not-known', value: null });
  const { fields } = await call('copyOutRecord', { screeningId: sheet, accountsSeen: true });
  expect(fields.find((one) => one.question === CITY)).toMatchObject({ state: 'not-known', text: '' });
  const open = (await call('copyOutCheck', { screeningId: sheet })).accounts;
  expect(JSON.stringify(open)).not.toContain('Town or city');
});

it('what was told before can still be taken by its number', async () => {
  const { known } = await call('screeningShow', { screeningId: sheet });
  const told = known.find((one) => one.question === CITY)?.facts.flatMap(({ statements }) => statements);
  const first = told?.find((one) => one.value === 'Leeds');
  await call('accountsSettle', { screeningId: sheet, question: CITY, take: 'one', telling: `${first?.seq}` });
  expect(await stands(CITY)).toMatchObject({ state: 'answered', value: 'Leeds' });
});
