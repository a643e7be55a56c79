/**
 * A second account, taken on paper before it was entered, by keyboard: it reaches the sheet that was begun before, both
 * stand beside the answer with their days and the reason, and one key decides.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { openingAnswers, safetyAnswers } from '../support/interview.ts';

const FIRST = 'She came by bus on her own.';
const SECOND = 'He drove her, and kept the keys.';
const ROUTE = 'how-did-the-exploitation-start';
const STILL = 'still-in-exploitative-situation';

let on: CaseOnScreen;
let interview: ScreeningId;
let sheet: ScreeningId;
const told = (route: string, still: string, more: object = {}) => [
  { question: 'how-it-started', state: 'answered' as const, value: route, ...more },
  { question: 'still-there', state: 'answered' as const, value: still, ...more },
];
beforeAll(async () => {
  on = await caseOnScreen('two-accounts');
  const { caseId, personId } = on;
  await on.call('consentRecord', { personId, purpose: 'nrm-referral', status: 'given' });
  interview = (
    await on.call('screeningRecord', {
      ...{ caseId, personId, formId: 'first-account', readBack: 'Read aloud' },
      answers: [...openingAnswers(), ...told(FIRST, 'yes')],
    })
  ).id;
  sheet = (await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' })).id;
  await on.call('screeningCarryOver', { screeningId: sheet });
  await on.readAgain('interviews');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'two-accounts-stuck');

const card = (question: string) => on.app.page.locator(`fieldset[data-question=${question}]`);
const kept = async (question: string) =>
  (await on.call('screeningShow', { screeningId: sheet })).answers.findLast(
    (one) => one.question === question,
  );

describe('an account that was taken before', () => {
  it('is opened with the day it was held and who took it', async () => {
    await on.keys.press(/^Read: First account/);
    await on.heading('First account');
    await on.keys.press('Add a later account');
    await on.says('What leads to it');
    const before = on.app.page.getByLabel('It was held before today, or taken by somebody else');
    await before.focus();
    await on.press('Space');
    await on.keys.type('When it was held', 'about March 2025');
    await on.keys.type('Who took it', 'Ruth Clarke');
    await on.look('01-held-before');
    await on.keys.press('Open it');
    await expect
      .poll(async () => (await on.call('screeningShow', { screeningId: interview })).layers.length)
      .toBe(1);
    const { layers } = await on.call('screeningShow', { screeningId: interview });
    expect(layers[0]).toMatchObject({
      ...{ heldOn: { value: '2025-03', qualifier: 'about' }, takenBy: 'Ruth Clarke' },
    });
    const relation = { relation: 'differs' as const, cause: 'fear' as const };
    await on.call('screeningAnswer', {
      screeningId: interview,
      answers: [...safetyAnswers(), ...told(SECOND, 'no', relation)],
    });
    await on.readAgain('interviews');
    await on.keys.press(/^Read: First account/);
    await on.says(/Later account 1, held about March 2025, taken by Ruth Clarke; entered/);
    await on.look('02-both-in-the-record');
  });

  it('is said on the case page and on the first page of the sheet', async () => {
    await on.readAgain('forms');
    await on.says(/answers are older than what was told since/);
    await on.look('03-on-the-case');
    await on.keys.press(/^Go on: NRM referral/);
    await on.says(/answers are older than what was told since. Both stand/);
    await on.look('04-on-the-first-page');
  });

  it('stands beside the answer with its day and her reason, and one key decides', async () => {
    await on.keys.press(/^How did it start/);
    const beside = card(ROUTE).locator('[data-told=older]');
    await beside.waitFor();
    const words = await beside.textContent();
    for (const part of [FIRST, SECOND, 'held about March 2025, taken by Ruth Clarke', 'Reason given: fear'])
      expect(words).toContain(part);
    await on.look('05-beside-the-answer');
    await on.keys.press(/^Take “He drove her/);
    await card(ROUTE).locator('[data-told=decided]').waitFor();
    // Whoever reads the form sees that another account told it otherwise, and why.
    const taken = String((await kept(ROUTE))?.value);
    expect(taken.split('\n')[0]).toBe(SECOND);
    expect(taken).toMatch(
      /\n\[as told about March 2025; reason given: fear; told differently in another account\]$/,
    );
    expect(await card(ROUTE).locator('textarea').first().inputValue()).toBe(taken);
    await on.look('06-decided');
  });

  it('has its words kept back with a reason, and given back', async () => {
    await on.keys.press(/^Keep its words back: .*She came by bus/);
    await on.keys.type('Why the words are kept back', 'Names a neighbour');
    await on.press('Enter');
    await card(ROUTE).locator('[data-withheld]').waitFor();
    expect(await card(ROUTE).textContent()).not.toContain(FIRST);
    await on.says(/Withheld by the worker: Names a neighbour/);
    expect(JSON.stringify(await on.call('screeningShow', { screeningId: sheet }))).not.toContain(FIRST);
    await on.look('06-words-kept-back');
    await on.keys.press(/^Give its words back: .*Names a neighbour/);
    await card(ROUTE).locator('[data-withheld]').waitFor({ state: 'detached' });
    await expect.poll(() => card(ROUTE).textContent()).toContain(FIRST);
  });

  it('has its words kept from one reader by name, and given back', async () => {
    const limits = async () => (await on.call('accountsWithheld', { screeningId: sheet })).lines;
    await on.keys.press(/^Keep its words back: .*She came by bus/);
    await on.keys.type('Why the words are kept back', 'Not yet');
    await on.keys.choose('radio', 'Only from those named below');
    await on.keys.choose('checkbox', 'Home Office');
    await on.look('06-kept-from-one');
    await on.keys.press('Keep its words back');
    await card(ROUTE).locator('[data-withheld]').waitFor();
    expect(await limits()).toMatchObject([
      { reason: 'Not yet', row: '', readers: { only: 'from', names: ['Home Office'] } },
    ]);
    await on.keys.press(/^Give its words back: .*Not yet/);
    await card(ROUTE).locator('[data-withheld]').waitFor({ state: 'detached' });
    expect(await limits()).toEqual([]);
  });

  it('is listed before it is copied, stands in its field, and what is there can be kept', async () => {
    await on.keys.press('Copy into the official form');
    await on.says('Older than what was told since, or told differently');
    await on.look('07-before-copying');
    await on.keys.press('Show what to copy');
    const field = on.app.page.locator('[data-field]', { hasText: 'Is the person still in the situation?' });
    await field.locator('[data-told=older]').waitFor();
    await field.scrollIntoViewIfNeeded();
    await on.look('08-in-its-field');
    await on.keys.press(/^Keep what is here: Is the person still/);
    await field.locator('[data-told=decided]').waitFor();
    expect(await field.textContent()).toContain('Reason given: fear');
    expect((await kept(STILL))?.value).toBe('yes');
    expect((await on.call('copyOutCheck', { screeningId: sheet })).accounts).toEqual([]);
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
