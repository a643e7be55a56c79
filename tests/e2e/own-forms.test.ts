/**
 * A form of one's own, from its workbook into the vault and out again, on the screen. Each screen is kept as a
 * picture and looked at in light, dark and with large text. Steps build on one another.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchApp, type RunningApp } from '../support/app.ts';
import { goToTab } from '../support/case-tabs.ts';
import { Keyboard } from '../support/keyboard.ts';
import { screenFindings } from '../support/screen.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';
import { HTCDS, readBack, SHELTER, workbook } from '../support/xlsforms.ts';

const PAPERS = temporaryFolder();
const OUT = join(PAPERS, 'for the partner');

let app: RunningApp;
let keys: Keyboard;

beforeAll(async () => {
  mkdirSync(OUT);
  writeFileSync(join(PAPERS, 'shelter.xlsx'), await workbook(SHELTER));
  writeFileSync(join(PAPERS, 'case-data.xlsx'), await workbook(HTCDS));
  writeFileSync(join(PAPERS, 'letter.xlsx'), 'not a workbook');
  app = await launchApp();
  keys = new Keyboard(app.page);
  await keys.type('Your name', 'Ruth Adeyemi-Clarke');
  await keys.type('Passphrase', PASSPHRASE);
  await keys.type('Passphrase again', PASSPHRASE);
  await keys.press('Create vault');
  await says('No cases yet');
});
afterAll(() => app?.close());

const says = (text: string | RegExp) => app.page.getByText(text).first().waitFor();
const said = (text: string | RegExp) => app.page.getByText(text).count();

describe('forms of one’s own', () => {
  it('the palette leads to a place that says what it is for', async () => {
    await app.page.keyboard.press('Control+k');
    await app.page.keyboard.type('own forms');
    await app.page.keyboard.press('Enter');
    await says('No forms of your own yet');
    expect(await screenFindings(app, 'forms-01-empty')).toEqual([]);
  });

  it('a file that is no workbook is said so, and cannot be kept', async () => {
    await app.picks(join(PAPERS, 'letter.xlsx'));
    await keys.press('Import a form');
    await app.page.getByRole('alert').waitFor();
    expect(await app.page.getByRole('button', { name: 'Save this form' }).isDisabled()).toBe(true);
    await app.picture('forms-02-no-workbook');
    await keys.press('Cancel');
    await says('No forms of your own yet');
  });

  it('what becomes of each row is seen before anything is kept', async () => {
    await app.picks(join(PAPERS, 'case-data.xlsx'));
    await keys.press('Import a form');
    await app.page.getByRole('table').first().waitFor();
    const row = app.page.locator('[data-outcome="left-out"] tr').filter({ hasText: 'deviceid' });
    expect(await row.locator('td').first().textContent()).toMatch(/^Sheet “survey”, row 4(?!\d)/);
    expect(await screenFindings(app, 'forms-03-report')).toEqual([]);
    await keys.press('Cancel');
    await says('No forms of your own yet');
  });

  it('a form is kept in the language and for the use that were chosen', async () => {
    await app.picks(join(PAPERS, 'shelter.xlsx'));
    await keys.press('Import a form');
    await app.page.getByLabel('Language to show').selectOption({ index: 1 });
    await keys.choose('radio', 'Worksheet');
    await app.page.locator('[data-report]').waitFor();
    expect(await screenFindings(app, 'forms-04-preview')).toEqual([]);
    await keys.press('Save this form');
    await says('“Shelter intake” is saved, version 1');
    await says(/^Worksheet, version 1\./);
    expect(await screenFindings(app, 'forms-05-list')).toEqual([]);
  });

  it('is found by filter and arrow keys, and Delete asks before it leaves the list', async () => {
    await app.page.keyboard.press('Control+F');
    await app.page.keyboard.type('zzzz');
    await says('No match for “zzzz”.');
    await app.page.keyboard.press('Control+A');
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.press('ArrowDown');
    await expect
      .poll(() => app.page.evaluate(() => document.activeElement?.textContent))
      .toBe('Show the report');
    await app.page.keyboard.press('Delete');
    await app.page.getByRole('dialog').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('the report of a form can be read again', async () => {
    await keys.press('Show the report');
    await says(/^Imported on .* by Ruth Adeyemi-Clarke$/);
    expect(await screenFindings(app, 'forms-06-report-again')).toEqual([]);
    await keys.press('Close the report');
  });

  it('a form is written to the folder that was picked', async () => {
    await app.picks(OUT);
    await keys.press('Export');
    await keys.press('Choose a folder');
    const done = app.page.getByText(/ is in the folder “for the partner”$/).first();
    await done.waitFor();
    const name = ((await done.textContent()) ?? '').match(/^“(.+?)”/)?.[1] ?? '';
    const sheets = await readBack(readFileSync(join(OUT, name)));
    expect(sheets.settings?.flat()).toContain('shelter-intake');
    await app.picture('forms-07-exported');
  });

  it('a case takes the form: what it recommends, what it suggests, and why an answer does not fit', async () => {
    const { page } = app;
    await page.keyboard.press('Control+k');
    await page.keyboard.type('new case');
    await page.keyboard.press('Enter');
    await keys.type('Reference', 'SH-1');
    await keys.type('Name of the case', 'Shelter');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'People' }).click();
    await keys.press('Add a person');
    await keys.type('Name', 'Ion Popa');
    await keys.press('Add to the case');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await goToTab({ app, keys }, 'forms');
    await page.getByRole('button', { name: 'Start: Shelter intake' }).click();
    await page.getByRole('button', { name: /Sosire/ }).click();
    const age = page.locator('[data-question]').filter({ hasText: 'Câți ani aveți?' });
    await age.getByText('Recommended by the form').waitFor();
    await age.locator('input').fill('150');
    await age.locator('input').press('Enter');
    await age.getByText('Între 0 și 119.').waitFor();
    expect(await age.locator('input').inputValue()).toBe('150');
    expect(await screenFindings(app, 'forms-09-does-not-fit')).toEqual([]);
    await age.locator('input').fill('31');
    await age.locator('input').press('Enter');
    await age.getByText('Între 0 și 119.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Ședere/ }).click();
    const code = page.locator('[data-question]').filter({ hasText: 'AB-1' });
    await code.getByRole('button', { name: 'Use this' }).waitFor();
    await expect.poll(() => code.locator('input').inputValue()).toBe('');
    await app.picture('forms-10-suggested');
    await code.getByRole('button', { name: 'Use this' }).click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('input')].some((one) => one.value === 'AB-1'),
    );
    await app.picture('forms-11-used');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('own forms');
    await page.keyboard.press('Enter');
    await says(/^Worksheet, version 1\./);
  });

  it('removing a form asks once, and the log says in words what was done', async () => {
    await keys.press('Remove');
    await says('Remove “Shelter intake”');
    await app.picture('forms-08-remove');
    await keys.press('Go back');
    expect(await said('No forms of your own yet')).toBe(0);
    await keys.press('Remove');
    await keys.press('Remove form');
    await says('No forms of your own yet');
    await app.page.getByRole('tab', { name: 'Log' }).click();
    await says('Own form imported');
    await says('Own form exported');
    await says('Own form removed from the list');
  });
});
