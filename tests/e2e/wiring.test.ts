/** The parts of the window are joined as they must be: seen through the real page, as somebody uses it. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { type CaseOnScreen, caseOnScreen } from '../support/case-on-screen.ts';
import { openingAnswers } from '../support/interview.ts';
import { Keyboard } from '../support/keyboard.ts';
import { OWNER, PASSPHRASE } from '../support/vault.ts';

describe('making a vault', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await launchApp();
  });
  afterAll(() => app?.close());

  it('needs the same passphrase twice, and makes none while the two differ', async () => {
    const keys = new Keyboard(app.page);
    await keys.type('Your name', OWNER);
    await keys.type('Passphrase', PASSPHRASE);
    await keys.type('Passphrase again', `${PASSPHRASE} `);
    await keys.press('Create vault');
    // Beside the field: a moment later the same words are also in the place for those who hear the screen.
    await app.page.locator('p', { hasText: 'The two do not match.' }).waitFor();
    await expect.poll(() => app.page.evaluate(() => document.activeElement?.id)).toBe('new-vault-again');
    expect(existsSync(app.vaultFolder)).toBe(false);
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.press('Enter');
    await app.page.getByText('No cases yet').waitFor();
  });
});

describe('answering', () => {
  let on: CaseOnScreen;
  let screeningId: ScreeningId;
  const card = (question: string) => on.app.page.locator(`[data-question="${question}"]`);
  const recorded = async (question: string) => {
    const { answers } = await on.call('screeningShow', { screeningId });
    return answers.find((one) => one.question === question);
  };
  beforeAll(async () => {
    on = await caseOnScreen('wiring');
    const begun = await on.call('screeningStart', {
      caseId: on.caseId,
      personId: on.personId,
      formId: 'first-account',
      language: 'Tigrinya',
      interpreter: '',
    });
    screeningId = begun.id;
    await on.call('screeningAnswer', {
      screeningId,
      answers: openingAnswers(),
      currentPage: 'what-happened',
      currentQuestion: 'tasks',
    });
    await on.openCase();
    await on.keys.press(/^Continue: First account/);
    await card('tasks').waitFor();
  });
  afterAll(() => on?.app.close());

  it('“prefers not to say” pressed twice is taken back', async () => {
    const instead = card('tasks').getByRole('button', { name: 'Prefers not to say' });
    await instead.click();
    await expect.poll(async () => (await recorded('tasks'))?.state).toBe('prefers-not-to-say');
    expect(await instead.getAttribute('aria-pressed')).toBe('true');
    await instead.click();
    await expect.poll(() => instead.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(async () => (await recorded('tasks'))?.state).toBe('cleared');
  });

  it('leaving a field saves what was typed, without waiting for the pause after it', async () => {
    // No pause is ever long enough: what waits for one is never saved.
    await on.app.page.evaluate(() => {
      const real = window.setTimeout.bind(window);
      const short = (work: () => void, ms = 0) => (ms >= 400 ? 0 : real(work, ms));
      window.setTimeout = short as typeof window.setTimeout;
    });
    await card('tasks').getByRole('textbox').first().fill('They came at night');
    expect((await recorded('tasks'))?.value).not.toBe('They came at night');
    await on.app.page.keyboard.press('Tab');
    await expect.poll(async () => (await recorded('tasks'))?.value).toBe('They came at night');
  });
});
