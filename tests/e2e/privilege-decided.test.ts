/**
 * A paper that is called as privileged ones are: named before a bundle is built, and its page there leads to where it is marked,
 * by keyboard alone. Pictures in test-results/screens/privilege-*.
 */
import { writeFileSync } from 'node:fs';
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
    await on.says('2 files are in');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.keys.press('Create it');
    await on.says('All bundles of this case');
    await on.keys.press('Put all in');
    await on.says(/May be privileged, going by their words: “Attendance note”\. Whether they are/);
    await on.look('01-named');
    const found = on.app.page.locator('li').filter({ hasText: 'May be privileged' });
    await on.keys.reach(found.locator('[data-finding-page]'));
    await on.press('Enter');
    await on.heading('Attendance note');
    await on.keys.press(/^Mark privileged/);
    await on.says('It goes into no bundle and no export');
    await on.look('02-marked');
  });

  it('is from then on said to be marked, and not to be decided about', async () => {
    await on.press('Alt+ArrowLeft');
    await on.says(/Marked privileged: “Attendance note”\. The bundle is held back/);
    expect(await on.app.page.getByText('May be privileged').count()).toBe(0);
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
