/**
 * @file Where the keyboard is in an interview: never past a question that an answer brought out, nor in another answer
 * after a break or a lock. Steps build on one another.
 */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { goToTab } from '../support/case-tabs.ts';
import { dealtWith, Keyboard } from '../support/keyboard.ts';
import { OWNER, PASSPHRASE } from '../support/vault.ts';

let app: RunningApp;
let keys: Keyboard;

beforeAll(async () => {
  app = await launchApp();
  keys = new Keyboard(app.page);
  await keys.type('Your name', OWNER);
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('Passphrase again', PASSPHRASE);
  await keys.press('Create vault');
  await keys.press('New case');
  await keys.type('Reference', 'IF-1');
  await keys.type('Name of the case', 'Where the keyboard is');
  await keys.press('Create case');
  await keys.openTab('People');
  await keys.press('Add a person');
  await keys.type('Name', 'Maria Popescu');
  await keys.press('Add to the case');
  await goToTab({ app, keys }, 'interviews');
  await keys.press('Start an interview');
  await keys.choose('radio', 'No, 18 or over');
  await keys.press('Start');
  await app.page.getByRole('heading', { name: 'Before we start: is it safe to talk?' }).waitFor();
});
afterAll(() => app?.close());

/** Waits for the focus to come into a question, and says whether it was this one. */
async function isIn(question: string): Promise<void> {
  await expect
    .poll(() =>
      app.page.evaluate(
        () =>
          document.activeElement?.closest('fieldset[data-question]')?.querySelector('legend')?.textContent,
      ),
    )
    .toBe(question);
}

it('goes from an answer to the question that the answer brought out', async () => {
  await isIn('In which language does the person want to talk?');
  await app.page.keyboard.type('Romanian');
  await app.page.keyboard.press('Enter');
  await isIn('Does the person want an interpreter?');
  await app.page.keyboard.press('2');
  await isIn('Are you and the person alone, where nobody can listen?');
  await app.page.keyboard.press('2');
  await isIn('Who else is here, and does the person want them here?');
});

it('comes back from a break to the question it was in, with what was typed', async () => {
  await app.page.keyboard.type('A cousin waits');
  await app.page.keyboard.press('F8');
  await app.page.getByRole('heading', { name: 'A break' }).waitFor();
  await app.page.keyboard.press('Enter');
  await isIn('Who else is here, and does the person want them here?');
  await app.page.keyboard.press('End');
  await app.page.keyboard.type(' outside');
  expect(await app.page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
    'A cousin waits outside',
  );
});

it('comes back after a lock to the question it was left in, though nothing was answered there', async () => {
  await app.page.keyboard.press('Shift+Tab');
  await app.page.keyboard.press('Shift+Tab');
  await isIn('Are you and the person alone, where nobody can listen?');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Tab');
  await isIn('Who else is here, and does the person want them here?');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('Tab');
  const left = 'Does the person feel safe at this moment?';
  await isIn(left);
  await app.page.keyboard.press('Control+L');
  await keys.type('Passphrase', PASSPHRASE);
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('heading', { name: 'You are back' }).waitFor();
  await keys.press('Continue the interview');
  await isIn(left);
});

it('offers the interview that is open before another one beside it, and opens it where it was', async () => {
  // By mouse: on its way out by Tab the keyboard would be in the questions it passes.
  await app.page.getByRole('button', { name: 'Stop for today' }).click();
  await keys.press('Leave the interview');
  await keys.press('Start an interview');
  await app.page.getByText(/with Maria Popescu is open since/).waitFor();
  await app.page.getByRole('button', { name: 'Start another one' }).waitFor();
  await app.picture('interview-open-already');
  await keys.press('Continue it');
  await isIn('Does the person feel safe at this moment?');
  await keys.reach(app.page.locator('[data-question=safety-companion] input'));
});

it('shows that the record is signed, when it has been signed at the foot of a long page', async () => {
  const presses = [
    'Enter',
    '1',
    '1',
    'Enter',
    'Alt+3',
    'Enter',
    '1',
    'Alt+4',
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
    'Enter',
  ];
  for (const press of presses) {
    await app.page.keyboard.press(press);
    await dealtWith(app.page);
  }
  await keys.press('Check the answers');
  await keys.choose('radio', 'Read aloud to the person');
  await keys.press('Sign off');
  const dialog = app.page.getByRole('dialog');
  await dialog.waitFor();
  const [, left, of] =
    /(\d+) of (\d+) questions were not asked/.exec((await dialog.textContent()) ?? '') ?? [];
  expect(Number(left)).toBeGreaterThan(5);
  expect(Number(of)).toBeGreaterThan(Number(left));
  await keys.press('Sign off');
  const signed = app.page.getByText('Signed off by');
  await signed.waitFor();
  expect((await signed.boundingBox())?.y).toBeGreaterThan(0);
});

it('types a later account that differs into its own box, and takes a break in it', async () => {
  await keys.press('Add a later account');
  await keys.type('Why you are adding it', 'A second meeting');
  await keys.press('Open account');
  await isIn('In which language does the person want to talk?');
  await app.page.keyboard.press('F8');
  await app.page.getByRole('heading', { name: 'A break' }).waitFor();
  await app.page.keyboard.press('Enter');
  await isIn('In which language does the person want to talk?');
  // An earlier day's safety is not offered for confirming; the language and what the person agreed to are.
  for (const safety of ['safety-alone', 'safety-now', 'safety-urgent', 'safety-contact']) {
    const card = app.page.locator(`[data-question=${safety}]`);
    expect([safety, await card.getByRole('button', { name: /^Confirm/ }).count()]).toEqual([safety, 0]);
  }
  await keys.press(/^What the person agrees to/);
  await keys.reach(
    app.page.locator('[data-question=consent-interview]').getByRole('button', { name: 'It differs' }),
  );
  await app.page.keyboard.press('Enter');
  await isIn('Talking with you about what happened, and writing it down');
  await expect
    .poll(() => app.page.evaluate(() => document.activeElement?.closest('[data-answer]') !== null))
    .toBe(true);
  expect(await app.page.getByText('cannot be changed').count()).toBe(0);
});
