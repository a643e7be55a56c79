import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsv } from '../../../src-main/cli/csv.ts';
import { readIndex } from '../../../src-main/cli/folder-index.ts';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { readFileName } from '../../../src-main/core/evidence/file-name.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-index-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lay(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), name);
  }
}

function refusal(path: string): TestimonyError {
  try {
    readIndex(path);
  } catch (thrown) {
    return thrown as TestimonyError;
  }
  throw new Error('it was taken');
}

describe('a file name', () => {
  it.each([
    ['2026-11-24 Letter from the bank.pdf', 'Letter from the bank', '2026-11-24'],
    ['2026-11 Rota.pdf', 'Rota', '2026-11'],
    ['2024 Passport.jpg', 'Passport', '2024'],
    ['2026-11-24_Witness_statement.PDF', 'Witness statement', '2026-11-24'],
    ['2026-11-24 - Chị Lan.txt', 'Chị Lan', '2026-11-24'],
    ['Letter of 2026-11-24.pdf', 'Letter of 2026-11-24', null],
    ['2026-13-45 Not a day.pdf', '2026-13-45 Not a day', null],
    ['4471 account.pdf', '4471 account', null],
    ['2026-11-24.pdf', '2026-11-24', null],
    ['03.04.2025 payslip.pdf', 'payslip', '2025-04-03'],
    ['3.4.2025 - Rota.pdf', 'Rota', '2025-04-03'],
    ['31.04.2025 No such day.pdf', '31.04.2025 No such day', null],
    ['12.13.2025 Month first.pdf', '12.13.2025 Month first', null],
    ['1.2.2025.4 manual.pdf', '1.2.2025.4 manual', null],
    ['03.04.25 Two figures.pdf', '03.04.25 Two figures', null],
    ['رسالة.pdf', 'رسالة', null],
    ['.pdf', '.pdf', null],
  ])('%s gives title and date, never a guess', (name, title, date) => {
    const read = readFileName(name);
    expect(read.title).toBe(title);
    expect(read.date?.value ?? null).toBe(date);
  });
});

describe('a folder', () => {
  it('makes sections of its subfolders and keeps the order of names, 2 before 10', () => {
    lay(
      '10 Reports/b.pdf',
      '2 Statements/2026-02-01 B.pdf',
      '2 Statements/2025-12-31 A.pdf',
      'Cover letter.pdf',
      '2 Statements/more/C.pdf',
    );
    expect(readIndex(root).files.map((file) => [file.section, file.title])).toEqual([
      ['Documents', 'Cover letter'],
      ['Statements', 'A'],
      ['Statements', 'B'],
      ['Statements', 'C'],
      ['Reports', 'b'],
    ]);
  });

  it('puts the oldest first where every name has a date, however it is written', () => {
    lay(
      'Pay/03.04.2025 payslip.pdf',
      'Pay/01.05.2025 payslip.pdf',
      'Pay/2024-12 rota.pdf',
      'Pay/more/2025-04-10 letter.pdf',
      'Notes/02.01.2025 b.pdf',
      'Notes/01.02.2025 a.pdf',
      'Notes/undated.pdf',
    );
    const titles = readIndex(root).files.map((file) => `${file.section}: ${file.title}`);
    expect(titles.slice(3)).toEqual(['Pay: rota', 'Pay: payslip', 'Pay: letter', 'Pay: payslip']);
    expect(titles.slice(0, 3)).toEqual(['Notes: a', 'Notes: b', 'Notes: undated']);
  });

  it('follows whoever numbered the files or the folders in a section', () => {
    lay('Pay/1 letter.pdf', 'Pay/02 2024 rota.pdf', 'Pay/10 2023.pdf');
    lay('Phone/1 Calls/2025-02-01 calls.pdf', 'Phone/2 Messages/2024-01-01 messages.pdf');
    expect(readIndex(root).files.map((file) => file.title)).toEqual([
      ...['1 letter', '02 2024 rota', '10 2023'],
      ...['calls', 'messages'],
    ]);
  });

  it('passes over what systems leave behind, and links, and says so', () => {
    lay('a.pdf', '.DS_Store', 'Thumbs.db', '~$a.docx', '.git/config');
    symlinkSync('/etc/hostname', join(root, 'link.txt'));
    const { files, passedOver } = readIndex(root);
    expect(files.map((file) => file.shown)).toEqual(['a.pdf']);
    expect([...passedOver].sort()).toEqual(['.DS_Store', '.git', 'Thumbs.db', 'link.txt', '~$a.docx']);
  });

  it('says how it read a date that has the day first, where it could be read two ways', () => {
    lay('2025-04-03 a.pdf', '31.12.2025 b.pdf', '05.05.2025 c.pdf');
    expect(readIndex(root).remarks).toEqual([]);
    lay('Pay/03.04.2025 payslip.pdf', '04.05.2025 payslip.pdf');
    expect(readIndex(root).remarks).toEqual([
      'Dates in file names are read with the day first: "04.05.2025 payslip.pdf" is of 4 May 2025.',
    ]);
  });

  it('is refused when it is empty, not there, or has more sections than letters', () => {
    expect(refusal(root).code).toBe('nothing-to-build');
    expect(refusal(join(root, 'missing')).code).toBe('file-unreadable');
    lay(...Array.from({ length: 27 }, (_, i) => `s${i}/a.pdf`));
    expect(refusal(root).detail).toContain('27 sections');
  });
});

