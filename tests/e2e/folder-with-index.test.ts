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

/** A folder of two papers, and an index of it whose first line goes on so. */
function papersWith(line: string): string {
  const folder = join(PAPERS, '..', 'others');
  mkdirSync(folder, { recursive: true });
  for (const name of ['0-letter.txt', '0-rota.txt']) writeFileSync(join(folder, name), `another ${name}`);
  writeFileSync(
    join(folder, 'index.csv'),
    `file,date\n0-${line.replace(',', '.txt,')}\n0-rota.txt,2026-02-06\n`,
  );
  return folder;
}

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
  await on.says(/1 file is in the folder but not in the index, and would be left out: extra.txt/);
  await on.look('02-listed');
  await on.keys.press('Add the 2 files it lists');
  await on.says('2 files added');
  await on.says('extra.txt was left out. You can add it by itself.');
  const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
  expect(evidence).toMatchObject([
    { title: 'Letter to Ana', exhibitRef: 'AB1', documentDate: { value: '2026-01-05' } },
    { title: 'Rota', documentDate: { value: '2026-02-06' } },
  ]);
  await on.look('03-in');
  await on.keys.press('Dismiss');
});

it('with a line at fault says which, shows what lies there, and goes in once that is mended, or without it', async () => {
  await on.app.picks(papersWith('letter,31/02/2026'));
  await on.keys.press('Add a folder');
  await on.says('The index “index.csv” cannot be used.');
  await on.says('line 2, column “date”: “31/02/2026” is not a date; February 2026 has 28 days');
  await on.says(/2 files in this folder: 0-letter.txt, 0-rota.txt/);
  await on.look('04-at-fault');
  papersWith('letter,28/02/2026');
  await on.keys.press('Read the index again');
  await on.says('This folder has an index: index.csv');
  await on.keys.press('Cancel');
  await on.app.picks(papersWith('letter,"28/02/2026'));
  await on.keys.press('Add a folder');
  await on.says('line 2, column “date”: a quotation mark is opened and never closed');
  await on.keys.press('Add the whole folder without the index');
  await on.says('2 files added');
  await on.says('index.csv was left out. You can add it by itself.');
  const { evidence } = await on.call('evidenceList', { caseId: on.caseId });
  expect(evidence.slice(2).map(({ originalName }) => originalName)).toEqual(['0-letter.txt', '0-rota.txt']);
});

it('needed nothing that a keyboard cannot do, and looked right to axe and the ruler', () => {
  expect(on.findings).toEqual([]);
  expect(on.complaints).toEqual([]);
});
