/** A paper that is called as privileged ones are is pointed at, and one that only sounds like it is left alone. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import words from '../../../resources/codes/privilege-words.json' with { type: 'json' };
import sample from '../../../resources/sample/documents.json' with { type: 'json' };
import { type NamedPaper, privilegeHint } from '../../../src-main/core/privilege/hints.ts';

const NOTHING: NamedPaper = { title: '', originalName: '', section: '', firstPage: '' };
const inTitle = (title: string) => privilegeHint({ ...NOTHING, title });
const inPage = (firstPage: string) => privilegeHint({ ...NOTHING, firstPage });

describe('the words', () => {
  it('find each name that stands beside them, by the way it stands beside', () => {
    expect(words.ways.filter(({ says }) => inTitle(says) === null)).toEqual([]);
    expect(new Set(words.ways.map(({ says }) => says)).size).toBe(words.ways.length);
  });

  it('leave what only looks like it, as a name and as a line', () => {
    expect(words.others.filter((name) => inTitle(name) !== null)).toEqual([]);
    expect([...words.lines, ...words.others].filter((line) => inPage(line) !== null)).toEqual([]);
  });

  it('leave every title, file and section of the sample case', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : value === null || typeof value !== 'object'
          ? []
          : Object.values(value).flatMap(texts);
    const all = texts(sample);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((text) => inTitle(text) !== null)).toEqual([]);
  });

  it('leave the names of this project’s own tests and forms', () => {
    const names = ['resources/forms', 'resources/shelf', 'tests/corpus'].flatMap((folder) =>
      readdirSync(join(import.meta.dirname, '../../..', folder)),
    );
    expect(names.filter((name) => inTitle(name) !== null)).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    'Advice from counsel.pdf',
    'ADVICE_FROM_COUNSEL_v2.PDF',
    '2026-05-03 advice-from-leading-counsel',
    'AdviceFromCounsel.docx',
    'Counsel’s Advice',
    'counsels advice.pdf',
    'Solicitor’s advice to Ana',
    'Attendance note 3 May.docx',
    'attendanceNote3May',
    'Telephone attendance 12.03.26',
    'Without prejudice offer.pdf',
    'RE Without Prejudice save as to costs.msg',
    'WP letter 3.pdf',
    'Part36Offer',
    'PRIVILEGED - notes of meeting.pdf',
    'Letter (legally privileged)',
    'Omar statement privileged.pdf',
    'Witness statement Ana DRAFT.docx',
    'Ana WS draft 2.docx',
    'Statement draft v3',
    'Letter WP 3 May',
    'Note of con with Jane Hale KC',
    'File note - client call',
  ])('is pointed at in any case and however it is joined: %s', (name) =>
    expect(inTitle(name)?.at).toBe('title'),
  );

  it('is looked for in the title, in the file’s and in the section’s, and said where it stands', () => {
    const paper = { ...NOTHING, title: 'Letter 5', section: 'Letters' };
    expect(privilegeHint(paper)).toBeNull();
    const file = 'Advice from counsel.pdf';
    expect(privilegeHint({ ...paper, originalName: file })).toEqual({ at: 'file', said: file });
    const section = '04 Without prejudice';
    expect(privilegeHint({ ...paper, section })).toEqual({ at: 'section', said: section });
  });
});

describe('a first page', () => {
  it.each(words.headings)('is pointed at by a heading: %s', (heading) => {
    const found = inPage(`Clarke & Co\r\n1 Harbour Row\r\n${heading}\r\nDear Sirs,\r\nwe write to you.`);
    expect(found?.at).toBe('page');
    expect(heading).toContain(found?.said);
  });

  it('is left alone where such words stand in a sentence, or far down', () => {
    const letter = ['Dear Sirs,', ...Array.from({ length: 20 }, (_, n) => `Line ${n}.`), 'WITHOUT PREJUDICE'];
    expect(inPage(letter.join('\n'))).toBeNull();
    expect(inPage('Our offer is made without prejudice and stands until Friday.')).toBeNull();
  });

  it('of any length is read in no time', () => {
    const long = `${'statement of draft without prejudice to advice '.repeat(5000)}\n`.repeat(3);
    const begun = performance.now();
    inTitle(long.slice(0, 20_000));
    inPage(long);
    expect(performance.now() - begun).toBeLessThan(1500);
  });
});
