import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NO_HEADING } from '../../src-main/core/bundles/court-heading.ts';
import type { IndexRow } from '../../src-main/core/bundles/page-map.ts';
import type { FrontMatterFacts } from '../../src-main/documents/front-matter.ts';
import { estimateIndexPages, typesetFrontMatter } from '../../src-main/documents/front-matter.ts';
import { checkWithQpdf, flowOf, fontsOf, infoOf, type Word, wordsOf } from '../support/pdf-tools.ts';

const resources = join(import.meta.dirname, '../../resources');
const A4_HEIGHT = 841.89;

const facts = {
  court: 'In the Crown Court at Leeds',
  reference: 'T20267123',
  title: 'R v Ionescu: prosecution bundle',
  hearingDate: '2027-02-03',
  preparedAt: '2026-11-24T10:00:00.000+00:00',
  heading: NO_HEADING,
  proceedings: null,
  status: '',
  withProducers: false,
  totalPages: 212,
  firstNumber: '1',
  lastNumber: '212',
  apart: '',
};
const row = (key: string, title: string, page: number, more: Partial<IndexRow> = {}): IndexRow => ({
  kind: 'document',
  key,
  letter: '',
  title,
  exhibitRef: '',
  date: null,
  firstPage: page,
  lastPage: page,
  firstNumber: String(page),
  lastNumber: String(page),
  ...more,
});
const section = (letter: string, title: string, page: number): IndexRow =>
  row(`section:${letter}`, title, page, { kind: 'section', letter });
const front = (rows: readonly IndexRow[], more: Partial<FrontMatterFacts> = {}) =>
  typesetFrontMatter(resources, { ...facts, ...more }, rows);

