/**
 * A scan without text: the quiet line for it, read by machine by keyboard alone, found with its certainty, and off by
 * choice. Pictures in test-results/screens/reading-*.
 */
import { writeFileSync } from 'node:fs';
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
    await on.says('1 file is in');
    await on.says('2 pages have no text that a search could find.');
    await on.look('01-waiting');
    await on.keys.press('Turn this off');
    await on.says(/Reading by machine is turned off in this vault/);
    await on.look('02-off');
    await on.keys.press('Turn it on');
    await on.says('2 pages have no text that a search could find.');
  });

  it('are read while the person goes on, and each says how certain its words are', async () => {
    await on.keys.press('Read them by machine');
    await on.says(/Reading pages of/);
    await on.look('03-reading');
    await on.app.page.getByText('Every page without text has been read').waitFor({ timeout: 60_000 });
    await on.look('04-read');
    const { hits } = await on.call('searchFind', { words: 'foreman' });
    expect(hits[0]).toMatchObject({ page: 1, certainty: expect.any(Number) });
  });

  it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
    expect(on.findings).toEqual([]);
    expect(on.complaints).toEqual([]);
  });
});
