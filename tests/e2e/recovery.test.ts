/**
 * A shelter with two people at one laptop: a colleague gets a key and a role, a recovery kit is made on paper and tried,
 * a passphrase is lost and set anew, and what a role does not cover is refused. Pictures in test-results/screens/people-*.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { systemClock, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { goByPalette } from '../support/sample-on-screen.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const JONAS = 'five patient otters wait below';
const NEXT = 'seven other herons wade upstream';
let on: CaseOnScreen;
const paper = temporaryFolder();
/** As somebody reads them off the printed pages. */
const pages = () =>
  readdirSync(paper)
    .toSorted()
    .map((name) => {
      const text = execFileSync('pdftotext', ['-layout', join(paper, name), '-'], { encoding: 'utf8' });
      return [...text.matchAll(/(?<=\s|^)[0-9A-HJKMNP-TV-Z]{6}(?=\s)/g)].map(([group]) => group).join(' ');
    });

beforeAll(async () => {
  const vaultFolder = join(temporaryFolder(), 'Shelter');
  const made = { folder: vaultFolder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: systemClock, random: systemRandom })).lock();
  on = new CaseOnScreen(await launchApp({ vaultFolder }), 'people');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'people-stuck');

async function unlock(passphrase: string): Promise<void> {
  await on.keys.type('Passphrase', passphrase);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
  // Where the page begins takes the keyboard to its title, once.
  await on.app.page.locator('[data-page-title]').first().waitFor();
}
const button = (name: string) => on.app.page.getByRole('button', { name, exact: true });
async function lock(): Promise<void> {
  await on.keys.press('Lock');
  await on.heading('Unlock Testimony');
}
async function openPeople(): Promise<void> {
  await on.press('Control+K');
  await on.app.page.keyboard.type('Vault: people');
  await on.says('Vault: people and recovery');
  await on.press('Enter');
  await on.says('If a passphrase is lost');
}

it('offers a recovery kit until there is one', async () => {
  await unlock(PASSPHRASE);
  await on.keys.press('Today');
  await on.says('No recovery kit yet');
  await on.look('01-reminder');
  await on.keys.press('Make one');
  await on.says('No recovery kit yet.');
});

it('gives a colleague a key of their own', async () => {
  await on.keys.press('Add a person');
  await on.keys.type('Name', 'Jonas Weber');
  await on.app.page.getByLabel('Role').selectOption('read-only');
  await on.says('Sees everything and changes nothing.');
  await on.keys.type('Their passphrase', JONAS);
  await on.says(/Ten thousand computers would need/);
  await on.keys.type('Their passphrase again', JONAS);
  const own = on.app.page.locator('form').first().getByLabel('Your own passphrase');
  await own.fill('not the passphrase at all');
  await on.keys.press('Add person');
  await on.says('That passphrase is not yours. Nothing was changed.');
  // The new colleague typed theirs, and may have gone: a slip of somebody else does not take it away.
  expect(await on.app.page.getByLabel('Their passphrase again').inputValue()).toBe(JONAS);
  await own.fill(PASSPHRASE);
  await on.look('02-add');
  await on.keys.press('Add person');
  await on.says('They can open this vault now.');
  await on.says('Read only');
  await on.look('03-people');
});

it('makes a recovery kit, a page for each share', async () => {
  await on.app.picks(paper);
  await on.keys.type('Your own passphrase', PASSPHRASE);
  await on.keys.press('Make a recovery kit');
  await on.says('The recovery kit is made.');
  expect(readdirSync(paper).toSorted()).toEqual([1, 2, 3].map((one) => `recovery-share-${one}-of-3.pdf`));
  // Two kits of one day look alike: the pages and the screen have the same number.
  const { kit } = await on.call('colleagueList', {});
  await on.says(new RegExp(`number ${kit?.number}, made on`));
  expect(
    execFileSync('pdftotext', [join(paper, readdirSync(paper)[0] ?? ''), '-'], { encoding: 'utf8' }),
  ).toContain(`Kit ${kit?.number}, made on`);
  await on.look('04-kit');
});

