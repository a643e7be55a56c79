/** Answers carried over from what was told, changed by keyboard: nothing typed is lost, nothing changed is called confirmed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';

let on: CaseOnScreen;
let sheet: ScreeningId;
beforeAll(async () => {
  on = await caseOnScreen('carried');
  await tellTheStory(on);
  const { caseId, personId } = on;
  const begun = await on.call('screeningStart', { caseId, personId, formId: 'nrm-preparation' });
  sheet = begun.id as ScreeningId;
  await on.call('screeningCarryOver', { screeningId: sheet });
  await on.readAgain('forms');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'carried-stuck');

const card = (question: string) => on.app.page.locator(`fieldset[data-question=${question}]`);
const kept = async (question: string) =>
  (await on.call('screeningShow', { screeningId: sheet })).answers.find((one) => one.question === question);

describe('an answer that was carried over', () => {
  it('can be emptied and typed over: the field stays, and all that was typed is kept', async () => {
    await on.keys.press(/^Continue: NRM referral/);
    await on.keys.press(/^What happened/);
    const field = card('living-conditions').locator('textarea').first();
    await field.waitFor();
    expect((await kept('living-conditions'))?.relation).toBe('confirms');
    expect(await card('living-conditions').locator('[data-known-origin]').count()).toBe(1);

    await field.focus();
    await on.press('Control+a', 'Delete');
    await on.app.page.keyboard.type('Above the shop, six to a room.', { delay: 30 });
    expect(await field.inputValue()).toBe('Above the shop, six to a room.');
    expect(await card('living-conditions').locator('[data-known-origin]').count()).toBe(0);
    await expect
      .poll(async () => (await kept('living-conditions'))?.value, { timeout: 15_000 })
      .toBe('Above the shop, six to a room.');
    expect((await kept('living-conditions'))?.relation).toBe('new');
    await on.look('10-typed-over');
  });

  it('added to, holds what was recorded and what was added', async () => {
    const question = 'what-were-they-required-to-do';
    const told = String((await kept(question))?.value);
    await card(question).getByRole('button', { name: 'Clear' }).focus();
    await on.press('Enter');
    await card(question).getByRole('button', { name: 'Add to it' }).focus();
    await on.press('Enter');
    const field = card(question).locator('textarea').first();
    await field.focus();
    await on.press('Control+End');
    await on.app.page.keyboard.type(' She was slapped.');
    await expect
      .poll(async () => (await kept(question))?.value, { timeout: 15_000 })
      .toBe(`${told} She was slapped.`);
    await on.look('11-added');
  });

  it('is as it should be on every screen', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
