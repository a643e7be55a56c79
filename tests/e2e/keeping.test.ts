/**
 * Two people at one laptop, by keyboard: steps that take two, a role, a legal hold that stops an erasure, an erasure with
 * its certificate, a key file, and a new key for the vault. Pictures in test-results/screens/keeping-*.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseId, PersonId } from '../../src-main/core/ids.ts';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { goByPalette } from '../support/sample-on-screen.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const JONAS = 'five patient otters wait below';
const REFERENCE = 'ER-1';
let on: CaseOnScreen;
const stick = temporaryFolder();

beforeAll(async () => {
  const vaultFolder = join(temporaryFolder(), 'Shelter');
  const made = { folder: vaultFolder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: systemClock, random: systemRandom })).lock();
  on = new CaseOnScreen(await launchApp({ vaultFolder }), 'keeping');
  await unlock();
  const jonas = { own: PASSPHRASE, name: 'Jonas Weber', role: 'caseworker', passphrase: JONAS } as const;
  await on.call('colleagueAdd', jonas);
  const { id: caseId } = await on.call('caseCreate', { reference: REFERENCE, title: 'To be erased' });
  await on.call('personAdd', { caseId, name: 'Marwilla Traceworth', role: 'survivor' });
  await on.app.page.reload();
  await on.heading(/^(Today|Cases)$/);
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'keeping-stuck');

async function unlock(): Promise<void> {
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor({ timeout: 30_000 });
  // Where the page begins takes the keyboard to its title, once.
  await on.app.page.locator('[data-page-title]').first().waitFor();
}
async function open(typed: string, offered: string, shows: string): Promise<void> {
  await goByPalette(on.app, typed, new RegExp(offered));
  await on.says(shows);
}
const openPeople = () => open('Vault: people', 'Vault: people and recovery', 'Steps that take two people');
const openKeeping = () => open('Vault: holds', 'Vault: holds and erasing', 'Retention of closed cases');
const button = (name: string) => on.app.page.getByRole('button', { name, exact: true });

it('asks for two people, and changes what somebody does', async () => {
  await openPeople();
  await on.app.page.getByLabel('Erasing a case or a person').press('Space');
  await on.app.page.getByLabel('Erasing a case or a person').and(on.app.page.locator(':checked')).waitFor();
  await on.look('01-people');
  await on.keys.press('Change a role');
  await on.app.page.locator('form').getByLabel('Role', { exact: true }).selectOption('solicitor');
  await on.keys.type('Your own passphrase', PASSPHRASE);
  await on.look('02-role');
  await on.keys.press('Change role');
  await on.says('The role is changed.');
});

it('a legal hold stops an erasure until it is lifted', async () => {
  await openKeeping();
  const select = on.app.page.getByLabel('Case', { exact: true });
  await select.selectOption({ label: `${REFERENCE}, To be erased` });
  await on.says('Erase for good');
  await on.keys.type('Why', 'Appeal pending');
  await on.keys.press('Set a hold');
  await on.says('Under a legal hold');
  await on.keys.type(`Type “${REFERENCE}” to confirm`, REFERENCE);
  await on.app.page.getByLabel('Legal ground').selectOption('request');
  await on.app.page.getByLabel('Your own passphrase', { exact: true }).first().fill(PASSPHRASE);
  await on.look('03-held');
  await on.keys.press('Erase for good');
  await on.app.page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).press('Enter');
  await on.says(/is under a legal hold and cannot be erased/);
  await on.look('04-refused');
  // Whoever went on meanwhile finds the reason from where the program says that it was not done.
  await goByPalette(on.app, 'Cases: the list', /Cases: the list/);
  await on.app.page.getByRole('button', { name: 'Open', exact: true }).click();
  const why = on.app.page.getByText(/is under a legal hold and cannot be erased/);
  await why.waitFor();
  await openKeeping();
  await on.app.page.getByLabel('Case', { exact: true }).selectOption({ label: `${REFERENCE}, To be erased` });
  await on.keys.type('Why', 'Appeal decided');
  await on.keys.press('Lift hold');
  await on.says('No legal hold on this case.');
  // What it was refused for is over, and is not said any more.
  expect(await why.count()).toBe(0);
});

it('says before an erasure what was done since the page was last looked at: a backup, and who was given something', async () => {
  await on.says('No backup known to this vault has it.');
  const { cases } = await on.call('caseList', {});
  const { people } = await on.call('caseShow', { caseId: cases[0]?.id as CaseId });
  const line = { personId: people[0]?.id as PersonId, purpose: 'support-services', status: 'given' } as const;
  await on.call('consentRecord', line);
  await goByPalette(on.app, 'Cases: the list', /Cases: the list/);
  await goByPalette(on.app, REFERENCE, /To be erased/);
  await on.app.page.getByRole('tab', { name: 'Consent and sharing' }).click();
  await on.keys.press('Send the case');
  await on.keys.type('Receiving organisation', 'Harbour House');
  await on.keys.choose('radio', 'A passphrase: anybody who knows it opens it');
  await on.keys.type('Passphrase for the file', JONAS);
  await on.app.picks(temporaryFolder());
  await on.keys.press('Save the file');
  await on.says(/The case is saved as/);
  await goByPalette(on.app, 'Vault: backup', /Vault: backup/);
  await on.app.picks(temporaryFolder());
  await on.keys.press('Make a backup');
  await on.says('The backup is made and reads back correctly.');
  await openKeeping();
  await on.app.page.getByLabel('Case', { exact: true }).selectOption({ label: `${REFERENCE}, To be erased` });
  await on.says('Backups that still have it, as far as this vault knows');
  await on.says('Some of it was given to others');
  await on.keys.type(`Type “${REFERENCE}” to confirm`, REFERENCE);
  await on.app.page.getByLabel('Legal ground').selectOption('request');
  await on.app.page.getByLabel('Your own passphrase', { exact: true }).first().fill(PASSPHRASE);
  await on.look('041-given-out');
});

/** Somebody else types their passphrase where the vault asks for them. */
async function standBy(passphrase = JONAS): Promise<void> {
  const dialog = on.app.page.getByRole('dialog').filter({ hasText: 'A second person is needed' });
  await dialog.waitFor();
  await dialog.getByLabel('Their passphrase', { exact: true }).fill(passphrase);
  await dialog.getByRole('button', { name: 'Confirm' }).press('Enter');
}

