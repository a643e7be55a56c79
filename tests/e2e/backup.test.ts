/**
 * A backup in the window, as a shelter manager makes it: reminded on Today, made on a stick, tried, and put back as a
 * vault on another laptop; and what there is to do where the vault is damaged. Pictures in test-results/screens/backup-*.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { engineAtWork } from '../support/engine.ts';
import { goByPalette } from '../support/sample-on-screen.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

let on: CaseOnScreen;
let other: CaseOnScreen | undefined;
const stick = temporaryFolder();
const vaultFolder = join(temporaryFolder(), 'Laptop');
beforeAll(async () => {
  const made = { folder: vaultFolder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: systemClock, random: systemRandom })).lock();
  on = new CaseOnScreen(await launchApp({ vaultFolder }), 'backup');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
  const { id: caseId } = await on.call('caseCreate', { reference: 'BK/1', title: 'R v Kept' });
  await on.call('personAdd', { caseId, name: 'Ama Kept', role: 'survivor' });
  // The page may have read its list before.
  await on.app.page.reload();
  // The list that comes for it takes the keyboard to its filter, and would take it out of the next step's hands.
  await on.app.page.getByText('R v Kept').first().waitFor();
});
afterAll(async () => {
  await on?.app.close();
  await other?.app.close();
});
stopAtFirstFailure(() => (on.app.page.isClosed() ? (other ?? on) : on), 'backup-stuck');

/** In the vault: where, what stands there too, and what begins a change. */
const CHANGED_ELSEWHERE = [
  ['Vault: backup, try a backup', 'The last backup was made on', 'Make a backup'],
  ['Vault: people and recovery', 'Steps that take two people', 'Add a person'],
] as const;
/** The same on the tabs of a case, and of the vault. */
const CHANGED_IN_A_CASE = [
  ['Consent and sharing', 'Sharing with the police', 'Record a decision: Sharing with the police'],
  ['Contact and dates', 'No contacts yet', 'Log a contact'],
  ['Contact and dates', 'No contacts yet', 'Add a date'],
  ['Contact and dates', 'This vault is open for reading only: you cannot add anything.', 'Add a date'],
  ['Evidence', 'This vault is open for reading only: you cannot add anything.', 'Add files'],
] as const;
const CHANGED_IN_THE_VAULT = [
  ['Forms', 'Vault', 'Import a form'],
  ['Passphrase', 'Vault', 'Change passphrase'],
] as const;

async function nothingToChange(shows: string, button: string): Promise<void> {
  await on.says(new RegExp(shows));
  await on.says('This vault is damaged and open read-only');
  await expect.poll(() => on.app.page.getByRole('button', { name: button, exact: true }).count()).toBe(0);
}

async function onTabs(tabs: readonly (readonly [string, string, string])[]): Promise<void> {
  for (const [tab, shows, button] of tabs) {
    await on.app.page.getByRole('tab', { name: tab, exact: true }).click();
    await nothingToChange(shows, button);
  }
}

/** As somebody finds one in a drawer: its name says as little as that of ours. */
async function anotherVaultsBackup(): Promise<string> {
  const at = await engineAtWork();
  const folder = temporaryFolder();
  await at.do('backupMake', { folder: at.engine.files.register(folder) });
  await at.engine.close();
  return join(folder, readdirSync(folder)[0] ?? '');
}

it('is asked for on Today where there is work and none', async () => {
  await on.keys.press('Vault');
  await on.heading('Vault');
  await on.keys.press('Today');
  await on.says('No backup yet');
  await on.look('01-reminder');
  await on.keys.press('Go to backups');
});

it('is made in one step, and says what it is and where', async () => {
  await on.says('If this computer is lost or breaks, everything in the vault is lost.');
  await on.look('02-none');
  await on.app.picks(stick);
  await on.keys.press('Make a backup');
  await on.says('The backup is made and reads back correctly.');
  // The stick of this test is a folder.
  await on.says(/It is on the same disk as the vault/);
  await on.says(/The last backup was made on/);
  expect(readdirSync(stick)).toHaveLength(1);
  await on.look('03-made');
});

it('is tried with a wrong passphrase, and with the right one', async () => {
  await on.app.picks(join(stick, readdirSync(stick)[0] ?? ''));
  await on.keys.press('Choose a backup');
  await on.keys.type('Passphrase of the backup', 'not the passphrase at all');
  await on.press('Enter');
  await on.says('This passphrase does not open the backup.');
  await on.look('04-wrong');
  await on.keys.type('Passphrase of the backup', PASSPHRASE);
  await on.press('Enter');
  await on.says('This backup works.');
  await on.says(/This vault’s log has \d+ entr.*What was recorded since is not in this backup/);
  await on.look('05-works');
});

