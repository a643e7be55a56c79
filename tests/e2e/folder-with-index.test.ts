/**
 * A folder that has an index among its papers: found, its dates asked once, and what it leaves out said before anything goes
 * in; by keyboard alone. Pictures in test-results/screens/index-*.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseOnScreen, caseOnScreen, stopAtFirstFailure } from '../support/case-on-screen.ts';
import { temporaryFolder } from '../support/vault.ts';

const PAPERS = join(temporaryFolder(), 'papers');
let on: CaseOnScreen;
beforeAll(async () => {
  mkdirSync(PAPERS);
  for (const name of ['letter.txt', 'rota.txt', 'extra.txt']) writeFileSync(join(PAPERS, name), name);
  const rows = [
    'sep=;',
    'file;title;date;exhibit',
    'letter.txt;Letter to Ana;05/01/26;AB1',
    'rota.txt;Rota;06/02/26;',
  ];
  writeFileSync(join(PAPERS, 'index.csv'), rows.join('\r\n'));
  on = await caseOnScreen('index');
});
afterAll(() => on?.app.close());
stopAtFirstFailure(() => on, 'index-stuck');

it('is asked about once, and goes in as it says', async () => {
  await on.openCase();
  await on.keys.openTab('Evidence');
  await on.app.picks(PAPERS);
  await on.keys.press('Add a folder');
  await on.says('This folder has an index: index.csv');
  await on.look('01-dates');
  expect((await on.call('evidenceList', { caseId: on.caseId })).evidence).toEqual([]);
  await on.keys.press('5 Jan 2026');
  await on.says(/1 file lies in the folder and not in the index, and would stay out: extra.txt/);
  await on.look('02-listed');
  await on.keys.press('Take in the 2 files that it lists');
  await on.says('2 files are in');
  const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
  expect(evidence).toMatchObject([
    { title: 'Letter to Ana', exhibitRef: 'AB1', documentDate: { value: '2026-01-05' } },
    { title: 'Rota', documentDate: { value: '2026-02-06' } },
  ]);
  await on.look('03-in');
});

it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
