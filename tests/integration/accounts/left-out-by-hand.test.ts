/** What somebody left out of a field by hand, after it was told, is decided: only what is told later opens it again. */
import { beforeAll, expect, it } from 'vitest';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { type Caller, interviewCaller, openingAnswers, safetyAnswers } from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

const day = (value: string) => ({ value, qualifier: 'exact' as const });
const FIELD = 'employment-history';
const answered = (question: string, value: string, more: object = {}) => ({
  question,
  state: 'answered' as const,
  value,
  ...more,
});

let call: Caller;
let interview: ScreeningId;
let sheet: ScreeningId;
const tell = (...answers: object[]) =>
  call('screeningAnswer', { screeningId: interview, answers: answers as never });
const write = (...answers: object[]) =>
  call('screeningAnswer', { screeningId: sheet, answers: answers as never });
const notTaken = async () =>
  (await call('copyOutCheck', { screeningId: sheet })).notTaken.map(({ params }) =>
    'title' in params ? params.title : '',
  );
const onPage = async (name: string) =>
  (await call('readinessShow', { screeningId: sheet })).fields.find(({ question }) => question === name);

beforeAll(async () => {
  call = interviewCaller(await temporaryVault());
  const { id: caseId } = await call('caseCreate', { reference: 'L/1', title: 'A case' });
  const born = day('1990-05-05');
  const he = { caseId, role: 'survivor' as const, name: 'Tom Kerr', birthDate: born };
  const { id: personId } = await call('personAdd', he);
  for (const purpose of ['interview', 'nrm-referral'])
    await call('consentRecord', { personId, purpose, status: 'given' });
  const about = { caseId, personId, formId: 'screening-interview', heldOn: day('2026-10-12') };
  interview = (await call('screeningStart', about)).id;
  await tell(...openingAnswers(), answered('work-before', 'A hospital in Carlisle.'));
  await tell(answered('family', 'A sister.'), answered('how-it-started', 'By a card in a window.'));
  await call('screeningSign', { screeningId: interview, readBack: 'Read aloud' });
  sheet = (await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
});

it('is listed as told until somebody sets the field aside with a reason', async () => {
  const title = (await onPage(FIELD))?.title;
  expect(await notTaken()).toContain(title);
  const reason = 'It is a hospital, and no work';
  await call('readinessSetAside', { screeningId: sheet, line: `field/${FIELD}`, reason });
  expect(await notTaken()).not.toContain(title);
  expect((await onPage(FIELD))?.aside).toMatchObject({ reason });
});

it('is listed no more once somebody emptied the field after the telling', async () => {
  await call('screeningCarryOver', { screeningId: sheet });
  const field = 'how-did-the-exploitation-start';
  await write({ question: field, state: 'cleared' });
  expect((await onPage(field))?.why).toBe('not-taken');
  expect(await notTaken()).not.toContain((await onPage(field))?.title);
});

it('opens again, on the page too, for what is told later', async () => {
  await write({ question: FIELD, state: 'cleared' });
  await call('screeningAddLayer', { screeningId: interview, reason: 'more', heldOn: day('2026-11-02') });
  await tell(...safetyAnswers());
  await tell(answered('work-before', 'On a farm before that.', { relation: 'adds' }));
  const again = await onPage(FIELD);
  expect(again?.aside).toBeNull();
  expect(await notTaken()).toContain(again?.title);
});
