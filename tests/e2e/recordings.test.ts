/**
 * A recording is played out of the vault and written down beside it, by keyboard alone: nothing of what is typed is lost to
 * a lock, and the search leads to the very place. Pictures in test-results/screens/recording-*. Steps build on one another.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { amr, wav } from '../support/recordings.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  writeFileSync(join(DESK, 'Call.wav'), wav(400));
  writeFileSync(join(DESK, 'Old phone.amr'), amr(100));
  on = await caseOnScreen('recording');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'recording-stuck');

/** By the palette, which knows the exhibits of the case that is open. */
async function open(title: string): Promise<void> {
  await on.press('Control+K');
  await on.app.page.keyboard.type(title);
  await on.app.page.getByRole('option', { name: title }).first().waitFor();
  await on.press('Enter');
  await on.heading(title);
}
const text = () => on.app.page.getByRole('textbox', { name: 'What is said' });
const player = () => on.app.page.locator('audio');
const at = () => player().evaluate((media) => (media as HTMLAudioElement).currentTime);
const isPaused = () => player().evaluate((media) => (media as HTMLAudioElement).paused);

it('plays, from wherever it is wanted, and is read in parts', async () => {
  await on.openCase();
  await on.keys.openTab('Evidence');
  await on.app.picks(join(DESK, 'Call.wav'), join(DESK, 'Old phone.amr'));
  await on.keys.press('Add files');
  await on.says('2 files added');
  await open('Call');
  await on.look('01-not-open');
  expect(await player().count()).toBe(0);
  const asked: string[] = [];
  on.app.page.on('request', (request) => asked.push(request.headers()['range'] ?? request.url()));
  await on.keys.press('Play this recording');
  await expect.poll(at).toBeGreaterThan(0.2);
  expect(asked.some((range) => range.startsWith('bytes='))).toBe(true);
  expect(await player().evaluate((media) => (media as HTMLAudioElement).duration)).toBeCloseTo(400, 0);
  await on.press('F4');
  await expect.poll(isPaused).toBe(true);
  await on.look('02-playing');
});

it('is silent once the neutral screen is up', async () => {
  await on.press('F4');
  await expect.poll(isPaused).toBe(false);
  await on.press('F9');
  await expect.poll(isPaused).toBe(true);
  await on.press('Shift+F9');
});

it('is written down with the time by a key; undoing takes it out again', async () => {
  await on.keys.press('Write a transcript');
  await player().evaluate((media) => {
    (media as HTMLAudioElement).currentTime = 134;
  });
  await text().focus();
  await on.press('F2');
  await on.app.page.keyboard.type('Ana: he kept my passport');
  await on.press('F6', 'F2');
  expect(await text().inputValue()).toMatch(/^\[02:14\] Ana: he kept my passport\n\[02:(09|10)\] $/);
  await on.press('Control+Z');
  expect(await text().inputValue()).toMatch(/^\[02:14\] Ana: he kept my passport/);
  await text().fill('[02:14] Ana: he kept my passport\n[05:00] Boss: you owe me');
  await on.press('F7');
  await expect.poll(at).toBeGreaterThanOrEqual(300);
  await on.press('F4');
  await on.look('03-writing');
});

it('what is typed is there again after a lock', async () => {
  await on.press('Control+L');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.openCase();
  await on.keys.openTab('Evidence');
  await open('Call');
  await expect
    .poll(() => text().inputValue())
    .toBe('[02:14] Ana: he kept my passport\n[05:00] Boss: you owe me');
  await on.keys.type('Spoken language', 'Romanian');
  await on.keys.press('Save draft');
  await on.says('Bundles include it once it is finished.');
  await on.look('04-not-finished');
  await on.keys.press('Continue writing');
  await on.keys.press('Finish for bundles');
  await on.says('Bundles include it behind the recording’s page.');
  await on.says('1 earlier version');
  await on.app.page.getByText('of 2', { exact: false }).first().waitFor();
  await on.look('05-finished');
});

it('the search leads to the place in the recording', async () => {
  await on.press('Control+Shift+F');
  await on.keys.type('Search for', 'passport');
  await on.app.page
    .getByRole('button', { name: /passport/ })
    .first()
    .waitFor();
  await on.look('06-found');
  await on.keys.press(/Call.*passport/s);
  await on.heading('Call');
  const mark = on.app.page.getByRole('button', { name: 'Play from [02:14]' }).last();
  await mark.waitFor();
  await expect.poll(() => mark.evaluate((one) => one === document.activeElement)).toBe(true);
  await on.press('Enter');
  await expect.poll(at).toBeGreaterThanOrEqual(134);
  await on.press('F4');
  await on.look('07-at-the-mark');
});

it('one that nothing here plays says so, and can be written down all the same', async () => {
  await on.keys.press('All evidence of this case');
  await open('Old phone');
  await on.keys.press('Play this recording');
  await on.says('This recording cannot be played here');
  await on.app.page.getByRole('button', { name: 'Write a transcript' }).waitFor();
  await on.look('08-unplayable');
});

it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints.filter((one) => !/recording\//.test(one))).toEqual([]);
});
