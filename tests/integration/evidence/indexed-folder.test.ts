/** A folder with an index is taken in as the index says: found, asked once which way round its dates are, and nothing left out unsaid. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { type EngineAtWork, engineAtWork } from '../../support/engine.ts';
import { saidBy } from '../../support/said.ts';

let at: EngineAtWork;
beforeAll(async () => {
  at = await engineAtWork();
});
afterAll(() => at.engine.close());

function folder(name: string, files: Readonly<Record<string, string | Buffer>>) {
  for (const [file, text] of Object.entries(files)) {
    const path = join(at.desk, name, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return at.pickFolder(join(at.desk, name));
}

it('has no index where no table lists files beside it', async () => {
  const picked = folder('plain', { 'a.txt': 'a', 'wages.csv': 'week,paid\n1,20\n' });
  expect(await at.do('evidenceIndexed', { picked })).toMatchObject({ index: null, files: [] });
  expect(await at.do('evidenceIndexed', { picked: at.pick('b.txt', 'b') })).toMatchObject({ index: null });
});

it('asks once for dates that can be read two ways, and then reads all of them so', async () => {
  const rows =
    'sep=;\r\nFILE;Title;Date;Exhibit;Author\r\nletter.TXT;Déclaration;05/01/26;AB1;Ana\r\nb.txt;B;06/02/26;;\r\n';
  const picked = folder('two-ways', {
    'index.csv': Buffer.from(rows, 'latin1'),
    'Letter.txt': 'a letter',
    'b.txt': 'b',
    'not listed.txt': 'c',
  });
  const asked = await at.do('evidenceIndexed', { picked });
  expect(asked).toMatchObject({
    index: 'index.csv',
    files: [],
    dates: { dayFirst: '5 Jan 2026', monthFirst: '1 May 2026' },
  });
  const read = await at.do('evidenceIndexed', { picked, dates: 'month-first' });
  expect(read.notListed).toEqual(['not listed.txt']);
  expect(read.files).toMatchObject([
    {
      name: 'Letter.txt',
      title: 'Déclaration',
      exhibitRef: 'AB1',
      documentDate: { value: '2026-05-01' },
      notes: ['Author: Ana'],
    },
    { name: 'b.txt', title: 'B', documentDate: { value: '2026-06-02' } },
  ]);
});

it('does not ask where one date tells', async () => {
  const picked = folder('tells', {
    'i.csv': 'file,date\na.txt,05/01/26\nb.txt,25/01/26\n',
    'a.txt': 'a',
    'b.txt': 'b',
  });
  const { dates, files } = await at.do('evidenceIndexed', { picked });
  expect([dates, files.map(({ documentDate }) => documentDate?.value)]).toEqual([
    null,
    ['2026-01-05', '2026-01-25'],
  ]);
});

it('names each line that cannot be used, and nothing goes in', async () => {
  const picked = folder('bad', {
    'i.csv': 'file,date\na.txt,2026-01-05\ngone.txt,\na.txt,31/02/2026\n../plain/a.txt,\n',
    'a.txt': 'a',
  });
  const failure = await at.do('evidenceIndexed', { picked }).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(TestimonyError);
  expect((failure as TestimonyError).toData()).toMatchObject({ code: 'index-unusable', subject: 'i.csv' });
  expect(saidBy(failure)).toEqual([
    'line 3, column “file”: there is no file “gone.txt”',
    'line 4, column “date”: “31/02/2026” is not a date; February 2026 has 28 days',
    'line 5, column “file”: “../plain/a.txt” lies outside the folder of the index; put it beside the index',
  ]);
});

it.each([
  ['every line is at fault', 'a.txt,Tuesday\n', 'line 2, column “date”: “Tuesday” is not a date'],
  [
    'a quotation mark breaks it off',
    '"a.txt,2026\n',
    'line 2, column “file”: a quotation mark is opened and never closed',
  ],
])('is known for an index where %s, and does not go in as a paper', async (why, line, finding) => {
  const picked = folder(why, { 'i.csv': `file,date\n${line}`, 'a.txt': why });
  const failure = await at.do('evidenceIndexed', { picked }).catch((thrown: unknown) => thrown);
  expect(failure).toMatchObject({ code: 'index-unusable', subject: 'i.csv' });
  expect(saidBy(failure)).toEqual([finding]);
});
