/**
 * Papers of every make with names of many shapes, struck out and searched by programs that we did not write; and names planted in many
 * spellings, found. TESTIMONY_NAMES says how many names; 17 make 306 papers.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prove } from '../../src-main/bundle/redaction/prove.ts';
import { findWords } from '../../src-main/core/redaction/find-words.ts';
import { StruckWords } from '../../src-main/core/redaction/struck-words.ts';
import { redactedCopy } from '../../src-main/evidence/redaction/apply-marks.ts';
import { pagesToMark, pixelsOf } from '../../src-main/evidence/redaction/pages-to-mark.ts';
import { textOf } from '../support/pdf-tools.ts';
import { HELVETICA, rawDocument, words } from '../support/raw-pdf.ts';
import { redactionPapers } from '../support/redaction-papers.ts';

const FIRST =
  'Amina Ion Efua Maryam Oluwaseun Li Beatrix Zoltan Hawa Priya Svetlana Kofi Nadia Jo Tendai Wei Annabel';
const LAST =
  'Okoro Popescu Mensah Haddad Adebayo Wang Fairfax Kovacs Sesay Raman Ivanova Boateng Benali Wu Moyo Zhang Lee';
const COUNT = Number(process.env['TESTIMONY_NAMES'] ?? 3);
const NAMES = FIRST.split(' ')
  .map((first, at) => `${first} ${LAST.split(' ')[at]}`)
  .slice(0, COUNT);
/** Those that are hidden in some makes, and so are not among the words that must stay. */
const HIDDEN = ['covered', 'white', 'switched', 'off:'];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'redaction-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asOthersRead(pdf: Uint8Array): Buffer[] {
  const path = join(folder, 'x.pdf');
  writeFileSync(path, pdf);
  const most = { maxBuffer: 1 << 28 };
  return [
    Buffer.from(pdf),
    execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], most),
    execFileSync('pdfinfo', ['-meta', path], most),
  ];
}

let [kept, all] = [0, 0];

describe.each(NAMES)('%s', (name) => {
  it('is nowhere in a paper of any make, and the other words are there', async () => {
    for (const { name: make, pdf } of await redactionPapers(name, 'أمينة تعيش هنا')) {
      const found = findWords(await pagesToMark(pdf), [name]);
      const marks = found.map(({ page, rects }) => ({ page, rects }));
      const proved = (copy: Uint8Array, own: typeof marks) =>
        prove(copy, { marks: own, words: new StruckWords([name]), as: 'paper', pixelsOf });
      const made = await redactedCopy({ pdf, marks, terms: [name] }, (copy) => proved(copy, []));
      expect([make, (await proved(made.copy, marks)).hits]).toEqual([make, []]);
      const text = textOf(made.copy);
      const parts = name.split(' ').filter((part) => part.length > 3);
      for (const part of parts) {
        expect([make, text.includes(part)]).toEqual([make, false]);
        for (const bytes of asOthersRead(made.copy))
          for (const form of [
            Buffer.from(part),
            Buffer.from(part, 'utf16le'),
            Buffer.from(part, 'utf16le').swap16(),
          ])
            expect([make, part, bytes.includes(form)]).toEqual([make, part, false]);
      }
      const own = new Set(name.split(' '));
      const before = textOf(pdf)
        .split(/\s+/)
        .filter(
          (word) => word !== '' && ![...own].some((part) => word.includes(part)) && !HIDDEN.includes(word),
        );
      const after = text.split(/\s+/);
      all += before.length;
      kept += before.filter((word) => after.includes(word)).length;
    }
  });
});

it('of the other words at least 999 in 1000 come out', () => {
  expect(kept / all).toBeGreaterThanOrEqual(0.999);
});

/** Ways in which people write a name of two words; the last three on two lines. */
const SPELLINGS: readonly (readonly [string, (first: string, last: string) => string])[] = [
  ['as it is', (first, last) => `${first} ${last}`],
  ['in capitals', (first, last) => `${first} ${last}`.toUpperCase()],
  ['in small letters', (first, last) => `${first} ${last}`.toLowerCase()],
  ['turned round', (first, last) => `${last} ${first}`],
  ['turned round with a comma', (first, last) => `${last}, ${first}`],
  ['in capitals and turned round', (first, last) => `${last.toUpperCase()}, ${first}`],
  ['with a letter', (first, last) => `${first[0]}. ${last}`],
  ['with a letter behind', (first, last) => `${last} ${first[0]}.`],
  ['possessive', (first, last) => `${first} ${last}'s`],
  ['in brackets', (first, last) => `(${first} ${last})`],
  ['first name alone', (first) => first],
  ['last name alone', (_, last) => `Mrs ${last}`],
  ['joined by a hyphen', (first, last) => `${first}-${last}`],
  ['over a line', (first, last) => `${first}\n${last}`],
  ['broken by a hyphen', (first, last) => `${first} ${last.slice(0, 2)}-\n${last.slice(2)}`],
];

it('at least 98 in 100 of planted names are found', async () => {
  const names = FIRST.split(' ').map((first, at) => [first, LAST.split(' ')[at] ?? ''] as const);
  const missed: string[] = [];
  let planted = 0;
  for (const [first, last] of names)
    for (const [how, spell] of SPELLINGS)
      for (const size of [10, 14]) {
        const [one = '', two = ''] = spell(first, last).split('\n');
        const contents = [words(`that day ${one}`, 72, 700, size), words(`${two} came`, 72, 680, size)].join(
          ' ',
        );
        const escaped = contents.replaceAll(`(${first} ${last})`, `\\(${first} ${last}\\)`);
        const pdf = rawDocument({
          inherited: `/MediaBox [0 0 595 842] /Resources <</Font ${HELVETICA}>>`,
          pages: [{ contents: escaped }],
        });
        planted += 1;
        if (findWords(await pagesToMark(pdf), [`${first} ${last}`]).length === 0)
          missed.push(`${how}: ${one} ${two}`);
      }
  expect(planted).toBeGreaterThanOrEqual(500);
  expect([missed.length <= planted * 0.02, missed.slice(0, 20)]).toEqual([true, missed.slice(0, 20)]);
});
