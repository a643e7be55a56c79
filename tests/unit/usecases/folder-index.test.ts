import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestimonyError } from '../../../src-main/core/errors/errors.ts';
import { readFileName } from '../../../src-main/core/evidence/file-name.ts';
import { readIndex } from '../../../src-main/usecases/evidence/index/folder-index.ts';
import { said, saidBy } from '../../support/said.ts';

const NOBODY = 65534;
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

  it('keeps the party that a case is named after, and takes the letter of a section away', () => {
    lay('A Statements/a.pdf', 'B_v_C/b.pdf', 'R (Ngọc) v Home Secretary/c.pdf', 'R v Petrović/d.pdf');
    lay('S. Letters/e.pdf', 'T -v- U/f.pdf');
    expect(readIndex(root).files.map(({ section }) => section)).toEqual([
      'Statements',
      'B v C',
      'R (Ngọc) v Home Secretary',
      'R v Petrović',
      'Letters',
      'T -v- U',
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
      '1 letter',
      '02 2024 rota',
      '10 2023',
      'calls',
      'messages',
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
    expect(readIndex(root).remarks.map(said)).toEqual([
      'Dates in file names are read with the day first: “04.05.2025 payslip.pdf” is of 4 May 2025.',
    ]);
  });

  it('is refused as one that cannot be opened, and not as write-protected, where a folder in it may not be read', () => {
    lay('a.pdf', 'locked/b.pdf');
    chmodSync(root, 0o755);
    chmodSync(join(root, 'locked'), 0o000);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    try {
      expect(refusal(root)).toMatchObject({ code: 'file-unreadable', subject: join(root, 'locked') });
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(root, 'locked'), 0o700);
    }
  });

  it('is refused when it is empty, not there, or has more sections than letters', () => {
    expect(refusal(root).code).toBe('nothing-to-build');
    expect(refusal(join(root, 'missing')).code).toBe('file-unreadable');
    lay(...Array.from({ length: 27 }, (_, i) => `s${i}/a.pdf`));
    expect(saidBy(refusal(root))).toEqual([expect.stringContaining('27 sections')]);
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
    expect(saidBy(refusal(index))).toEqual([
      'line 2, column “date”: “Tuesday\nlast” is not a date',
      'line 4, column “file”: there is no file “missing.pdf”',
      'line 5, column “file”: no file is named',
      'line 6, column “date”: “30/2/2027” is not a date; February 2027 has 28 days',
    ]);
    writeFileSync(index, 'title,date\nx,2026\n');
    expect(saidBy(refusal(index))).toEqual([expect.stringContaining('no column called “file”')]);
  });

  it.each([
    [
      'file,title,title,Datum\na.pdf,A,B,2026\n',
      ['line 1: “title” and “title” both stand for the title; leave one out'],
    ],
    [
      'path,Document,Description\na.pdf,A,B\n',
      ['line 1: “Document” and “Description” both stand for the title; leave one out'],
    ],
    [
      'file,title,\na.pdf,Letter, urgent\n',
      ['line 2, column 3: something stands there, and the column has no heading'],
    ],
    ['file\na.pdf,Letter\n', ['line 2, column 2: something stands there, and the column has no heading']],
  ])('loses nothing it does not understand: %j', (text, findings) => {
    lay('a.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, text);
    expect(saidBy(refusal(index))).toEqual(findings);
  });

  it.each([
    [
      'Windows-1252, as Excel orders it',
      Buffer.from('sep=;\r\nFile;Title\r\ncaf\xe9.pdf;\x93Wages\x94 \x96 \x804\r\n', 'latin1'),
    ],
    ['UTF-16', Buffer.from('\uFEFFFile\tTitle\r\nCAFÉ.PDF\t“Wages” – €4\r\n', 'utf16le')],
    [
      'UTF-16, the other way round',
      Buffer.from('\uFEFFFile|Title\ncafe\u0301.pdf|“Wages” – €4\n', 'utf16le').swap16(),
    ],
  ])('is read as a spreadsheet writes it: %s', (_how, bytes) => {
    lay('Café.pdf'.normalize('NFD'));
    const index = join(root, 'index.csv');
    writeFileSync(index, bytes);
    const { files, remarks } = readIndex(index);
    expect(files.map(({ title, path }) => [title, existsSync(path)])).toEqual([['“Wages” – €4', true]]);
    expect(remarks.map((one) => said(one).slice(0, 12))).toEqual(
      _how.startsWith('W') ? ['The index do'] : [],
    );
  });

  it('names a file that could be two', () => {
    lay('a.pdf', 'A.pdf', 'b/x.pdf', 'B/X.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, 'file\na.pdf\nA.PDF\nB\\x.pdf\n../x.pdf\n');
    if (readdirSync(root).length < 5) return;
    expect(saidBy(refusal(index))).toEqual([
      'line 3, column “file”: “A.PDF” fits several files: “A.pdf”, “a.pdf”',
      'line 4, column “file”: “B/x.pdf” fits several files: “B/X.pdf”, “b/x.pdf”',
      'line 5, column “file”: there is no file “../x.pdf”',
    ]);
  });

  it('keeps columns it does not know as notes, and says which, and not what stands in them', () => {
    lay('a.pdf', 'b.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, 'File;Author;Kennwort\na.pdf;Ana;hunter2\nb.pdf;;\n');
    const { files, remarks } = readIndex(index);
    expect(files.map(({ notes }) => notes)).toEqual([['Author: Ana', 'Kennwort: hunter2'], undefined]);
    expect(remarks.map(said)).toEqual([
      'Kept as notes of the documents, and in no bundle: “Author”, “Kennwort”.',
    ]);
  });

  it('asks once which way round its dates stand, unless one of them tells', () => {
    lay('a.pdf', 'b.pdf');
    const index = join(root, 'index.csv');
    const dates = (one: string, other: string, way?: 'day-first' | 'month-first') => {
      writeFileSync(index, `file;date\na.pdf;${one}\nb.pdf;${other}\n`);
      return readIndex(index, way).files.map(({ date }) => date?.value);
    };
    expect(dates('05/01/26', '24/01/26')).toEqual(['2026-01-05', '2026-01-24']);
    expect(dates('05/01/26', '01/24/26')).toEqual(['2026-05-01', '2026-01-24']);
    expect(dates('05.01.26', '3/3/26')).toEqual(['2026-01-05', '2026-03-03']);
    expect(dates('05/01/26', '2026', 'month-first')).toEqual(['2026-05-01', '2026']);
    expect(dates('before 5-1-2026', '2026', 'day-first')).toEqual(['2026-01-05', '2026']);
    expect(() => dates('2026', '05/01/26')).toThrow();
    expect(refusal(index).code).toBe('usage');
    expect(saidBy(refusal(index))).toEqual([
      expect.stringContaining('can be read two ways'),
      'line 3, column “date”: “05/01/26” is 5 Jan 2026 with --dates day-first, and 1 May 2026 with --dates month-first',
    ]);
    expect(() => dates('13/01/26', '01/13/26')).toThrow();
    expect(saidBy(refusal(index)).slice(1)).toEqual([
      'line 2, column “date”: “13/01/26” has the day first',
      'line 3, column “date”: “01/13/26” has the month first',
    ]);
    expect(() => dates('13/01/26', '2026', 'month-first')).toThrow();
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
    writeFileSync(join(root, 'index.csv'), 'file,date\na.pdf,Tuesday\n');
    expect(refusal(root).subject).toBe('index.csv');
    writeFileSync(join(root, 'index.csv'), 'file,sum\n../a.pdf,300\n');
    expect(readIndex(root).files).toHaveLength(2);
  });

  it('notices a quotation mark that is never closed', () => {
    lay('a.pdf');
    const index = join(root, 'index.csv');
    writeFileSync(index, 'file,title\na.pdf,"two\nlines"\na.pdf,"one\nb.pdf,x\n');
    expect(saidBy(refusal(index))).toEqual([
      'line 4, column “title”: a quotation mark is opened and never closed',
    ]);
    expect(refusal(root).subject).toBe('index.csv');
  });
});
