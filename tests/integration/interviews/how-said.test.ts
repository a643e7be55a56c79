/** How each answer came to be said: kept with it, tied to the log, signed, carried along, and honest about older ones. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordLines } from '../../../src-main/cli/record-lines.ts';
import type { HowSaid } from '../../../src-main/core/forms/questions.ts';
import { behindItsBack } from '../../support/behind-its-back.ts';
import { openFrozen, records } from '../../support/frozen/thawed.ts';
import {
  beginFirstAccount,
  type Caller,
  interviewCaller,
  openingAnswers,
  safetyAnswers,
} from '../../support/interview.ts';
import { temporaryVault } from '../../support/vault.ts';

let vault: Awaited<ReturnType<typeof temporaryVault>>;
let ids: Awaited<ReturnType<typeof beginFirstAccount>>;
const call: Caller = (name, input) => interviewCaller(vault)(name, input);
const show = () => call('screeningShow', { screeningId: ids.screeningId });
const mark = async (question: string, layer = 0) =>
  (await show()).answers.find((one) => one.question === question && one.layer === layer)?.howSaid;
const say = (question: string, value: string | string[], more: object = {}) =>
  call('screeningAnswer', {
    screeningId: ids.screeningId,
    answers: [{ question, state: 'answered', value, ...more }],
  });

beforeAll(async () => {
  vault = await temporaryVault();
  ids = await beginFirstAccount(call);
  await call('screeningAnswer', { screeningId: ids.screeningId, answers: openingAnswers() });
});
afterAll(() => vault.session.lock());

describe('an answer', () => {
  it('is marked as its question is asked from the moment it is saved', async () => {
    await say('treatment', 'Shouting, most days.');
    await say('living', 'Six in a caravan.', { howSaid: 'volunteered' });
    await say('still-there', 'no');
    await say('methods', ['threats']);
    expect(await mark('treatment')).toBe('asked-openly');
    expect(await mark('still-there')).toBe('prompted');
    expect(await mark('methods')).toBe('noted');
    expect(await mark('safety-now')).toBe('');
    expect(await mark('consent-court')).toBe('');
  });

  it('keeps what somebody says of it while it is written on', async () => {
    await say('treatment', 'Shouting, most days.', { howSaid: 'volunteered' });
    await say('treatment', 'Shouting, most days. No doctor.');
    expect(await mark('treatment')).toBe('volunteered');
    expect(recordLines(await show()).join('\n')).toMatch(/No doctor\.\n.*Volunteered/);
  });

  it('is tied to the log with its mark, and signed with it', async () => {
    await call('screeningSign', { screeningId: ids.screeningId, readBack: 'Read aloud' });
    expect((await show()).alterations).toEqual([]);
    const put = (from: HowSaid, to: HowSaid) =>
      behindItsBack(
        vault,
        `UPDATE screening_answer SET how_said = '${to}' WHERE question = 'still-there' AND how_said = '${from}';`,
      );
    for (const to of ['volunteered', ''] as const) {
      await put('prompted', to);
      const { alterations } = await show();
      expect(alterations.map((one) => [one.kind, ...one.questions])).toEqual([
        ['signature'],
        ['answers', 'still-there'],
      ]);
      await put(to, 'prompted');
    }
    expect((await show()).alterations).toEqual([]);
  });

  it('confirmed in a later account was read out first; put right at a desk, it came to be said as it did', async () => {
    await call('screeningAddLayer', { screeningId: ids.screeningId });
    await say('still-there', 'yes', { relation: 'differs', cause: 'recording' });
    await say('treatment', 'Shouting, most days.', { relation: 'differs', cause: 'recording' });
    await call('screeningAnswer', { screeningId: ids.screeningId, answers: safetyAnswers() });
    await say('debt', 'They kept a book.', { relation: 'confirms' });
    expect(await mark('still-there', 1)).toBe('prompted');
    expect(await mark('treatment', 1)).toBe('volunteered');
    expect(await mark('debt', 1)).toBe('prompted');
  });

  it('takes its mark along into a sheet and into what is known of the person', async () => {
    const { caseId, personId } = ids;
    const sheet = await call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
    await call('screeningCarryOver', { screeningId: sheet.id });
    const { answers } = await call('screeningShow', { screeningId: sheet.id });
    expect(answers.find((one) => one.question === 'living-conditions')).toMatchObject({
      relation: 'confirms',
      howSaid: 'volunteered',
    });
    const { facts } = await call('factList', { personId });
    const told = facts.find((one) => one.key === 'exploitation.living')?.statements;
    expect(new Set(told?.map((one) => one.howSaid))).toEqual(new Set(['volunteered']));
  });
});

it('a record from before says that it is not recorded, and verifies under the version it was signed with', async () => {
  const thawed = await openFrozen('0640-from-0160');
  const shown = await records(thawed);
  expect(shown.filter((one) => one.status === 'signed').length).toBeGreaterThan(1);
  for (const view of shown) {
    expect([view.formId, view.alterations]).toEqual([view.formId, []]);
    expect(view.answers.every((one) => one.howSaid === '')).toBe(true);
  }
  const account = shown.find((one) => one.formId === 'first-account');
  expect(recordLines(account!).join('\n')).toContain('How it came to be said: not recorded');
  await thawed.engine.close();
});

it('an answer stays without a mark in an account of a day that is past, until somebody says', async () => {
  const { id: screeningId } = await call('screeningStart', {
    caseId: ids.caseId,
    personId: ids.personId,
    formId: 'first-account',
    ifOpen: 'begin' as const,
    language: 'Romanian',
    interpreter: 'I-7',
    heldOn: { value: '2026-03', qualifier: 'about' as const },
  });
  const answers = [
    { question: 'treatment', state: 'answered' as const, value: 'Shouting.' },
    { question: 'living', state: 'answered' as const, value: 'A caravan.', howSaid: 'prompted' as const },
  ];
  await call('screeningAnswer', { screeningId, answers: [...openingAnswers(), ...answers] });
  const kept = (await call('screeningShow', { screeningId })).answers;
  const of = (name: string) => kept.find(({ question }) => question === name)?.howSaid;
  expect([of('treatment'), of('living')]).toEqual(['', 'prompted']);
});
