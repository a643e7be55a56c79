/**
 * Two people on two laptops, in the window, from end to end: one laptop is lost and its vault comes back from the backup;
 * the passphrase is lost too, and the pages of the kit set a new one; the case goes to the other's key, a receipt comes
 * back, both go on in it, and what the other wrote is taken in by somebody who saw both. Each log tells its half.
 * Pictures in test-results/screens/handover-*.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { launchApp } from '../support/app.ts';
import { CASE, CaseOnScreen, stopAtFirstFailure, story, tellTheStory } from '../support/case-on-screen.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

let lantern: CaseOnScreen;
let harbour: CaseOnScreen;
let now: CaseOnScreen;
let key: string;
let digits: string;
const NEXT = 'seven other herons wade upstream';
const paper = temporaryFolder();
const stick = temporaryFolder();
const desk = temporaryFolder();
const onStick = (ending: string) =>
  join(stick, readdirSync(stick).find((name) => name.endsWith(ending)) ?? '');

async function laptop(vaultFolder: string, owner: string, prefix: string): Promise<CaseOnScreen> {
  const made = { folder: vaultFolder, owner, passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: systemClock, random: systemRandom })).lock();
  const on = new CaseOnScreen(await launchApp({ vaultFolder }), prefix);
  await on.heading('Unlock Testimony');
  return on;
}
async function unlock(on: CaseOnScreen, passphrase: string): Promise<void> {
  await on.keys.type('Passphrase', passphrase);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
  // Where the page begins takes the keyboard to its title, once.
  await on.app.page.locator('[data-page-title]').first().waitFor();
}
const toVault = async (on: CaseOnScreen, tab: string) => {
  await on.keys.press('Vault');
  await on.heading('Vault');
  await on.app.page.getByRole('tab', { name: tab }).click();
};
/** What the log on the screen says was done, newest first. */
async function readLog(on: CaseOnScreen): Promise<string> {
  await toVault(on, 'Log');
  await on.says(/\d+ entries/);
  const rows = on.app.page.getByRole('row');
  await rows.nth(1).waitFor();
  const older = on.app.page.getByRole('button', { name: 'Show older entries' });
  while ((await older.count()) > 0) {
    const before = await rows.count();
    await older.click();
    await rows.nth(before).waitFor();
  }
  return (await rows.allInnerTexts()).join('\n');
}
/** As somebody reads them off the printed pages. */
const pages = () =>
  readdirSync(paper)
    .toSorted()
    .map((name) => {
      const text = execFileSync('pdftotext', ['-layout', join(paper, name), '-'], { encoding: 'utf8' });
      return [...text.matchAll(/(?<=\s|^)[0-9A-HJKMNP-TV-Z]{6}(?=\s)/g)].map(([group]) => group).join(' ');
    });
const toOthers = async (on: CaseOnScreen) => {
  await toVault(on, 'Cases from others');
  await on.heading('A case from another organisation');
};
beforeAll(async () => {
  lantern = await laptop(join(temporaryFolder(), 'Lantern'), 'Amina Okafor', 'handover-lantern');
  await unlock(lantern, PASSPHRASE);
  // On the other laptop somebody put the vault where a sync service copies it.
  const synced = join(temporaryFolder(), 'Nextcloud', 'Harbour');
  mkdirSync(dirname(synced));
  harbour = await laptop(synced, 'Ruth Clarke', 'handover-harbour');
  now = harbour;
  lantern.caseId = (await lantern.call('caseCreate', { reference: 'TO-1', title: CASE })).id;
  lantern.personId = (await lantern.call('personAdd', { caseId: lantern.caseId, ...story.person })).id;
  await tellTheStory(lantern);
  const line = { personId: lantern.personId, purpose: 'support-services', status: 'given' } as const;
  await lantern.call('consentRecord', line);
});
afterAll(() => Promise.all([lantern?.app.close(), harbour?.app.close()]));
stopAtFirstFailure(() => now, 'handover-stuck');

