/** What is marked is struck out of papers of every make, the rest is still there, and the proof finds whatever was left. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prove } from '../../../src-main/bundle/redaction/prove.ts';
import { findWords } from '../../../src-main/core/redaction/find-words.ts';
import type { PageMarks } from '../../../src-main/core/redaction/marks.ts';
import { StruckWords } from '../../../src-main/core/redaction/struck-words.ts';
import { redactedCopy } from '../../../src-main/evidence/redaction/apply-marks.ts';
import { pagesToMark, pixelsOf } from '../../../src-main/evidence/redaction/pages-to-mark.ts';
import { textOf } from '../../support/pdf-tools.ts';
import { rawDocument } from '../../support/raw-pdf.ts';
import { redactionFaults } from '../../support/redaction-faults.ts';
import { type Paper, redactionPapers } from '../../support/redaction-papers.ts';

const NAME = 'Amina Okoro';
const papers = await redactionPapers(NAME, 'أمينة تعيش هنا');

const proveWith = (copy: Uint8Array, marks: readonly PageMarks[], words: StruckWords) =>
  prove(copy, { marks, words, as: 'paper', pixelsOf });

async function struckOut({ pdf }: Paper) {
  const found = findWords(await pagesToMark(pdf), [NAME]);
  const marks: PageMarks[] = found.map(({ page, rects }) => ({ page, rects }));
  const terms = [NAME, 'Amina', 'Okoro'];
  const made = await redactedCopy({ pdf, marks, terms }, (copy, words) => proveWith(copy, [], words));
  return { found, marks, ...made, proof: await proveWith(made.copy, marks, new StruckWords(terms)) };
}

/** Its streams decoded by a program of somebody else's. */
function decoded(pdf: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'redaction-'));
  try {
    writeFileSync(join(folder, 'x.pdf'), pdf);
    return execFileSync('qpdf', ['--qdf', '--object-streams=disable', join(folder, 'x.pdf'), '-'], {
      maxBuffer: 1 << 28,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '');

describe('a paper of each make', () => {
  it.each(papers)('$name', async (paper) => {
    const { found, copy, proof } = await struckOut(paper);
    expect(found.length).toBeGreaterThan(0);
    expect(proof.hits).toEqual([]);
    expect(proof.unread).toEqual([]);
    const text = textOf(copy);
    for (const part of ['Amina', 'Okoro']) {
      expect(text).not.toContain(part);
      for (const bytes of [decoded(copy), Buffer.from(copy)])
        for (const form of [
          Buffer.from(part),
          Buffer.from(part, 'utf16le'),
          Buffer.from(part, 'utf16le').swap16(),
        ])
          expect(bytes.includes(form)).toBe(false);
    }
    const before = wordsIn(textOf(paper.pdf)).filter((word) => !/Amina|Okoro/.test(word));
    const after = wordsIn(text);
    const lost = before.filter(
      (word) => !after.includes(word) && !['covered', 'white', 'switched', 'off:'].includes(word),
    );
    expect(lost).toEqual([]);
    // What nobody saw on a page that is drawn anew is not laid under it.
    expect(after.filter((word) => ['covered', 'white'].includes(word))).toEqual([]);
  });
});

describe('letters that no table names are not called searched', () => {
  const AT = 'BT /T 14 Tf 1 0 0 1 72 700 Tm';
  const table = (to: string) => ({
    dict: '',
    data: `1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <01> <05> <${to}> endbfrange`,
  });
  const named = (names: string, more = '') =>
    `<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [1 ${names}]>> ${more}>>`;
  const within = '/FontDescriptor <</Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 3 0 R>>';
  it.each([
    ['glyphs called by numbers', named('/g1 /g2 /g3 /g4 /g5'), `${AT} <0102030405> Tj ET`, [1]],
    [
      'glyphs called by letters and ligatures',
      named('/A /m /i /f_i /ntilde'),
      `${AT} <0102030405> Tj ET`,
      [],
    ],
    [
      'glyphs called by numbers, with a table of letters',
      named('/g1 /g2 /g3 /g4 /g5', '/ToUnicode 4 0 R'),
      `${AT} <0102030405> Tj ET`,
      [],
    ],
    ['one letter that the table leaves out', named('/g1', '/ToUnicode 4 0 R'), `${AT} <010206> Tj ET`, []],
    [
      'one letter that table and names leave out',
      named('/g1 /g2 /g3 /g4 /g5 /g6', '/ToUnicode 4 0 R'),
      `${AT} <010206> Tj ET`,
      [1],
    ],
    ['letters in the private use area', named('/g1', '/ToUnicode 5 0 R'), `${AT} <0102> Tj ET`, [1]],
    [
      'an encoding that only the font within the file has',
      `<</Type /Font /Subtype /TrueType /BaseFont /X ${within}>>`,
      `${AT} (Amina) Tj ET`,
      [1],
    ],
    [
      'a font within the file, and an encoding that it names',
      `<</Type /Font /Subtype /TrueType /BaseFont /X /Encoding /WinAnsiEncoding ${within}>>`,
      `${AT} (Amina) Tj ET`,
      [],
    ],
    [
      'a composite font without a table',
      '<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts []>>',
      `${AT} <00010002> Tj ET`,
      [1],
    ],
  ])('%s', async (_, font, contents, unread) => {
    const pdf = rawDocument({
      objects: (raw) => {
        raw.add({ dict: '', data: 'a font' });
        raw.add(table('0041'));
        raw.add(table('E041'));
      },
      inherited: `/MediaBox [0 0 595 842] /Resources <</Font <</T ${font}>>>>`,
      pages: [{ contents }],
    });
    const proof = await prove(pdf, { marks: [], words: new StruckWords([]), as: 'bundle', pixelsOf });
    expect(proof.unread).toEqual(unread);
  });
});

describe('a mistake in the striking out is found by the proof alone', async () => {
  const [plain] = papers as [Paper];
  const { copy, marks } = await struckOut(plain);
  const [{ left = 0, top = 0, width = 0, height = 0 } = {}] = marks[0]?.rects ?? [];
  const middle = { x: (left + width / 2) / 595, y: (top + height / 2) / 842 };
  const words = new StruckWords([NAME]);

  it.each(redactionFaults(middle))('%s', async (_, make) => {
    const altered = await make(copy, NAME);
    expect((await proveWith(copy, marks, words)).hits).toEqual([]);
    expect((await proveWith(altered, marks, words)).hits).not.toEqual([]);
  });
});
