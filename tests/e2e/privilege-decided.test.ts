/**
 * A paper that is called as privileged ones are: named before a bundle is built, and its page there leads to where it is marked,
 * by keyboard alone. Pictures in test-results/screens/privilege-*.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { paper } from '../support/papers.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
const NAMES = ['2026-05-01 Counselling notes.pdf', '2026-05-03 Attendance note.pdf'];
let on: CaseOnScreen;
beforeAll(async () => {
  for (const name of NAMES) writeFileSync(join(DESK, name), await paper(name, 1));
  on = await caseOnScreen('privilege');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'privilege-stuck');

describe('a paper that is called as privileged ones are', () => {
  it('is named before the bundle is built, with a way to where it is marked', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(...NAMES.map((name) => join(DESK, name)));
    await on.keys.press('Add files');
    await on.says('2 files added');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.keys.press('Create bundle');
    await on.says('All bundles of this case');
    await on.keys.press('Add all');
    await on.says(/May be privileged, going by their words: “Attendance note”\. Whether they are/);
    await on.look('01-named');
    const found = on.app.page.locator('li').filter({ hasText: 'May be privileged' });
    await on.keys.reach(found.locator('[data-finding-page]'));
    await on.press('Enter');
    await on.heading('Attendance note');
    await on.keys.press(/^Mark privileged/);
    await on.says('It goes into no bundle or export');
    await on.look('02-marked');
  });

  it('is from then on said to be marked, and not to be decided about', async () => {
    await on.press('Alt+ArrowLeft');
    await on.says(/Marked privileged: “Attendance note”\. The bundle is held back/);
    expect(await on.app.page.getByText('May be privileged').count()).toBe(0);
  });

  it('once it was released and built with the rest, leaves nothing that is to be looked at before building', async () => {
    await on.call('consentRecord', { personId: on.personId, purpose: 'court-papers', status: 'given' });
    const out = join(DESK, 'out');
    mkdirSync(out);
    await on.keys.press('Build bundle');
    await on.heading('Release privileged items, this once');
    const stop = on.app.page.locator('[data-release-stop]');
    await on.keys.reach(stop.getByRole('checkbox').first());
    await on.press('Space');
    await on.keys.type('Who releases it', 'Adaeze');
    await on.keys.type('Reason', 'The court ordered it');
    await on.app.picks(out);
    await on.keys.press('Release and continue');
    await on.says('Built, read back and checked');
    await on.look('03-built');
    expect(await on.app.page.getByText(/Check before building/).count()).toBe(0);
    expect(await on.app.page.getByText(/The bundle is held back/).count()).toBe(0);
  });

  it('and a bundle that was made by mistake was removed from the list and had back, the built one not', async () => {
    const opens = on.app.page.getByRole('button', { name: /^Open: / });
    await on.keys.press('All bundles of this case');
    await on.keys.press('New bundle');
    await on.keys.press('Create bundle');
    await on.says('There are no documents in this bundle yet');
    await on.keys.press('All bundles of this case');
    await expect.poll(() => opens.count()).toBe(2);
    expect(await on.app.page.getByRole('button', { name: /^Remove from the list: / }).count()).toBe(1);
    await on.keys.press('Remove from the list: Hearing bundle');
    await on.says('“Hearing bundle” was removed from the list.');
    await expect.poll(() => opens.count()).toBe(1);
    const at = () => on.app.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    // The keyboard goes on from what stands there, and not from the top of the window.
    await expect.poll(at).toMatch(/^Open: /);
    await on.look('04-taken-out');
    await on.press('Control+z');
    await expect.poll(() => opens.count()).toBe(2);
    // When the message is gone there is still a way back.
    await on.keys.press('Remove from the list: Hearing bundle');
    await expect.poll(() => opens.count()).toBe(1);
    await on.readAgain('bundles');
    await on.keys.reach(on.app.page.getByText('1 bundle removed from the list'));
    await on.press('Enter');
    await on.look('05-removed');
    await on.keys.press('Restore “Hearing bundle”');
    await expect.poll(() => opens.count()).toBe(2);
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
