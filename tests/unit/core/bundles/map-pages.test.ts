import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  indexRows,
  linkTargets,
  mapPages,
  outlineEntries,
  printedNumber,
} from '../../../../src-main/core/bundles/map-pages.ts';
import { NUMBERINGS, type Numbering } from '../../../../src-main/core/bundles/marking.ts';
import type { PageMap, PlannedDocument, PlannedSection } from '../../../../src-main/core/bundles/page-map.ts';

const document = (key: string, pageCount: number, title = `Document ${key}`): PlannedDocument => ({
  key,
  title,
  exhibitRef: `AB${key}`,
  date: null,
  pageCount,
});

/** Any arrangement: empty sections, empty bundles, one page or hundreds. */
const arrangements = fc
  .tuple(
    fc.nat(2),
    fc.nat(4),
    fc.array(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.string({ unit: 'binary' })), { maxLength: 6 }),
      {
        maxLength: 30,
      },
    ),
  )
  .map(([coverPages, indexPages, sections]) => {
    let key = 0;
    const planned: PlannedSection[] = sections.map((documents, i) => ({
      title: `Section ${i}`,
      documents: documents.map(([pages, title]) => document(String(key++), pages, title)),
    }));
    return { front: { coverPages, indexPages }, planned };
  });

const documentsOf = (map: PageMap) => map.sections.flatMap((section) => section.documents);

test('every page belongs to exactly one document or to the front, with no gap and no overlap', () => {
  fc.assert(
    fc.property(arrangements, ({ front, planned }) => {
      const map = mapPages(front, planned, NUMBERINGS.continuous);
      let next = front.coverPages + front.indexPages + 1;
      for (const { firstPage, lastPage, pageCount } of documentsOf(map)) {
        expect(firstPage).toBe(next);
        expect(lastPage).toBe(firstPage + pageCount - 1);
        next = lastPage + 1;
      }
      expect(map.totalPages).toBe(next - 1);
    }),
  );
});

test('documents and sections keep the order they were put in, and nothing is left out', () => {
  fc.assert(
    fc.property(arrangements, ({ front, planned }) => {
      const map = mapPages(front, planned, NUMBERINGS.continuous);
      const keys = planned.flatMap((section) => section.documents.map((d) => d.key));
      expect(documentsOf(map).map((d) => d.key)).toEqual(keys);
      expect(map.sections.map((s) => s.title)).toEqual(planned.map((s) => s.title));
      expect(
        indexRows(map)
          .filter((row) => row.kind === 'document')
          .map((row) => row.key),
      ).toEqual(keys);
    }),
  );
});

test('the printed number is the page of the PDF, from 1 on the cover to the end', () => {
  fc.assert(
    fc.property(arrangements, ({ front, planned }) => {
      const map = mapPages(front, planned, NUMBERINGS.continuous);
      const pages = Array.from({ length: map.totalPages }, (_, i) => i + 1);
      expect(pages.map((page) => printedNumber(map, page))).toEqual(pages.map(String));
    }),
  );
});

test('index rows, bookmarks and links all name the page where the document starts', () => {
  fc.assert(
    fc.property(arrangements, ({ front, planned }) => {
      const map = mapPages(front, planned, NUMBERINGS.continuous);
      const targets = linkTargets(map);
      const outline = outlineEntries(map).flatMap((entry) => [entry, ...entry.children]);
      for (const d of documentsOf(map)) {
        expect(targets.get(d.key)).toBe(d.firstPage);
        expect(d.bookmark.endsWith(` – p.${d.firstPage}`)).toBe(true);
        expect(outline).toContainEqual({ title: d.bookmark, page: d.firstPage, children: [] });
      }
      for (const row of indexRows(map)) {
        expect(row.firstNumber).toBe(String(row.firstPage));
        expect(row.lastNumber).toBe(String(row.lastPage));
      }
    }),
  );
});

test('a bookmark is always one line of whole characters, whatever was typed as a title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const [found] = documentsOf(
        mapPages(
          { coverPages: 0, indexPages: 0 },
          [{ title, documents: [document('a', 1, title)] }],
          NUMBERINGS.continuous,
        ),
      );
      expect(found?.bookmark).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+$/u);
      expect(found?.bookmark.isWellFormed()).toBe(true);
    }),
  );
});

