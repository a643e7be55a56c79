/** A vault of a former version in the window: words that were kept as taken back are there, and what the signature left out is said. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { formerVaultFolder } from '../support/former-vault.ts';
import { FROZEN_PASSPHRASE } from '../support/frozen/frozen.ts';

const LEFT_OUT = /The signature does not cover the own words on “Did you go to school/;

let on: CaseOnScreen;
beforeAll(async () => {
  on = new CaseOnScreen(
    await launchApp({ vaultFolder: await formerVaultFolder('0640-from-0160') }),
    'former',
  );
  await on.keys.type('Passphrase', FROZEN_PASSPHRASE);
  await on.press('Enter');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'former-stuck');

it('shows the words in the signed record, and says that the signature does not cover them', async () => {
  await on.says('R v Dorvan: the house, the yard and the van');
  await on.press('Control+K');
  await on.app.page.keyboard.type('FROZEN/1');
  await on.says(/FROZEN\/1/);
  await on.press('Enter');
  await on.heading('R v Dorvan: the house, the yard and the van');
  await on.goTo('interviews');
  await on.keys.press(/^Read: First account/);
  await on.says('Words with no answer beside them.');
  await on.says('maybe seventeen');
  await on.says(LEFT_OUT);
  expect(await on.app.page.getByText('changed outside this program').count()).toBe(0);
  await on.look('01-not-covered');
});

it('says the same in the check of the log, which finds nothing altered', async () => {
  await on.press('Control+K');
  await on.app.page.keyboard.type('Vault: log');
  await on.press('Enter');
  // The palette fades; until it is gone the keyboard would look for the button in it.
  await on.app.page.getByRole('dialog').waitFor({ state: 'detached' });
  await on.keys.press('Check the log and the store');
  await on.says(/The log is whole/);
  await on.says(LEFT_OUT);
  await on.look('02-check-of-the-log');
});

it('finds nothing wrong with the screens', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