it('one of them makes a recovery kit and a backup, and loses the laptop', async () => {
  now = lantern;
  await toVault(lantern, 'People');
  await lantern.app.picks(paper);
  await lantern.keys.type('Your own passphrase', PASSPHRASE);
  await lantern.keys.press('Make a recovery kit');
  await lantern.says('The recovery kit is made.');
  await toVault(lantern, 'Backup');
  await lantern.app.picks(stick);
  await lantern.keys.press('Make a backup');
  await lantern.says('The backup is made and reads back correctly.');
  await lantern.app.close();
});

it('on another laptop the backup is put back, and two pages of the kit set a new passphrase', async () => {
  const { caseId, personId, findings, complaints } = lantern;
  const vaultFolder = join(temporaryFolder(), 'OneDrive - Lantern', 'Testimony');
  mkdirSync(dirname(vaultFolder));
  lantern = new CaseOnScreen(await launchApp({ vaultFolder }), 'handover-lantern');
  Object.assign(lantern, { caseId, personId });
  lantern.findings.push(...findings);
  lantern.complaints.push(...complaints);
  now = lantern;
  await lantern.heading('Create a vault');
  await lantern.says('OneDrive seems to copy this folder');
  await lantern.keys.press('Restore a backup here');
  await lantern.says('OneDrive seems to copy this folder');
  await lantern.look('00-restore');
  await lantern.app.picks(onStick('.tar'));
  await lantern.keys.press('Choose the backup');
  await lantern.says('The backup is restored. It opens with the passphrase of the day it was made.');
  await lantern.keys.press('I do not have the passphrase');
  const [, two = '', three = ''] = pages();
  await lantern.keys.type('Page 1', two);
  await lantern.keys.type('Page 2', three);
  await lantern.keys.type('New passphrase', NEXT);
  await lantern.keys.type('New passphrase again', NEXT);
  await lantern.keys.press('Set passphrase');
  await lantern.says('Amina Okafor has a new passphrase. It opens the vault now.');
  await unlock(lantern, NEXT);
  const { cases } = await lantern.call('caseList', {});
  expect(cases).toMatchObject([{ reference: 'TO-1', counts: { people: 1, interviews: 1 } }]);
});

it('the other side is told that a sync service copies its folder, goes on, and shows its public key', async () => {
  now = harbour;
  await harbour.says('Nextcloud seems to copy this folder');
  await harbour.look('00-synced');
  await unlock(harbour, PASSPHRASE);
  await toOthers(harbour);
  await harbour.keys.press('Show our public key');
  await harbour.says('The public key of this vault');
  key = (await harbour.app.page.locator('[data-key]').textContent()) ?? '';
  expect(key).toMatch(/^age1[a-z0-9]{58}$/);
  digits = (await harbour.app.page.locator('[data-digits]').textContent()) ?? '';
  expect(digits).toMatch(/^\d{5}( \d{5}){5}$/);
  await harbour.keys.press('Copy the key');
  await harbour.says('Copied. Paste it');
  await harbour.app.picks(desk);
  await harbour.keys.press('Save it as a page');
  await harbour.says('public-key.pdf is saved.');
  const page = execFileSync('pdftotext', ['-layout', join(desk, 'public-key.pdf'), '-'], {
    encoding: 'utf8',
  });
  expect(page).toContain(key);
  await harbour.look('01-key');
});

it('the case is saved for that key, and the screen says what goes and what stays', async () => {
  now = lantern;
  await lantern.app.page.reload();
  await lantern.openCase('sharing');
  await lantern.keys.press('Send the case');
  await lantern.keys.type('Receiving organisation', 'Harbour House');
  await lantern.keys.type('Your organisation', 'Lantern');
  await lantern.keys.type('Their public key', key.slice(0, -1));
  await lantern.says(/In the file: 1 person, 1 interview or form, \d+ consents\./);
  await lantern.app.picks(stick);
  await lantern.keys.press('Save the file');
  await lantern.says(/This is not a public key for handing over/);
  await lantern.look('01-wrong-key');
  await lantern.keys.type('Their public key', key);
  // As both read them to each other over the telephone.
  await lantern.says(digits);
  await lantern.app.picks(stick);
  await lantern.keys.press('Save the file');
  await lantern.says(/The case is saved as case-handover-/);
  await lantern.look('02-saved');
  expect(readdirSync(stick).filter((name) => name.endsWith('.age'))).toHaveLength(1);
});

