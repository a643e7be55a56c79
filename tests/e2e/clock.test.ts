/**
 * A laptop whose clock misleads, in every way that is known: what was recorded last stands, in the window as by command.
 * One that ran a year ahead and was put back is said so, with both times, and a person sets it right in the log.
 * Pictures in test-results/screens/clock-*.
 */
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp } from '../support/app.ts';
import { CaseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { CLOCK_SCENARIOS } from '../support/clock-scenarios.ts';
import { LaptopClock, vaultMadeAt } from '../support/laptop.ts';
import { PASSPHRASE } from '../support/vault.ts';

const OWN_PHONE = 'Ring her own phone';
const NEVER = 'Never ring';
let on: CaseOnScreen;
let laptop: LaptopClock;
beforeAll(async () => {
  const vaultFolder = await vaultMadeAt('2026-11-24T09:00:00.000+00:00', async () => undefined);
  on = new CaseOnScreen(await launchApp({ vaultFolder }), 'clock');
  laptop = new LaptopClock(on.app);
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'clock-stuck');

const notice = () => on.app.page.locator('[data-clock-notice]');
const ledger = async (purpose: string) =>
  (await on.app.page.locator(`[data-purpose="${purpose}"]`).textContent()) ?? '';

/** Opens the vault in `folder` as somebody would who sits down at the laptop now, and its one case. */
async function open(folder: string): Promise<void> {
  const { page } = on.app;
  if ((await page.getByRole('button', { name: 'Lock', exact: true }).count()) > 0)
    await on.press('Control+l');
  await on.app.picks(folder);
  await on.keys.press('Open a vault in another folder');
  const status = () => page.evaluate(() => window.testimony.app.status());
  await expect.poll(status).toMatchObject({ value: { vaultName: basename(folder), state: 'locked' } });
  await on.keys.type('Passphrase', PASSPHRASE);
  await on.keys.press('Unlock');
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  await on.press('Control+K');
  await page.keyboard.type('CLK');
  await on.says(/CLK/);
  await on.press('Enter');
  await on.heading('R v Clock');
}

const openLedger = () => on.goTo('sharing');

async function withdraw(title: string): Promise<void> {
  await on.keys.press(`Withdraw: ${title}`);
  await on.app.page.getByRole('dialog').waitFor();
  await on.keys.press('Save decision');
  await on.app.page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe.each(CLOCK_SCENARIOS)('$name', ({ name, zones, before, after, pastBefore, behind }) => {
  it('changes nothing that stands, and says so when the clock is behind', async () => {
    const folder = await vaultMadeAt(before, async (call) => {
      const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'R v Clock' });
      const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' });
      const given = { personId, status: 'given' } as const;
      await call('consentRecord', { ...given, purpose: 'police' });
      await call('consentRecord', { ...given, purpose: 'court-papers', expiresOn: pastBefore });
      const { id } = await call('screeningStart', { caseId, personId, formId: 'screening-interview' });
      const contact = { question: 'safety-contact', state: 'answered', value: OWN_PHONE } as const;
      await call('screeningAnswer', { screeningId: id, answers: [contact] });
    });
    await laptop.put(after, zones[1]);
    await open(folder);
    await expect.poll(() => notice().count()).toBe(behind ? 1 : 0);

    await on.keys.openTab('People');
    await on.keys.press('Change what is recorded about Ana');
    await on.keys.type('How to reach this person safely', NEVER);
    await on.keys.press('Save');
    await on.app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await openLedger();
    await expect.poll(() => ledger('court-papers')).toMatch(/Ended/);
    await withdraw('Sharing with the police');
    await expect.poll(() => ledger('police')).toMatch(/^Sharing with the police *Withdrew consent/);

    await on.goTo('interviews');
    await on.keys.press('Read what is recorded about Ana');
    const contact = on.app.page.locator('[data-fact="contact.safe-route"]');
    await expect.poll(() => contact.textContent()).toMatch(new RegExp(`${NEVER}.*${OWN_PHONE}`));
    if (behind) await on.look(name.replaceAll(/[^a-z0-9]+/g, '-'));
  });
});

describe('a clock that ran a year ahead and was put back', () => {
  const TODAY = '2026-11-25';
  const NOW = `${TODAY}T09:00:00.000+00:00`;

  it('is said at opening, with both times and what it means', async () => {
    const folder = await vaultMadeAt('2026-11-24T10:00:00.000+00:00', async (call, clock) => {
      const { id: caseId } = await call('caseCreate', { reference: 'CLK', title: 'R v Clock' });
      const { id: personId } = await call('personAdd', { caseId, role: 'survivor', name: 'Ana' });
      const given = { personId, status: 'given' } as const;
      await call('consentRecord', { ...given, purpose: 'court-papers', expiresOn: '2027-01-24' });
      clock.set('2027-11-25T10:00:00.000+00:00');
      await call('consentRecord', { ...given, purpose: 'police' });
    });
    await laptop.put(NOW, 'UTC');
    await open(folder);
    expect(await notice().textContent()).toMatch(
      /This computer’s clock is behind the log.*The clock says 25 Nov 2026.*later time: 25 Nov 2027.* in entry \d+/,
    );
    await on.look('01-behind');
  });

  it('lets nothing stand that is taken back, and ends by the later time until it is set right', async () => {
    await openLedger();
    await withdraw('Sharing with the police');
    await expect.poll(() => ledger('police')).toMatch(/Withdrew consent/);
    expect(await ledger('court-papers')).toMatch(/Ended/);
  });

  it('is not set right by a wrong day, and is by the true one', async () => {
    await on.keys.type('What is today’s date?', '2026-11-28');
    await on.keys.press('Record it in the log');
    await on.says(/the clock of this computer says 25 Nov 2026; set the clock right first/);
    await on.keys.type('What is today’s date?', TODAY);
    await on.keys.press('Record it in the log');
    await notice().waitFor({ state: 'detached' });
    expect(await ledger('police')).toMatch(/Withdrew consent/);
    await expect.poll(() => ledger('court-papers')).not.toMatch(/Ended/);
    await on.keys.press('Vault');
    await on.says('Clock corrected in the log');
    await on.look('02-set-right');
  });

  it('with nothing that axe finds or the page complains of', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
