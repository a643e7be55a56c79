/**
 * What is privileged is released for one writing, to whom it was said: where no folder was chosen, and for somebody else, it is
 * asked about again. By keyboard.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CaseOnScreen,
  caseOnScreen,
  stopAtFirstFailure,
  tellTheStory,
} from '../support/case-on-screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const OUT = temporaryFolder();
const STOP = 'Release privileged items, this once';
let on: CaseOnScreen;
beforeAll(async () => {
  on = await caseOnScreen('released-once');
  await tellTheStory(on);
  const { screenings } = await on.call('screeningList', { caseId: on.caseId });
  for (const { id } of screenings) await on.call('privilegeMark', { of: { kind: 'record', id } });
  await on.readAgain('interviews');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'released-once-stuck');

/** Ticks what is held and releases it; the next dialog of the folders returns `picked`, or nothing. */
async function release(...picked: readonly string[]): Promise<void> {
  await on.heading(STOP);
  const stop = on.app.page.locator('[data-release-stop]');
  for (const box of await stop.getByRole('checkbox').all()) {
    await on.keys.reach(box);
    await on.press('Space');
  }
  await on.keys.type('Who releases it', 'Adaeze');
  await on.keys.type('Reason', 'Her solicitor advised it');
  await on.app.picks(...picked);
  await on.keys.press('Release and continue');
  await stop.waitFor({ state: 'hidden' });
}

it('a record is asked about again where no folder was chosen after the yes, and for somebody else', async () => {
  await on.keys.press(/^Save as PDF: /);
  const dialog = on.app.page.getByRole('dialog');
  const holder = dialog.getByLabel('Who will receive it');
  for (const recipient of ['Aire Law', 'Kent Police']) {
    await on.keys.reach(holder);
    await on.press('Control+a');
    await on.app.page.keyboard.type(recipient);
    await on.app.picks(OUT);
    await on.keys.press('Choose a folder and save');
    await release();
    await holder.waitFor();
  }
  expect(readdirSync(OUT)).toEqual([]);
  await on.look('01-asked-again');
  await on.keys.press('Cancel');
  await dialog.waitFor({ state: 'hidden' });
});

it('the chronology too', async () => {
  await on.goTo('contact');
  await on.keys.press('Open the chronology');
  await on.keys.choose('checkbox', 'Leave out privileged items');
  await on.keys.press('Save as PDF');
  const dialog = on.app.page.getByRole('dialog');
  for (const recipient of ['Aire Law', 'Kent Police']) {
    const holder = dialog.getByLabel('Who will receive it');
    await on.keys.reach(holder);
    await on.press('Control+a');
    await on.app.page.keyboard.type(recipient);
    await on.app.picks(OUT);
    await on.keys.reach(dialog.locator('button[type=submit]').first());
    await on.press('Enter');
    await release();
    await holder.waitFor();
  }
  expect(readdirSync(OUT)).toEqual([]);
  await on.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

it('the keyboard stays in the dialog when what was pressed goes', async () => {
  await on.keys.press('Save as PDF');
  const dialog = on.app.page.getByRole('dialog');
  await on.keys.type('Who will receive it', 'Aire Law');
  await on.app.picks(OUT);
  await on.keys.reach(dialog.locator('button[type=submit]').first());
  await on.press('Enter');
  await release(OUT);
  const isInDialog = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(isInDialog).toBe(true);
  await on.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

it('what was released for one reader is asked about again where another is named before it goes', async () => {
  const { caseId, personId } = on;
  const { id } = await on.call('screeningStart', { caseId, personId, formId: 'special-measures' });
  await on.call('privilegeMark', { of: { kind: 'record', id } });
  // The consent that is asked about next is where another reader can be named.
  await on.call('consentRecord', { personId, purpose: 'court-papers', status: 'withdrawn' });
  await on.readAgain('forms');
  await on.keys.press(/^Continue: Special measures/);
  await on.keys.press('Check and lock');
  await on.keys.type('Who will receive it', 'Aire Law');
  await on.app.picks(OUT);
  const before = readdirSync(OUT);
  await on.keys.press('Choose a folder and save it as PDF');
  await release(OUT);
  await on.heading('Ask the person');
  await on.keys.type('Who will receive it', ' and Kent Police');
  await on.app.picks(OUT);
  await on.keys.press('Try again');
  await on.heading(STOP);
  await on.look('02-another-reader');
  expect(readdirSync(OUT)).toEqual(before);
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