it('of another vault works too, and is not taken for one of this', async () => {
  const others = await anotherVaultsBackup();
  await on.app.picks(others);
  await on.keys.press('Choose a backup');
  await on.keys.type('Passphrase of the backup', PASSPHRASE);
  await on.press('Enter');
  await on.says('This backup is of another vault.');
  expect(await on.app.page.getByText('This backup works.').count()).toBe(0);
  await on.look('055-another');
});

it('is not asked for any more', async () => {
  await on.keys.press('Today');
  await on.heading('Today');
  await on.says(/Nothing|R v Kept|cases/i);
  expect(await on.app.page.getByText('No backup yet').count()).toBe(0);
});

it('is put back on another laptop, and opens there', async () => {
  other = new CaseOnScreen(await launchApp({}), 'backup-other');
  await other.heading('Create a vault');
  await other.keys.press('Restore a backup here');
  await other.heading('Restore a backup');
  await other.look('01-restore');
  await other.app.picks(join(stick, readdirSync(stick)[0] ?? ''));
  await other.keys.press('Choose the backup');
  await other.says('The backup is restored. It opens with the passphrase of the day it was made.');
  await other.says(/What was recorded since is missing, and what was erased since is back/);
  await other.look('02-restored');
  await other.keys.type('Passphrase', PASSPHRASE);
  await other.press('Enter');
  await other.app.page.getByRole('navigation').first().waitFor();
  const { cases } = await other.call('caseList', {});
  expect(cases.map(({ reference }) => reference)).toEqual(['BK/1']);
});

it('where the vault is damaged it says what is safe, lets it be read, and salvages it', async () => {
  await on.app.page.keyboard.press('Control+l');
  await on.heading('Unlock Testimony');
  // The page of the store that says which vault it is: nothing opens without it.
  const store = join(vaultFolder, 'vault.db');
  writeFileSync(store, readFileSync(store).fill(0x5a, 2 * 4096 + 512, 2 * 4096 + 640));
  const damaged = async () => {
    await on.keys.type('Passphrase', PASSPHRASE);
    await on.press('Enter');
    await on.heading('This vault is damaged');
  };
  await damaged();
  await on.says('Nothing was changed, and nothing here makes it worse. There is no hurry.');
  await on.look('06-damaged');
  await on.keys.press('Open read-only');
  await on.says('This vault is damaged and open read-only');
  await on.says('Nothing is missing.');
  await on.look('07-read-only');
  // What would change it is not offered: on its list of cases, and to whoever types it.
  await on.keys.press('Cases');
  await on.says('R v Kept');
  await on.says('This vault is damaged and open read-only');
  await expect.poll(() => on.app.page.getByRole('button', { name: 'New case' }).count()).toBe(0);
  await on.press('Control+K');
  await on.app.page.keyboard.type('cases');
  await on.says('Cases: the list');
  expect(await on.app.page.getByText('Cases: new case').count()).toBe(0);
  await on.press('Escape');
  await goByPalette(on.app, 'R v Kept', /R v Kept/);
  await on.heading('R v Kept');
  await on.app.page.getByRole('tab', { name: 'People', exact: true }).click();
  await nothingToChange('Ama Kept', 'Add a person');
  await onTabs(CHANGED_IN_A_CASE);
  await on.look('09-read-only-case');
  for (const [place, shows, button] of CHANGED_ELSEWHERE) {
    await goByPalette(on.app, place, new RegExp(place));
    await nothingToChange(shows, button);
  }
  await on.look('10-read-only-people');
  await onTabs(CHANGED_IN_THE_VAULT);
  await on.app.page.keyboard.press('Control+l');
  await on.heading('Unlock Testimony');
  await damaged();
  const elsewhere = temporaryFolder();
  await on.app.picks(elsewhere);
  await on.keys.press('Salvage it into a new vault');
  await on.says('The new vault is in “Laptop-salvaged”');
  await on.look('08-salvaged');
  await on.app.picks(join(elsewhere, 'Laptop-salvaged'));
  await on.keys.press('Open a vault in another folder');
  await on.heading('Unlock Testimony');
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
  const { cases } = await on.call('caseList', {});
  expect(cases.map(({ reference }) => reference)).toEqual(['BK/1']);
});

it('finds nothing wrong with the screens', () => {
  expect([...on.findings, ...(other?.findings ?? [])]).toEqual([]);
  expect([...on.complaints, ...(other?.complaints ?? [])]).toEqual([]);
});