describe('cover and index', () => {
  it('says court, reference, title, hearing, pages and documents on the cover', () => {
    const { pdf, coverPages } = front([section('A', 'Statements', 3), row('a', 'Statement', 3)]);
    const cover = flowOf(pdf, 1);
    for (const said of [
      facts.court,
      facts.reference,
      facts.title,
      '3 Feb 2027',
      '212, numbered 1 to 212',
      '1 in 1 section',
      '24 Nov 2026',
    ]) {
      expect(cover).toContain(said);
    }
    expect(coverPages).toBe(1);
  });

  it('lists every document by its own name, whatever the language and the signs in it', () => {
    const titles = [
      'Statement of Nguyễn Thị Phương Thảo',
      'Declarația Ștefaniei Țurcanu',
      'شهادة فاطمة بنت عبد الرحمن',
      'Letter <b>&amp; “notes”</b> #12 [draft] $5 *x* @y',
      'Зізнання Ґудзя',
      'חוות דעת',
      'Photo 😀',
    ];
    const { pdf, rows } = front([section('A', 'All', 3), ...titles.map((t, i) => row(`d${i}`, t, i + 3))]);
    const text = flowOf(pdf);
    for (const title of titles) expect(text).toContain(title.normalize('NFKC'));
    expect(rows.map((place) => place.key)).toEqual(['section:A', ...titles.map((_, i) => `d${i}`)]);
  });

  it('shows exhibit, date as it is known, and first to last page', () => {
    const text = flowOf(
      front([
        section('A', 'Photographs', 3),
        row('a', 'House', 3, {
          exhibitRef: 'AB/1',
          date: { value: '2021-06', qualifier: 'about' },
          lastPage: 12,
          lastNumber: '12',
        }),
        row('b', 'Undated note', 13),
      ]).pdf,
    );
    for (const said of ['AB/1', 'about June 2021', '3–12', 'Undated', 'Exhibit', 'Date'])
      expect(text).toContain(said);
  });

  it('keeps the first and the last page of a long bundle in one line', () => {
    const far = (first: number, last: number) => ({
      ...row('a', 'Statement', first),
      lastPage: last,
      firstNumber: String(first),
      lastNumber: String(last),
    });
    for (const [first, last] of [
      [1002, 1005],
      [10_002, 10_005],
    ] as const)
      expect(flowOf(front([far(first, last)]).pdf)).toContain(`${first}–${last}`);
  });

  it('leaves out the columns that would be empty', () => {
    const words = wordsOf(front([section('A', 'S', 3), row('a', 'Only a title', 3)]).pdf).map((w) => w.text);
    expect(words).toContain('Document');
    expect(words).not.toContain('Exhibit');
    expect(words).not.toContain('Date');
  });

  it('tells the place of every row so exactly that its words lie in it and those of no other row do', () => {
    const rows = [
      section('A', 'Alpha', 3),
      ...Array.from({ length: 500 }, (_, i) =>
        row(
          `d${i}`,
          `mark${i}m ${i % 7 === 0 ? 'a longer title that has to wrap onto the next line '.repeat(3) : ''}`,
          i + 3,
        ),
      ),
    ];
    const { pdf, rows: places, coverPages, indexPages } = front(rows);
    expect(Number(infoOf(pdf).Pages)).toBe(coverPages + indexPages);
    expect(places).toHaveLength(501);
    const words = wordsOf(pdf).filter((word) => /^mark\d+m$/.test(word.text));
    expect(words).toHaveLength(500);
    for (const word of words) {
      const inside = places.filter((place) => holds(place, word)).map((place) => place.key);
      expect(inside).toEqual([`d${/\d+/.exec(word.text)?.[0]}`]);
    }
  });

  it('repeats the head of the table on every page and keeps the strip for the number free', () => {
    const rows = [
      section('A', 'All', 3),
      ...Array.from({ length: 120 }, (_, i) => row(`d${i}`, `Payslip ${i}`, i + 3)),
    ];
    const { pdf, indexPages } = front(rows);
    const words = wordsOf(pdf);
    expect(indexPages).toBeGreaterThan(3);
    expect(words.filter((word) => word.text === 'Document')).toHaveLength(indexPages);
    expect(words.filter((word) => word.yMax > A4_HEIGHT - 30)).toEqual([]);
    expect(words.filter((word) => word.xMax > 595.28 - 40 || word.xMin < 40)).toEqual([]);
  });

  it('carries titles, references and court names of the greatest length allowed without losing a letter', () => {
    const unbroken = 'abcdefghij'.repeat(50);
    const { pdf, coverPages } = front(
      [
        section('A', 'S'.repeat(500), 3),
        row('a', unbroken, 3, { exhibitRef: 'Z/'.repeat(60) }),
        row('b', 'wörter '.repeat(70), 4),
      ],
      { court: 'Hof '.repeat(120), reference: 'R'.repeat(80), title: 'Titel '.repeat(80) },
    );
    const text = flowOf(pdf).replace(/\s/g, '');
    for (const said of [
      unbroken,
      'S'.repeat(500),
      'wörter'.repeat(70),
      'Hof'.repeat(120),
      'R'.repeat(80),
      'Titel'.repeat(80),
    ]) {
      expect(text.includes(said) || said.slice(0, 20)).toBe(true);
    }
    expect(text.split('Z/')).toHaveLength(61);
    expect(coverPages).toBe(1);
  });

  it('is sound, A4, tagged, embeds its fonts and names no software user', () => {
    const { pdf } = front([section('A', 'All', 3), row('a', 'شهادة', 3)]);
    checkWithQpdf(pdf);
    expect(infoOf(pdf)).toMatchObject({ Tagged: 'yes', 'Page size': expect.stringContaining('A4') });
    expect(infoOf(pdf)).not.toHaveProperty('Author');
    expect(fontsOf(pdf).every((font) => font.embedded && font.unicode)).toBe(true);
  });

  it.each([
    ['short titles alone', () => 'Payslip of one month', {}],
    [
      'titles of two lines beside a date',
      (i: number) => `Statement number ${i} of a neighbour who saw her leave the house`,
      { date: { value: '2021-06-01', qualifier: 'exact' as const } },
    ],
    [
      'mixed titles beside exhibit and date',
      (i: number) => 'word '.repeat((i % 20) + 1),
      { exhibitRef: 'AB/1', date: { value: '2021', qualifier: 'exact' as const } },
    ],
  ])('is estimated within a tenth of its length: %s', (_what, title, more) => {
    const rows = [
      section('A', 'All', 3),
      ...Array.from({ length: 500 }, (_, i) => row(`d${i}`, title(i), i + 3, more)),
    ];
    const { indexPages } = front(rows);
    const estimate = estimateIndexPages(rows.slice(1), 1);
    expect(Math.abs(estimate - indexPages)).toBeLessThanOrEqual(Math.ceil(indexPages / 10));
  });

  it('is forgotten by the typesetter at once, also where it could not be made', () => {
    type Library = typeof import('@myriaddreamin/typst-ts-node-compiler');
    const { NodeCompiler } = createRequire(import.meta.url)(
      '@myriaddreamin/typst-ts-node-compiler',
    ) as Library;
    const forget = vi.spyOn(NodeCompiler.prototype, 'evictCache');
    front([section('A', 'All', 3), row('a', 'Statement', 3)]);
    expect(forget.mock.calls.length).toBeGreaterThan(0);
    const before = forget.mock.calls.length;
    expect(() => front([section('A', 'All', 3), row('a', '𓀀', 3)])).toThrow();
    const { calls } = forget.mock;
    forget.mockRestore();
    expect(calls.length).toBeGreaterThan(before);
    expect(new Set(calls.flat())).toEqual(new Set([0]));
  });

  it('refuses a title with letters no font has, by name', () => {
    expect(() => front([section('A', 'All', 3), row('a', '𓀀𓁐𓂀', 3)])).toThrowError(
      expect.objectContaining({ code: 'missing-letters', subject: '𓀀 𓁐 𓂀' }),
    );
  });
});

function holds(
  place: { page: number; rect: { x: number; y: number; width: number; height: number } },
  word: Word,
) {
  const { x, y, width, height } = place.rect;
  const middle = A4_HEIGHT - (word.yMin + word.yMax) / 2;
  return (
    place.page === word.page && middle > y && middle < y + height && word.xMin >= x && word.xMax <= x + width
  );
}