test('a bookmark says its page behind a title that would turn round what follows', () => {
  const planned = [{ title: 'Turned \u202Er', documents: [document('a', 1, 'rtl \u202Efdp.exe \u2067')] }];
  const map = mapPages({ coverPages: 1, indexPages: 1 }, planned, NUMBERINGS.continuous);
  expect(map.sections[0]?.bookmark).toBe('A. Turned r – p.3');
  expect(documentsOf(map)[0]?.bookmark).toBe('rtl fdp.exe – p.3');
});

test('a bookmark says title, date as it is known, and page', () => {
  const dated = (value: string, qualifier: 'exact' | 'about' = 'exact') =>
    documentsOf(
      mapPages(
        { coverPages: 1, indexPages: 10 },
        [
          {
            title: 'Statements',
            documents: [{ ...document('a', 2, 'First account'), date: { value, qualifier } }],
          },
        ],
        NUMBERINGS.continuous,
      ),
    )[0]?.bookmark;
  expect(dated('2026-11-24')).toBe('First account, 24 Nov 2026 – p.12');
  expect(dated('2021-06', 'about')).toBe('First account, about June 2021 – p.12');
});

test('sections are lettered where they hold documents, and the index comes first among the bookmarks', () => {
  const map = mapPages(
    { coverPages: 1, indexPages: 2 },
    [
      { title: 'Statements', documents: [document('a', 3)] },
      { title: 'Nothing yet', documents: [] },
      { title: 'Photographs', documents: [document('b', 1), document('c', 1)] },
    ],
    NUMBERINGS.continuous,
  );
  expect(map.sections.map(({ letter, firstPage, lastPage }) => [letter, firstPage, lastPage])).toEqual([
    ['A', 4, 6],
    ['', 7, 6],
    ['B', 7, 8],
  ]);
  expect(outlineEntries(map).map(({ title }) => title)).toEqual([
    'Index – p.2',
    'A. Statements – p.4',
    'B. Photographs – p.7',
  ]);
  expect(indexRows(map).map((row) => row.key)).toEqual(['section:A', 'a', 'section:B', 'b', 'c']);
});

test('after Z comes AA', () => {
  const planned = Array.from({ length: 28 }, (_, i) => ({ title: 'S', documents: [document(String(i), 1)] }));
  const letters = mapPages({ coverPages: 0, indexPages: 0 }, planned, NUMBERINGS.continuous).sections.map(
    (s) => s.letter,
  );
  expect(letters.slice(24)).toEqual(['Y', 'Z', 'AA', 'AB']);
});

test('another way of numbering needs only other ranges', () => {
  const perSection: Numbering = ({ sections }) => [
    { firstPage: 1, prefix: 'i', start: 1 },
    ...sections.map(({ letter, firstPage }) => ({ firstPage, prefix: letter, start: 1 })),
  ];
  const map = mapPages(
    { coverPages: 0, indexPages: 2 },
    [
      { title: 'Preliminary', documents: [document('a', 3)] },
      { title: 'Orders', documents: [document('b', 2)] },
    ],
    perSection,
  );
  expect([1, 2, 3, 4, 5, 6, 7].map((page) => printedNumber(map, page))).toEqual([
    'i1',
    'i2',
    'A1',
    'A2',
    'A3',
    'B1',
    'B2',
  ]);
  expect(map.sections[1]?.bookmark).toBe('B. Orders – p.B1');
});

test.each([0, -1, 1.5, Number.NaN])('a document of %s pages is refused by its title', (pageCount) => {
  const bad = () =>
    mapPages(
      { coverPages: 0, indexPages: 0 },
      [{ title: 'S', documents: [document('a', pageCount, 'Odd one')] }],
      NUMBERINGS.continuous,
    );
  expect(bad).toThrow(expect.objectContaining({ code: 'bad-input', subject: 'Odd one' }));
});

test('the same document cannot be in a bundle twice', () => {
  const twice = () =>
    mapPages(
      { coverPages: 0, indexPages: 0 },
      [{ title: 'S', documents: [document('a', 1), document('a', 1)] }],
      NUMBERINGS.continuous,
    );
  expect(twice).toThrow(expect.objectContaining({ code: 'bad-input' }));
});