describe('an index in CSV', () => {
  it('gives order, titles, dates, sections and passwords; semicolons and a byte order mark are fine', () => {
    lay('a.pdf', 'sub/b.pdf', '2020 c.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(
      index,
      '\uFEFFDate;File;Title;Section;Password\r\n24/11/2026;sub\\b.pdf;"Letter; ""urgent"" <&>";Letters;hunter2\r\n;2020 c.pdf;;Photos;\r\nabout June 2021;a.pdf;;Letters;\r\n',
    );
    expect(
      readIndex(index).files.map(({ title, section, date, password }) => [
        title,
        section,
        date?.value,
        password,
      ]),
    ).toEqual([
      ['Letter; "urgent" <&>', 'Letters', '2026-11-24', 'hunter2'],
      ['a', 'Letters', '2021-06', undefined],
      ['c', 'Photos', '2020', undefined],
    ]);
  });

  it('names every row that cannot be used, by line, before anything is done', () => {
    lay('a.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, 'file,date\na.pdf,"Tuesday\nlast"\nmissing.pdf,2026\n,2026\na.pdf,30/2/2027\n');
    expect(refusal(index).findings).toEqual([
      'line 2: "Tuesday\nlast" is not a date',
      'line 4: there is no file "missing.pdf"',
      'line 5: no file is named',
      'line 6: "30/2/2027" is not a date; February 2027 has 28 days',
    ]);
    writeFileSync(index, 'title,date\nx,2026\n');
    expect(refusal(index).detail).toContain('no column called "file"');
    writeFileSync(index, Buffer.from([0x66, 0x69, 0x6c, 0x65, 0x0a, 0xe9, 0x2e, 0x70]));
    expect(refusal(index).detail).toContain('CSV UTF-8');
  });

  it.each([
    ['File;Name;When\na.pdf;Letter;2026\n', ['"Name" is no column it knows', '"When" is no column it knows']],
    [
      'file,title,title,Datum\na.pdf,A,B,2026\n',
      ['"title" and "title" both stand for the title; leave one out', '"Datum" is no column it knows'],
    ],
    [
      'path,Document,Description\na.pdf,A,B\n',
      ['"Document" and "Description" both stand for the title; leave one out'],
    ],
    ['file,title,\na.pdf,Letter, urgent\n', ['line 2: column 3 has no heading']],
    ['file\na.pdf,Letter\n', ['line 2: column 2 has no heading']],
  ])('loses nothing it does not understand: %j', (text, findings) => {
    lay('a.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, text);
    expect(refusal(index).findings).toEqual(findings);
  });

  it('has room for empty columns', () => {
    lay('a.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, 'file,title,,\na.pdf,Letter,,\n');
    expect(readIndex(index).files.map(({ title }) => title)).toEqual(['Letter']);
  });

  it('is known for one among the papers, whatever else it has columns for', () => {
    lay('a.pdf');
    writeFileSync(join(root, 'index.csv'), 'file,Kennwort\na.pdf,hunter2\n');
    expect(refusal(root).subject).toBe('index.csv');
  });

  it('notices a quotation mark that is never closed', () => {
    expect(() => readCsv('file\n"a.pdf\nb.pdf\n')).toThrow(/never closed/);
  });
});
