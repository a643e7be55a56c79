/**
 * Looking at a document: its pages small and large, its words chosen and found, by keyboard alone. Pictures in
 * test-results/screens/viewer-*.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { papers } from '../support/turned-papers.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  const other = { lines: ['nothing of the kind is said', 'on this page of it'] };
  writeFileSync(
    join(DESK, 'Ledger.pdf'),
    papers({}, other, { turned: 90 }, ...Array.from({ length: 9 }, () => other)),
  );
  on = await caseOnScreen('viewer');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'viewer-stuck');

const picture = (page: number) => on.app.page.getByRole('img', { name: `Ledger, page ${page} of 12` });
const words = (page: number) => on.app.page.getByRole('group', { name: `Words of page ${page}` });
const place = () => on.app.page.getByRole('search').getByRole('status').textContent();

describe('a document of twelve pages', () => {
  it('has its pages small beside each other, each a way to it', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(join(DESK, 'Ledger.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    await on.says('No date · 12 pages');
    await on.press('Tab', 'Enter');
    await picture(1).waitFor();
    await on.keys.press('Show page 2');
    await picture(2).waitFor();
    await expect.poll(() => words(2).textContent()).toContain('nothing of the kind');
    await on.look('01-pages');
  });

  it('is searched by words: forward, back, round, and to other pages', async () => {
    await on.press('F3');
    await on.app.page.keyboard.type('LÓDGING and');
    await on.press('Enter');
    await expect.poll(place).toBe('1 of 2, page 1');
    await picture(1).waitFor();
    await expect.poll(() => words(1).locator('[data-found=now]').first().textContent()).toBe('lodging ');
    await on.look('02-found');
    await on.press('Enter');
    await expect.poll(place).toBe('2 of 2, page 3');
    await picture(3).waitFor();
    // The word lies where it is drawn, on a page that is turned for reading.
    const [drawn, found] = await Promise.all([
      picture(3).boundingBox(),
      words(3).locator('[data-found=now]').first().boundingBox(),
    ]);
    expect(found?.width).toBeGreaterThan((found?.height ?? 0) * 2);
    expect(found?.x).toBeGreaterThan(drawn?.x ?? Number.NaN);
    await on.look('03-found-on-its-side');
    await on.press('F3');
    await expect.poll(place).toBe('1 of 2, page 1');
    await on.press('Shift+Enter');
    await expect.poll(place).toBe('2 of 2, page 3');
    await on.app.page.keyboard.type(' x');
    await on.press('Enter');
    await expect.poll(place).toBe('No match on its pages');
  });

  it('is shown larger and turned for looking, and no bundle changes by it', async () => {
    await on.keys.press('Show page 1');
    await picture(1).waitFor();
    const wide = async () => (await picture(1).boundingBox())?.width ?? 0;
    const before = await wide();
    await on.press('=', '=');
    await expect.poll(wide).toBeGreaterThan(before * 1.4);
    await on.look('04-larger');
    await on.press('0');
    await expect.poll(wide).toBeLessThan(before * 1.1);
    await on.keys.press('Turn the view');
    await expect.poll(async () => (await picture(1).boundingBox())?.height ?? 0).toBeLessThan(await wide());
    await on.look('05-turned');
    const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
    expect(evidence[0]?.pageDirections.filter(({ page }) => page === 1)).toEqual([]);
  });

  it('lets its words be chosen and copied', async () => {
    await on.keys.press('Show page 2');
    await picture(2).waitFor();
    await expect.poll(() => words(2).textContent()).toContain('kind');
    const chosen = await words(2).evaluate((group) => {
      getSelection()?.selectAllChildren(group);
      return getSelection()?.toString().replace(/\s+/g, ' ').trim();
    });
    expect(chosen).toBe('nothing of the kind is said on this page of it');
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    // A page that is shown larger than its place is moved about in it.
    expect(on.findings.filter((one) => !/04-larger \(200%\): div\._paper/.test(one))).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
