/**
 * What is asked while a dialog is open stands over it, where a pointer reaches it: a second person, and whether to go on without
 * consent. Nothing could be handed out by whoever uses a mouse while it stood under the dialog.
 */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const KIM = 'a quite different long phrase';
const OUT = temporaryFolder();
let on: CaseOnScreen;
const button = (name: string) => on.app.page.getByRole('button', { name, exact: true }).last();
beforeAll(async () => {
  on = await caseOnScreen('asked-over');
  await on.call('contactAdd', {
    personId: on.personId,
    channel: 'telephone',
    reached: 'person',
    safe: 'yes',
  });
  await on.call('colleagueAdd', { own: PASSPHRASE, name: 'Kim', role: 'caseworker', passphrase: KIM });
  await on.call('secondSet', { kind: 'leave', on: true });
  await on.readAgain('contact');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'asked-over-stuck');

/** Kim types their passphrase, and the pointer confirms it. */
async function standBy(picture: string): Promise<void> {
  const second = on.app.page.getByRole('dialog', { name: 'A second person is needed' });
  await second.getByLabel('Their passphrase', { exact: true }).fill(KIM);
  await on.look(picture);
  await second.getByRole('button', { name: 'Confirm' }).click({ timeout: 5_000 });
  await second.waitFor({ state: 'hidden' });
}

it('a second person, and whether to go on without consent, are asked over the dialog that is open', async () => {
  const { page } = on.app;
  await button('Open the chronology').click();
  await button('Save as PDF').click();
  const dialog = page.getByRole('dialog', { name: 'Save the chronology as PDF' });
  await dialog.getByLabel('Who will receive it').fill('Aire Law');
  await on.app.picks(OUT);
  await dialog.locator('button[type=submit]').first().click();
  await standBy('01-second');
  await dialog.getByLabel('Legal ground').selectOption({ index: 1 });
  await dialog.getByLabel('Why', { exact: true }).fill('An order of the court');
  await on.app.picks(OUT);
  await button('Release anyway').click();
  const asked = page.getByRole('dialog', { name: /without recorded consent/ });
  await asked.waitFor();
  await on.look('02-without-consent');
  await asked.getByRole('button', { name: 'Release anyway' }).click({ timeout: 5_000 });
  await standBy('03-second-again');
  await dialog.getByText(/\.pdf is saved/).waitFor();
  expect(readdirSync(OUT)).toHaveLength(1);
});

it('is as it should be on every screen', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