it('tries the kit, with a slip of the finger first', async () => {
  const [one = '', two = ''] = pages();
  await on.keys.press('Try the kit');
  await on.keys.type('Page 1', one.replace(/^0/, '1'));
  await on.keys.type('Page 2', two);
  await on.keys.press('Try these pages');
  await on.says(/a letter of it is not as it was printed/);
  await on.look('05-slip');
  await on.app.page.getByLabel('Page 1').fill(one.toLowerCase());
  await on.keys.press('Try these pages');
  await on.says('These pages open this vault.');
  // Two of them set a passphrase: nobody who comes by later reads them off the screen.
  for (const page of ['Page 1', 'Page 2'])
    expect([page, await on.app.page.getByLabel(page).inputValue()]).toEqual([page, '']);
  await on.look('06-works');
});

it('refuses to a role what it does not cover, and the log says so', async () => {
  await lock();
  await unlock(JONAS);
  await on.app.page.getByText('Jonas Weber').first().waitFor();
  const refused = await on.app.page.evaluate(async () =>
    window.testimony.calls.caseCreate({ reference: 'X', title: 'Not mine' }),
  );
  expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  const { entries } = await on.call('auditList', { limit: 1 });
  expect(entries).toMatchObject([{ action: 'vault.refused', actor: 'Jonas Weber' }]);
  await openPeople();
  await on.says('A supervisor adds and removes people.');
  await on.look('07-read-only');
  await goByPalette(on.app, 'Vault: log', /Vault: log/);
  await on.says('Refused to somebody with a read-only role: opening a case');
  await on.look('07-refused-in-the-log');
  await lock();
});

it('sets a lost passphrase anew from the pages', async () => {
  const [, two = '', three = ''] = pages();
  await on.app.page.setViewportSize({ width: 1024, height: 700 });
  await on.keys.type('Passphrase', 'not the passphrase at all');
  await on.press('Enter');
  await on.says(/If you have a recovery kit/);
  await on.keys.press('I do not have the passphrase');
  await on.heading('Set a new passphrase');
  await on.keys.type('Page 1', three);
  await on.keys.type('Page 2', three);
  await on.keys.type('New passphrase', NEXT);
  await on.keys.type('New passphrase again', NEXT);
  await on.app.page.getByLabel('Page 1').focus();
  await on.app.page.getByRole('button', { name: 'Set passphrase' }).click();
  const alert = on.app.page.getByRole('alert').filter({ hasText: 'The pages cannot be used as typed' });
  await alert.waitFor();
  // What came of the press is seen without looking for it, and not under the button that stays in sight.
  const box = async (what: Locator) => (await what.boundingBox()) ?? { y: -1, height: 0 };
  const [said, press] = [await box(alert), await box(button('Set passphrase'))];
  expect(said.y).toBeGreaterThanOrEqual(0);
  expect(said.y + said.height).toBeLessThanOrEqual(press.y);
  await on.look('075-twice');
  await on.app.page.getByLabel('Page 2').fill(two);
  await on.keys.press('Set passphrase');
  await on.says(/Several people have a passphrase here/);
  await on.look('08-whose');
  await on.keys.type('Whose passphrase is lost?', OWNER);
  await on.keys.press('Set passphrase');
  await on.says(`${OWNER} has a new passphrase. It opens the vault now.`);
  await on.look('09-set');
  await unlock(NEXT);
  const { entries } = await on.call('auditList', { limit: 9 });
  expect(entries.map(({ action }) => action)).toContain('vault.recovered');
});

it('changes the own passphrase, and a slip in the one of now leaves what was typed twice', async () => {
  await goByPalette(on.app, 'Vault: change the passphrase', /Vault: change the passphrase/);
  await on.keys.type('Current passphrase', 'not the passphrase at all');
  await on.keys.type('New passphrase', PASSPHRASE);
  await on.keys.type('New passphrase again', PASSPHRASE);
  await on.keys.press('Change passphrase');
  await on.says('That passphrase does not open this vault. It was not changed.');
  expect(await on.app.page.getByLabel('New passphrase again').inputValue()).toBe(PASSPHRASE);
  await on.app.page.getByLabel('Current passphrase').fill(NEXT);
  await on.keys.press('Change passphrase');
  await on.says('The passphrase is changed.');
});

it('takes the colleague’s key away', async () => {
  await openPeople();
  await on.keys.press('Remove Jonas Weber');
  await on.says('Remove Jonas Weber?');
  await on.keys.press('Remove their key');
  await on.app.page.locator('[data-person="Jonas Weber"]').waitFor({ state: 'detached' });
  await on.look('10-removed');
});

it('finds nothing wrong with the screens', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