it('erases with a second person, and writes the certificate', async () => {
  await on.keys.press('Erase for good');
  await on.app.page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).press('Enter');
  await standBy(PASSPHRASE);
  await on.says('That is not their passphrase. Nothing was done.');
  await on.look('05-second');
  await on.app.page.setViewportSize({ width: 1024, height: 700 });
  await standBy();
  const done = on.app.page.getByText('Erased. Nothing of it is left in this vault.');
  await done.waitFor();
  // It is seen without looking for it, though a dialog stood over the page when it was asked for.
  await expect.poll(async () => (await done.boundingBox())?.y ?? 999).toBeLessThan(600);
  await on.says(`${OWNER} with Jonas Weber`);
  await on.app.picks(stick);
  await button('Save the certificate')
    .or(on.app.page.getByRole('button', { name: /Save the certificate of/ }))
    .first()
    .press('Enter');
  await on.says(/The certificate is saved/);
  expect(
    readdirSync(stick)
      .map((name) => name.split('.').at(-1))
      .toSorted(),
  ).toEqual(['json', 'pdf']);
  await on.look('06-erased');
  expect((await on.call('caseList', {})).total).toBe(0);
});

it('gives the vault a new key and locks it; the passphrase stays', async () => {
  await openPeople();
  await on.keys.press('Give the vault a new key');
  await on.says(/^These people keep their passphrases:/);
  // The kit above it asks for one too.
  await on.app.page.getByLabel('Your own passphrase', { exact: true }).last().fill(PASSPHRASE);
  await on.look('07-rekey');
  await on.keys.press('Encrypt with a new key');
  await on.heading('Unlock Testimony');
  await unlock();
  const { entries } = await on.call('auditList', { limit: 5 });
  expect(entries.map(({ action }) => action)).toContain('vault.rekeyed');
  expect((await on.call('auditVerify', {})).intact).toBe(true);
});

it('asks for a key file beside the passphrase once there is one', async () => {
  await openPeople();
  await on.keys.press('Make or remove a key file');
  await on.app.page.getByLabel('Your own passphrase', { exact: true }).last().fill(PASSPHRASE);
  const folder = temporaryFolder();
  await on.app.picks(folder);
  await on.keys.press('Make a key file');
  await on.says(/Your key file is/);
  await on.look('08-key-file');
  await on.keys.press('Lock');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.says(/may also need a key file/);
  await on.look('09-key-file-needed');
  await on.app.picks(join(folder, readdirSync(folder)[0] ?? ''));
  await on.keys.press('My key has a key file');
  await on.says(/Key file: testimony-key-file/);
  await unlock();
});

it('has screens that axe and the ruler find nothing on', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
