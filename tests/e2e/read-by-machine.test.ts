/**
 * A scan without text: the quiet line for it, read by machine by keyboard alone, found with its certainty, and off by
 * choice. Pictures in test-results/screens/reading-*.
 */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { scanned } from '../support/scans.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  const letter = await scanned([
    { text: 'Passport kept by the foreman' },
    { text: 'Wages withheld in Dorvan' },
  ]);
  writeFileSync(join(DESK, 'Letter.pdf'), letter);
  mkdirSync(join(DESK, 'tessdata'));
  // Any file of the kind does: the one that ships, under another name.
  const data = '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz';
  cpSync(createRequire(import.meta.url).resolve(data), join(DESK, 'tessdata', 'ron.traineddata.gz'));
  on = await caseOnScreen('reading');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'reading-stuck');

describe('pages without text', () => {
  it('are named quietly, and not where the vault has it turned off', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(join(DESK, 'Letter.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    await on.says('2 pages have no text, so search cannot find them.');
    await on.look('01-waiting');
    await on.keys.press('Turn this off');
    await on.says(/OCR is turned off in this vault/);
    await on.look('02-off');
    await on.keys.press('Turn it on');
    await on.says('2 pages have no text, so search cannot find them.');
  });

  it('are read in languages whose files are in a folder that is named, and each exhibit in its own', async () => {
    const languages = on.app.page.locator('[data-reading-languages]');
    await languages.locator('summary').focus();
    await on.press('Enter');
    await on.says('No folder with other languages chosen.');
    await on.app.picks(join(DESK, 'tessdata'));
    await on.keys.press('Choose the folder');
    await on.says(/Romanian \(ron\)/);
    const letter = languages.getByLabel('Language of Letter, 2 pages');
    await letter.focus();
    for (const shown of ['eng', 'ron']) {
      await on.press('ArrowDown');
      await expect.poll(() => letter.inputValue()).toBe(shown);
    }
    await expect
      .poll(async () => (await on.call('pictureReach', { caseId: on.caseId })).waiting[0]?.languages)
      .toEqual(['ron']);
    await expect.poll(() => letter.inputValue()).toBe('ron');
    await on.look('05-languages');
    await on.app.page.setViewportSize({ width: 1024, height: 720 });
    await on.look('06-languages-1024');
    await on.app.page.setViewportSize({ width: 1280, height: 800 });
    await languages.locator('summary').focus();
    await on.press('Enter');
  });

  it('are read while the person goes on, and each says how certain its words are', async () => {
    await on.keys.press('Read scanned pages (OCR)');
    await on.says(/Reading scanned pages/);
    await on.look('03-reading');
    await on.app.page.getByText('All scanned pages are read').waitFor({ timeout: 60_000 });
    await on.look('04-read');
    const { hits } = await on.call('searchFind', { words: 'foreman' });
    expect(hits[0]).toMatchObject({ page: 1, certainty: expect.any(Number) });
  });

  it('what a document says of itself is a guess in the table, which one key takes', async () => {
    writeFileSync(join(DESK, 'scan0007.txt'), 'ACME LTD\nPayslip\nPay date: 7 March 2022\nBorn 4 April 1996');
    await on.app.picks(join(DESK, 'scan0007.txt'));
    await on.keys.press('Add files');
    await on.app.page
      .getByText(/^\d+ files? added$/)
      .last()
      .waitFor();
    await on.keys.press('Edit titles and dates in a table');
    await on.says('Payslip?');
    await on.says('7 Mar 2022?');
    await on.look('07-guess');
    await on.app.page.setViewportSize({ width: 1024, height: 720 });
    await on.look('08-guess-1024');
    await on.keys.reach(on.app.page.getByRole('grid').getByRole('textbox'));
    await on.press('Enter', 'Control+Enter');
    await expect
      .poll(async () => (await on.call('evidenceList', { caseId: on.caseId })).evidence.at(-1))
      .toMatchObject({ title: 'Payslip', documentDate: { value: '2022-03-07' } });
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
