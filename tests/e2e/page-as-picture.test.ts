/**
 * Words hidden under a box: said beside their page, and the page put in as a picture and taken back, by keyboard
 * alone. Pictures in test-results/screens/picture-*.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { HELVETICA, rawDocument, words } from '../support/raw-pdf.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
let on: CaseOnScreen;
beforeAll(async () => {
  const covered = `${words('Seen by everybody', 72, 700)} ${words('Safehouse 12 Elm Road', 72, 400)} 0 g 60 390 300 40 re f`;
  const letter = rawDocument({
    inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
    pages: [{ contents: covered }],
  });
  writeFileSync(join(DESK, 'Letter.pdf'), letter);
  on = await caseOnScreen('picture');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'picture-stuck');

describe('a page with words that nobody sees', () => {
  it('says so, and goes into bundles as a picture when that is chosen', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(join(DESK, 'Letter.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.keys.press('Create bundle');
    await on.says('All bundles of this case');
    await on.keys.press('Add all');
    await on.says(/If they are not to be read, put the pages in as pictures/);
    await on.keys.press('Letter');
    await on.heading('Letter');
    await on.app.page.getByRole('img', { name: /^Letter, page/ }).waitFor();
    await on.says(/Hidden words under something laid over them: page 1/);
    await on.look('01-hidden');
    await on.keys.press('Use an image of this page');
    await on.says(/Bundles use an image of this page at 290 dots an inch/);
    await on.app.page.getByRole('img', { name: /^Letter, page/ }).waitFor();
    await on.look('02-as-a-picture');
  });

  it('is as it came when that is taken back', async () => {
    await on.keys.press('Use the page itself again');
    await on.says(/If nobody should read these words/);
    const { entries } = await on.call('auditList', {});
    expect(entries.filter(({ action }) => action === 'evidence.pages-pictured')).toHaveLength(2);
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
