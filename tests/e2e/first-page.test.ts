/**
 * The first page of a case and what is privileged, by keyboard: arrest and detention stand at the head of the case and
 * on Today, and a marked letter is put into a bundle by nobody's "all", held when it is built, and released by name.
 * Pictures in test-results/screens/first-page-*.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { offeredFor } from '../support/sample-on-screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  for (const name of ['Letter of advice', 'Rota', 'Ticket'])
    writeFileSync(join(DESK, `${name}.txt`), `The words of ${name}`);
  on = await caseOnScreen('first-page');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'first-page-stuck');

describe('the first page', () => {
  it('asks for police, custody and removal before anything else', async () => {
    await on.openCase();
    await on.goTo('overview');
    await on.heading('Ask first: police, custody and removal');
    await on.look('01-asked-first');
    await on.keys.press('Record: In prison, police custody or immigration detention');
    await on.keys.reach(on.app.page.getByRole('radio', { name: 'Yes' }));
    await on.press('Space');
    await on.keys.type('Date', '2 Dec 2026');
    await on.keys.type('Time', '09:30');
    await on.keys.type('Where', 'HMP Example');
    await on.keys.type('Who told you', 'her sister');
    await on.look('02-answered');
    await on.keys.press('Save');
    await on.says('Tell the solicitor now, before any interview or plea');
    // It stands above what was just filled in: the page goes there.
    const banner = () =>
      on.app.page
        .locator('[data-situation-banner]')
        .evaluate(
          (one) =>
            one.getBoundingClientRect().top >= (one.closest('main')?.getBoundingClientRect().top ?? Infinity),
        );
    await expect.poll(banner).toBe(true);
    await on.look('03-banner');
  });

  it('stands on Today, before everything else', async () => {
    await on.keys.press('Today');
    await on.heading('Police, custody and removal');
    await on.says('HMP Example');
    await on.look('04-today');
  });
});

describe('the first hour', () => {
  it('is a card that the palette opens, each line with where it comes from', async () => {
    await on.press('Control+K');
    await on.app.page.keyboard.type('first hour');
    await on.says(/numbers, what to keep/);
    await on.press('Enter');
    await on.says(/08000 121 700/);
    expect(await on.app.page.locator('[data-first-hour] [data-sure]').count()).toBeGreaterThan(20);
    await on.look('20-first-hour');
    await on.press('Escape');
    // Whoever is frightened types what frightens her, not what a card is called.
    for (const typed of ['police', 'threat', 'danger']) {
      const offered = await offeredFor(on.app, typed);
      expect(offered.some((name) => name.startsWith('The first hour'))).toBe(true);
    }
    await on.keys.press('Vault');
    await on.keys.openTab('Sources');
    await on.says('First-hour card');
    await on.look('21-sources');
  });
});

describe('what is privileged', () => {
  it('is marked with one press, and says what that means', async () => {
    await on.call('consentRecord', { personId: on.personId, purpose: 'court-papers', status: 'given' });
    await on.readAgain();
    await on.keys.openTab('Evidence');
    await on.app.picks(...readdirSync(DESK).map((name) => join(DESK, name)));
    await on.keys.press('Add files');
    await on.says('3 files added');
    const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
    const letter = evidence.find((one) => one.title === 'Letter of advice');
    await on.app.page
      .getByRole('option', { name: /Letter of advice/ })
      .first()
      .dblclick();
    await on.heading('Letter of advice');
    await on.keys.press('Mark privileged: Letter of advice');
    await on.says('Marked privileged');
    await on.look('05-marked');
    expect(await on.call('privilegeList', { caseId: on.caseId })).toMatchObject({
      marks: [{ subject: letter?.id }],
    });
  });

  it('is put in by nobody’s "all", and shown to be privileged', async () => {
    await on.keys.press('All evidence of this case');
    await on.look('06-list');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.look('07-new');
    await on.keys.press('Create bundle');
    await on.says('is marked privileged and stays out');
    await on.look('08-empty');
    await on.keys.press('Add all');
    await on.says('1 document of the case is not in this bundle');
    await on.look('09-left-out');
  });

  it('held when it is built, and released by name with a reason', async () => {
    await on.keys.press('Add “Letter of advice”');
    await on.says(/Marked privileged: “Letter of advice”/);
    await on.keys.press('Build bundle');
    await on.heading('Release privileged items, this once');
    await on.look('10-held');
    await on.keys.reach(on.app.page.getByRole('checkbox', { name: /Letter of advice/ }));
    await on.press('Space');
    await on.keys.type('Who releases it', 'Ruth Clarke');
    await on.keys.type('Reason', 'Waived on 2 May');
    const folder = join(DESK, 'out');
    mkdirSync(folder);
    await on.app.picks(folder);
    await on.keys.press('Release and continue');
    await on.says('Built, read back and checked');
    expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  });

  it('the mark is lifted by name with a reason', async () => {
    await on.keys.press('Letter of advice');
    await on.keys.press('Lift the privileged mark: Letter of advice');
    await on.app.page.getByRole('dialog').waitFor();
    await on.look('11-lifting');
    await on.keys.type('Who decides', 'Ruth Clarke');
    await on.keys.type('Reason', 'Served');
    await on.press('Enter');
    await on.app.page.getByRole('button', { name: 'Mark privileged: Letter of advice' }).waitFor();
  });

  it('the first-hour card is there before a vault is open, too', async () => {
    await on.keys.press('Lock');
    await on.app.page.getByRole('button', { name: /^The first hour/ }).click();
    await on.says(/08000 121 700/);
    await on.look('22-locked');
    await on.press('Escape');
  });

  it('nothing went wrong on the way, and each screen can be read by everybody', () => {
    expect([on.findings, on.complaints]).toEqual([[], []]);
  });
});