it('the other side looks at it, takes it in, and saves a receipt', async () => {
  now = harbour;
  await harbour.app.picks(onStick('.age'));
  await harbour.keys.press('Choose the file');
  await harbour.keys.press('Read it');
  await harbour.heading(/Case TO-1 from another organisation/);
  await harbour.says(/^Nothing of this is in your cases yet, and none of them is changed/);
  await harbour.says('This case is not here yet.');
  await harbour.look('02-review');
  await harbour.keys.press('Take in what is ticked');
  await harbour.says(/^What you ticked was taken in on \d/);
  const { cases } = await harbour.call('caseList', {});
  expect(cases).toMatchObject([{ reference: 'TO-1', counts: { people: 1, interviews: 1 } }]);
  await harbour.keys.type('Your organisation', 'Harbour House');
  await harbour.app.picks(stick);
  await harbour.keys.press('Save the receipt');
  await harbour.says(/The receipt is saved as handover-receipt-/);
  await harbour.look('03-taken-in');
});

it('changed on both sides it comes back, and both sides stand beside each other', async () => {
  now = lantern;
  for (const [on, language, status, safeContact] of [
    [lantern, 'Romani', 'given', '07700 900111'],
    [harbour, 'Moldovan', 'refused', '07700 900222'],
  ] as const) {
    const { people } = await on.call('caseShow', { caseId: lantern.caseId });
    const { id: personId, caseId: _, ...person } = people[0] as (typeof people)[number];
    await on.call('personUpdate', { ...person, personId, language, safeContact });
    await on.call('consentRecord', { personId, purpose: 'police', status });
  }
  await toOthers(lantern);
  await lantern.app.picks(onStick('.json'));
  await lantern.keys.press('Choose the receipt');
  await lantern.says('The receipt of Harbour House is recorded');
  await lantern.look('03-receipt');
  const { recipient } = await lantern.call('handoverKey', {});
  now = harbour;
  await harbour.app.page.reload();
  await harbour.openCase('sharing');
  await harbour.keys.press('Send the case');
  await harbour.keys.type('Receiving organisation', 'Lantern');
  await harbour.keys.type('Their public key', recipient);
  const back = temporaryFolder();
  await harbour.app.picks(back);
  await harbour.keys.press('Save the file');
  await harbour.says(/The case is saved as/);
  now = lantern;
  await lantern.app.picks(join(back, readdirSync(back)[0] ?? ''));
  await lantern.keys.press('Choose the file');
  await lantern.keys.press('Read it');
  await lantern.heading(/Case TO-1 from another organisation/);
  await lantern.says('Written by both: you decide');
  await lantern.says('Moldovan');
  await lantern.says(/^Ours: Amina Okafor, /);
  await lantern.says(/^Theirs: Ruth Clarke, /);
  await lantern.says(/^Nothing may be given for “Sharing with the police/);
  await lantern.look('04-both-sides');
});

it('what the other side wrote goes in once somebody marks it, and ours stays to be read', async () => {
  const field = lantern.app.page.locator('[data-item="field"]').filter({ hasText: 'Moldovan' });
  expect(await field.getByRole('radio', { name: 'Decide later' }).isChecked()).toBe(true);
  await field.getByRole('radio', { name: /^Take theirs/ }).check();
  await lantern.keys.press('Take in what is ticked');
  await lantern.says(/^What you ticked was taken in on \d/);
  const { people } = await lantern.call('caseShow', { caseId: lantern.caseId });
  expect(people.map(({ language }) => language)).toEqual(['Moldovan']);
  // Who reads the page later is not told that the two are alike, nor that here it is as it was.
  await lantern.app.page.locator('summary', { hasText: 'in the case' }).click();
  await field.getByText('Taken in', { exact: true }).waitFor();
  await field.getByRole('columnheader', { name: 'Here before' }).waitFor();
  await lantern.look('05-taken-in');
});

it('a file that is not wanted here is taken away again, with what was left in it', async () => {
  await lantern.keys.press('Remove the file');
  await lantern.says(/What you took in stays in the case/);
  await lantern.app.page.getByRole('dialog').getByRole('button', { name: 'Remove the file' }).press('Enter');
  await lantern.heading('A case from another organisation');
  await lantern.says('Reviewed. What you took in is in the case; the file was removed.');
  await lantern.look('055-taken-away');
  const { people } = await lantern.call('caseShow', { caseId: lantern.caseId });
  expect(people.map(({ language }) => language)).toEqual(['Moldovan']);
});

