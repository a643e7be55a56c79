/**
 * Pages that lie sideways: what is sure is turned by itself and said, what is not is asked, before anything is built;
 * by keyboard alone. Pictures in test-results/screens/turned-*.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetsOf } from '../support/bundles.ts';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { block, LINES, papers } from '../support/turned-papers.ts';
import { temporaryFolder } from '../support/vault.ts';

const DESK = temporaryFolder();
const EXPORTS = join(DESK, 'for the court');
let on: CaseOnScreen;
beforeAll(async () => {
  mkdirSync(EXPORTS, { recursive: true });
  const mixed = { lines: LINES.slice(0, 1), more: block(LINES.slice(1), 90) };
  writeFileSync(join(DESK, 'Ledger.pdf'), papers({}, { turned: 90 }, mixed));
  on = await caseOnScreen('turned');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'turned-stuck');

const status = () => on.app.page.getByRole('status').filter({ hasText: 'The file is unchanged' });
/** Width by height of the page as it is shown. */
const shown = () =>
  on.app.page
    .getByRole('img', { name: /^Ledger, page/ })
    .evaluate((image) => image.getBoundingClientRect())
    .then(({ width, height }) => (width > height ? 'wide' : 'tall'));

describe('pages that lie sideways', () => {
  it('are said before building, each with its page', async () => {
    await on.openCase();
    await on.keys.openTab('Evidence');
    await on.app.picks(join(DESK, 'Ledger.pdf'));
    await on.keys.press('Add files');
    await on.says('1 file added');
    await on.keys.openTab('Bundles');
    await on.keys.press('New bundle');
    await on.keys.press('Create bundle');
    await on.says('All bundles of this case');
    await on.keys.press('Add all');
    await on.says(/Turned in the bundle, so that it reads from left to right: “Ledger” \(page 2\)/);
    await on.says(/Some text lies sideways or upside down.*“Ledger” \(page 3\)/);
    await on.look('01-before-building');
  });

  it('are shown as bundles will show them, and turned where it was not sure', async () => {
    await on.keys.press('Ledger');
    await on.heading('Ledger');
    await on.app.page.getByRole('img', { name: 'Ledger, page 1 of 3' }).waitFor();
    expect(await shown()).toBe('tall');
    await on.keys.press('Next page');
    await status().filter({ hasText: 'Bundles turn this page' }).waitFor();
    await on.app.page.getByRole('img', { name: 'Ledger, page 2 of 3' }).waitFor();
    await expect.poll(shown).toBe('wide');
    await on.look('02-by-its-text');
    await on.keys.press('Next page');
    await status().filter({ hasText: 'If the whole page is, turn it' }).waitFor();
    await on.app.page.getByRole('img', { name: 'Ledger, page 3 of 3' }).waitFor();
    await on.look('03-in-doubt');
    await on.keys.press('Turn this page left in bundles');
    await status().filter({ hasText: 'as turned here' }).waitFor();
    await expect.poll(shown).toBe('wide');
    await on.look('04-by-hand');
  });

  it('stand so in the bundle that is built, and the log says who decided', async () => {
    const given = { purpose: 'court-papers', status: 'given' } as const;
    await on.call('consentRecord', { personId: on.personId, ...given });
    await on.keys.press('Back to the bundle');
    await on.says(/“Ledger” \(pages 2 and 3\)/);
    await on.app.picks(EXPORTS);
    await on.keys.press('Build bundle');
    await on.says('Built, read back and checked');
    const [file = ''] = readdirSync(EXPORTS).filter((name) => name.endsWith('.pdf'));
    const path = join(EXPORTS, file);
    expect(sheetsOf(path).map(({ size }) => (size.startsWith('841') ? 'wide' : 'tall'))).toEqual([
      'tall',
      'tall',
      'tall',
      'wide',
      'wide',
    ]);
    execFileSync('qpdf', ['--check', path]);
    const { entries } = await on.call('auditList', {});
    expect(entries.find(({ action }) => action === 'evidence.pages-turned')).toBeDefined();
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
