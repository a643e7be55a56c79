/**
 * A case handed from one laptop to another in the window: the key, the file, what is new, and the receipt that comes back.
 * Pictures in test-results/screens/handover-*.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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
const stick = temporaryFolder();
const onStick = (ending: string) =>
  join(stick, readdirSync(stick).find((name) => name.endsWith(ending)) ?? '');

async function laptop(name: string, owner: string, prefix: string): Promise<CaseOnScreen> {
  const vaultFolder = join(temporaryFolder(), name);
  const made = { folder: vaultFolder, owner, passphrase: passphraseBytes(PASSPHRASE), kdf: FLOOR_KDF };
  (await createVault({ ...made, clock: systemClock, random: systemRandom })).lock();
  const on = new CaseOnScreen(await launchApp({ vaultFolder }), prefix);
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.press('Enter');
  await on.app.page.getByRole('navigation').first().waitFor();
  return on;
}
const toOthers = async (on: CaseOnScreen) => {
  await on.keys.press('Vault');
  await on.heading('Vault');
  await on.app.page.getByRole('tab', { name: 'Cases from others' }).click();
  await on.heading('A case from another organisation');
};
beforeAll(async () => {
  lantern = await laptop('Lantern', 'Amina Okafor', 'handover-lantern');
  harbour = await laptop('Harbour', 'Ruth Clarke', 'handover-harbour');
  now = harbour;
  lantern.caseId = (await lantern.call('caseCreate', { reference: 'TO-1', title: CASE })).id;
  lantern.personId = (await lantern.call('personAdd', { caseId: lantern.caseId, ...story.person })).id;
  await tellTheStory(lantern);
  const line = { personId: lantern.personId, purpose: 'support-services', status: 'given' } as const;
  await lantern.call('consentRecord', line);
});
afterAll(() => Promise.all([lantern?.app.close(), harbour?.app.close()]));
stopAtFirstFailure(() => now, 'handover-stuck');

it('the other side shows its public key', async () => {
  await toOthers(harbour);
  await harbour.keys.press('Show our public key');
  await harbour.says('The public key of this vault');
  key = (await harbour.app.page.locator('[data-key]').textContent()) ?? '';
  expect(key).toMatch(/^age1[a-z0-9]{58}$/);
  await harbour.look('01-key');
});

it('the case is saved for that key, and the screen says what goes and what stays', async () => {
  now = lantern;
  await lantern.app.page.reload();
  await lantern.openCase('sharing');
  await lantern.keys.press('Hand the case over');
  await lantern.keys.type('Organisation it is for', 'Harbour House');
  await lantern.keys.type('Your organisation', 'Lantern');
  await lantern.keys.type('Their public key', key.slice(0, -1));
  await lantern.says(/In the file: people 1, interviews and forms 1/);
  await lantern.app.picks(stick);
  await lantern.keys.press('Save the file');
  await lantern.says(/This is not a public key for handing over/);
  await lantern.look('01-wrong-key');
  await lantern.keys.type('Their public key', key);
  await lantern.app.picks(stick);
  await lantern.keys.press('Save the file');
  await lantern.says(/The case is saved as case-handover-/);
  await lantern.look('02-saved');
  expect(readdirSync(stick)).toHaveLength(1);
});

it('the other side looks at it, takes it in, and saves a receipt', async () => {
  now = harbour;
  await harbour.app.picks(onStick('.age'));
  await harbour.keys.press('Choose the file');
  await harbour.keys.press('Read it in');
  await harbour.heading(/Case TO-1 from another organisation/);
  await harbour.says('This case is not here yet.');
  await harbour.look('02-review');
  await harbour.keys.press('Take in what is marked');
  await harbour.says(/^Decided /);
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
  for (const [on, language] of [
    [lantern, 'Romani'],
    [harbour, 'Moldovan'],
  ] as const) {
    const { people } = await on.call('caseShow', { caseId: lantern.caseId });
    const { id: personId, caseId: _, ...person } = people[0] as (typeof people)[number];
    await on.call('personUpdate', { ...person, personId, language });
  }
  await toOthers(lantern);
  await lantern.app.picks(onStick('.json'));
  await lantern.keys.press('Choose the receipt');
  await lantern.says('The receipt of Harbour House is taken in.');
  await lantern.look('03-receipt');
  const { recipient } = await lantern.call('handoverKey', {});
  now = harbour;
  await harbour.app.page.reload();
  await harbour.openCase('sharing');
  await harbour.keys.press('Hand the case over');
  await harbour.keys.type('Organisation it is for', 'Lantern');
  await harbour.keys.type('Their public key', recipient);
  const back = temporaryFolder();
  await harbour.app.picks(back);
  await harbour.keys.press('Save the file');
  await harbour.says(/The case is saved as/);
  now = lantern;
  await lantern.app.picks(join(back, readdirSync(back)[0] ?? ''));
  await lantern.keys.press('Choose the file');
  await lantern.keys.press('Read it in');
  await lantern.heading(/Case TO-1 from another organisation/);
  await lantern.says('Both sides say something of their own');
  await lantern.says('Moldovan');
  await lantern.look('04-both-sides');
});

it('finds nothing wrong with the screens', () => {
  expect([...lantern.findings, ...harbour.findings]).toEqual([]);
  expect([...lantern.complaints, ...harbour.complaints]).toEqual([]);
});