it('two answers that nobody decided between are said on every page of the case, and decided on the overview', async () => {
  const asked = {
    caseId: lantern.caseId,
    kind: 'evidence-export',
    forPurpose: 'police',
    recipient: 'Kent Police',
  };
  const missing = async () => (await lantern.call('consentCheck', asked)).missing.map(({ code }) => code);
  await lantern.app.page.reload();
  await lantern.openCase('people');
  await lantern.says('Two offices wrote different things. 2 things are undecided.');
  expect(await missing()).toEqual(['consent-undecided']);
  // Where she can be reached is not for whoever looks over a shoulder: that there are two is said, and both are there to show.
  const card = lantern.app.page.locator('[data-thing]');
  await card.getByText('Two offices wrote different things. Nobody has decided.').waitFor();
  await card.getByRole('button', { name: /safe contact/i }).press('Enter');
  for (const number of ['07700 900111', '07700 900222']) await card.getByText(number).waitFor();
  await lantern.look('0560-people');
  await lantern.app.page.getByRole('tab', { name: 'Consent' }).click();
  const police = lantern.app.page.locator('[data-purpose="police"]');
  await police.getByText('Until somebody decides: no.').waitFor();
  expect(await police.locator('[data-consent]:visible').count()).toBe(2);
  await lantern.look('0561-consent');
  await police.getByRole('button', { name: /^Show and decide/ }).press('Enter');
  await lantern.heading('Undecided');
  await lantern.app.page.getByText('Used until you decide').first().waitFor();
  const theirs = lantern.app.page.getByRole('button', { name: /^Use Sharing with the police.*Ruth Clarke$/ });
  await theirs.press('Enter');
  await lantern.says('Say why, then choose.');
  await lantern.look('056-undecided');
  await lantern.keys.type('Why, and whom you asked', 'Asked her again.');
  // A press by habit decides nothing.
  const sure = lantern.app.page.getByRole('dialog', { name: /^Use what Ruth Clarke wrote/ });
  await theirs.press('Enter');
  await sure.waitFor();
  await lantern.look('057-sure');
  await lantern.press('Enter');
  await sure.waitFor({ state: 'detached' });
  expect(await missing()).toEqual(['consent-undecided']);
  await theirs.press('Enter');
  await sure.getByRole('button', { name: 'Use this' }).press('Enter');
  await theirs.waitFor({ state: 'detached' });
  expect(await missing()).toEqual(['consent-refused']);
  await lantern.app.page.getByRole('button', { name: /^Use .*Ruth Clarke$/ }).press('Enter');
  await sure.getByRole('button', { name: 'Use this' }).press('Enter');
  await lantern.app.page.getByRole('heading', { name: 'Undecided' }).waitFor({ state: 'detached' });
  const { people } = await lantern.call('caseShow', { caseId: lantern.caseId });
  expect(people.map(({ safeContact }) => safeContact)).toEqual(['07700 900222']);
});

it('each log tells its half, newest first', async () => {
  const inTurn = (...deeds: readonly string[]) => expect.stringMatching(new RegExp(deeds.join('[^]*')));
  expect(await readLog(lantern)).toEqual(
    inTurn(
      'Received case removed',
      'Received case taken in as decided',
      'Case received from another office',
      'Receipt for a sent case came back',
      'Case sent as an encrypted file',
      'Passphrase set with a recovery kit',
      'Vault restored from a backup',
      'Recovery kit saved',
    ),
  );
  await lantern.look('06-log');
  now = harbour;
  expect(await readLog(harbour)).toEqual(
    inTurn(
      'Case sent as an encrypted file',
      'Receipt for a received case saved',
      'Received case taken in as decided',
      'Case received from another office',
    ),
  );
});

it('finds nothing wrong with the screens', () => {
  expect([...lantern.findings, ...harbour.findings]).toEqual([]);
  expect([...lantern.complaints, ...harbour.complaints]).toEqual([]);
});
