/**
 * A bundle that was built is changed and built again: the second file is what the screen shows, and so is the vault,
 * whatever was pressed meanwhile. Pictures in test-results/screens/rebuilt-*.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { PASSPHRASE, temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
const PAPERS = ['Alder', 'Birch', 'Cedar'];
let on: CaseOnScreen;
beforeAll(async () => {
  for (const name of PAPERS) writeFileSync(join(DESK, `${name}.txt`), `The words of ${name}`);
  on = await caseOnScreen('rebuilt');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'rebuilt-stuck');

/** Builds into a new folder; the text of the file, page by page. */
async function build(name: string): Promise<string> {
  const folder = join(DESK, name);
  mkdirSync(folder);
  await on.app.picks(folder);
  await on.keys.press('Build bundle');
  await expect.poll(() => readdirSync(folder).filter((one) => one.endsWith('.pdf'))).toHaveLength(1);
  const [file = ''] = readdirSync(folder).filter((one) => one.endsWith('.pdf'));
  await on.says('Built, read back and checked');
  return spawnSync('pdftotext', ['-layout', join(folder, file), '-'], { encoding: 'utf8' }).stdout;
}
const orderInVault = async () => {
  const [bundle] = (await on.call('bundleList', { caseId: on.caseId })).bundles;
  const { map } = await on.call('bundleShow', { bundleId: bundle!.id });
  return map.sections.flatMap((section) => section.documents.map((one) => one.title));
};

describe('a bundle that is built again', () => {
  it('holds what the screen shows the first time', async () => {
    await on.call('consentRecord', { personId: on.personId, purpose: 'court-papers', status: 'given' });
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(...PAPERS.map((name) => join(DESK, `${name}.txt`)));
    await on.keys.press('Add files');
    await on.says('3 files added');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    // The cover is asked for before there is anything to build.
    await on.keys.type('Court case number', 'ZZ-26-00123');
    await on.keys.type('Filed by', 'the Claimant');
    await on.keys.press('Create bundle');
    await on.says('All bundles of this case');
    await on.keys.press('Add all');
    await on.heading('Hearing bundle');
    const text = await build('first');
    expect(text).toContain('The words of Alder');
    expect(text).toContain('ZZ-26-00123');
    expect(text).toMatch(/Filed by +the Claimant/);
  });

  it('stands under what is out as soon as it is written, with nobody named as having it', async () => {
    const out = () => on.app.page.locator('[data-releases] > li').allInnerTexts();
    await on.keys.press('All bundles of this case');
    await on.goTo('sharing');
    await on.heading('Already out');
    await expect.poll(out).toHaveLength(1);
    expect((await out())[0]).toMatch(/a file in a folder|written to a folder/i);
    await on.look('00-already-out');
    await on.keys.openTab('Bundles');
    await on.keys.press('Open: Hearing bundle');
  });

  it('comes back from a document to the bundle it was opened in', async () => {
    await on.app.page.locator('[data-document]').getByRole('button', { name: 'Birch', exact: true }).click();
    await on.heading('Birch');
    await on.keys.press('Back to the bundle');
    await on.heading('Hearing bundle');
  });

  it('has a way back for what was taken out, also after its message is gone', async () => {
    await on.keys.press('Take “Birch” out of this bundle');
    await expect.poll(orderInVault).toEqual(['Alder', 'Cedar']);
    await on.keys.press('All bundles of this case');
    await on.keys.press('Open: Hearing bundle');
    await on.keys.press('Add “Birch”');
    await expect.poll(orderInVault).toEqual(['Alder', 'Cedar', 'Birch']);
    await on.keys.reach(on.app.page.getByRole('button', { name: 'Move “Cedar”' }));
    await on.press('Alt+ArrowDown');
    await expect.poll(orderInVault).toEqual(['Alder', 'Birch', 'Cedar']);
  });

  it('no longer holds what was taken out after the first was built', async () => {
    await on.keys.press('Take “Alder” out of this bundle');
    await expect.poll(orderInVault).toEqual(['Birch', 'Cedar']);
    await on.says('The bundle has changed since this file was built');
    await on.look('00-changed-since');
    const text = await build('second');
    await expect.poll(() => on.app.page.getByText('The bundle has changed since').count()).toBe(0);
    expect(text).toContain('The words of Birch');
    expect(text).not.toContain('Alder');
    await on.look('01-second');
  });

  it('has the order of the screen, and of the last step taken back', async () => {
    await on.press('Control');
    await on.keys.reach(on.app.page.getByRole('button', { name: 'Move “Cedar”' }));
    await on.press('Alt+ArrowUp');
    await expect.poll(orderInVault).toEqual(['Cedar', 'Birch']);
    await on.press('Control+z');
    await expect.poll(orderInVault).toEqual(['Birch', 'Cedar']);
    const text = await build('third');
    expect(text.indexOf('words of Birch')).toBeLessThan(text.indexOf('words of Cedar'));
  });

  it('looks again at what is to be seen to once a consent is taken back elsewhere', async () => {
    const about = { personId: on.personId, purpose: 'court-papers' } as const;
    await on.keys.press('All bundles of this case');
    await on.goTo('sharing');
    await on.keys.press('Withdraw: Giving papers to a solicitor and to the court');
    await on.app.page.getByRole('dialog').waitFor();
    await on.keys.press('Save decision');
    await on.app.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await on.keys.openTab('Bundles');
    await on.keys.press('Open: Hearing bundle');
    await on.says(/withdrawn on/);
    await on.call('consentRecord', { ...about, status: 'given' });
  });

  it('keeps the title of a section that was being typed when it locked', async () => {
    const field = on.app.page.getByRole('textbox', { name: /^Name of the section/ }).first();
    await on.keys.reach(field);
    await on.press('Control+a');
    await on.app.page.keyboard.type('Defence statements');
    await on.app.page.getByRole('button', { name: 'Lock' }).click();
    await on.app.page.getByLabel('Passphrase').first().waitFor();
    await on.keys.type('Passphrase', PASSPHRASE);
    await on.keys.press('Unlock');
    await on.says('TO-1');
    const [bundle] = (await on.call('bundleList', { caseId: on.caseId })).bundles;
    const { map } = await on.call('bundleShow', { bundleId: bundle!.id });
    expect(map.sections.map((one) => one.title)).toContain('Defence statements');
  });
});
