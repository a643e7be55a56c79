/**
 * A laptop whose clock ran a year ahead and was put back: the window says so, with both times, what was recorded last
 * stands, and a person sets it right in the log. Pictures in test-results/screens/clock-*.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLOOR_KDF } from '../../src-main/crypto/kdf.ts';
import { isoWithOffset, systemRandom } from '../../src-main/host/system.ts';
import { createVault } from '../../src-main/vault/create-vault.ts';
import { passphraseBytes } from '../../src-main/vault/passphrase.ts';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { settableClock } from '../support/clock-scenarios.ts';
import { interviewCaller } from '../support/interview.ts';
import { OWNER, PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => isoWithOffset(new Date(Date.now() + days * DAY_MS));
let on: CaseOnScreen;
beforeAll(async () => {
  const vaultFolder = join(temporaryFolder(), 'Laptop');
  const clock = settableClock(inDays(-1));
  const ports = { clock, random: systemRandom };
  const made = { folder: vaultFolder, owner: OWNER, passphrase: passphraseBytes(PASSPHRASE) };
  const session = await createVault({ ...made, ...ports, kdf: FLOOR_KDF });
  const call = interviewCaller({ session, ...ports });
  const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'R v Clock' });
  const ana = { role: 'survivor', name: 'Ana' } as const;
  const own = { ...ana, safeContact: 'Ring her own phone' };
  const { id: personId } = await call('personAdd', { caseId, ...own });
  const given = { personId, status: 'given' } as const;
  await call('consentRecord', { ...given, purpose: 'court-papers', expiresOn: inDays(60).slice(0, 10) });
  clock.set(inDays(365));
  await call('consentRecord', { ...given, purpose: 'police' });
  clock.set(inDays(-0.5));
  await call('consentRecord', { personId, purpose: 'police', status: 'withdrawn' });
  await call('personUpdate', { personId, ...ana, safeContact: 'Never ring' });
  session.lock();
  on = new CaseOnScreen(await launchApp({ vaultFolder }), 'clock');
  on.caseId = caseId;
  on.personId = personId;
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'clock-stuck');

const notice = () => on.app.page.locator('[data-clock-notice]');
const ledger = async (purpose: string) =>
  (await on.app.page.locator(`[data-purpose="${purpose}"]`).textContent()) ?? '';

describe('a clock that ran a year ahead and was put back', () => {
  it('is said at opening, with both times and what it means', async () => {
    await on.keys.type('Passphrase', PASSPHRASE);
    await on.keys.press('Unlock');
    await notice().waitFor();
    const text = (await notice().textContent()) ?? '';
    const year = (days: number) => inDays(days).slice(0, 4);
    expect(text).toContain('The clock of this computer is behind the log');
    expect(text).toMatch(
      new RegExp(`The clock says .*${year(0)}.*later time: .*${year(365)}.* in entry \\d+`),
    );
    await on.look('01-behind');
  });

  it('leaves what was taken back taken back, and ends by the later time until it is set right', async () => {
    await on.press('Control+K');
    await on.app.page.keyboard.type('CLK');
    await on.says(/CLK/);
    await on.press('Enter');
    await on.heading('R v Clock');
    await on.keys.openTab('Interview');
    await on.heading('Consent');
    await on.says('Withdrew consent');
    expect(await ledger('police')).toMatch(/Withdrew consent/);
    expect(await ledger('court-papers')).toMatch(/Ended/);
  });

  it('is not set right by a wrong day, and is by the true one', async () => {
    await on.keys.type('What day is it really?', inDays(3).slice(0, 10));
    await on.keys.press('Set it right in the log');
    await on.says(/the clock of this computer says .*; set the clock right first/);
    await on.keys.type('What day is it really?', inDays(0).slice(0, 10));
    await on.keys.press('Set it right in the log');
    await notice().waitFor({ state: 'detached' });
    expect(await ledger('police')).toMatch(/Withdrew consent/);
    expect(await ledger('court-papers')).not.toMatch(/Ended/);
    await on.keys.press('Vault');
    await on.says('Times that ran ahead were set right');
    await on.look('02-set-right');
  });

  it('with nothing that axe finds or the page complains of', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
