/**
 * @file Makes the page map, and from it everything that names a page: printed numbers, labels, index rows
 * and bookmarks. Nothing else in the program counts pages.
 */
import { formatFuzzyDate } from '../dates/date-words.ts';
import { TestimonyError } from '../errors/errors.ts';
import { oneLine, withoutTurns } from '../text/one-line.ts';
import type { FrontMatter, Numbering } from './marking.ts';
import { type Marking, PLAIN } from './marking.ts';
import type {
  IndexRow,
  MappedDocument,
  MappedSection,
  MappedSheet,
  NumberRange,
  OutlineEntry,
  PageMap,
  PlannedDocument,
  PlannedSection,
  PrintedMark,
  QuarterTurns,
} from './page-map.ts';

const INDEX_TITLE = 'Index';

/**
 * Lays the documents out one after the other behind cover and index. Throws `bad-input` when a page count
 * is no whole number of pages, a turned page does not exist, or a document key appears twice.
 */
export function mapPages(
  front: FrontMatter,
  planned: readonly PlannedSection[],
  numbering: Numbering,
  marking: Pick<Marking, 'exhibits' | 'sectionSheets'> = PLAIN,
): PageMap {
  checkCounts(front, planned);
  const frontPages = front.coverPages + front.indexPages;
  const laidOut = layOut(planned, frontPages + 1, marking);
  const totalPages = laidOut.reduce((sum, section) => sum + section.pages, frontPages);
  const ranges = numbering({ ...front, totalPages, sections: laidOut.filter((s) => s.letter !== '') });
  const number = (page: number) => numberIn(ranges, page);
  const sheets = laidOut.flatMap((section) => section.sheets);
  const begins = beginnings(sheets);
  const marks = printedMarks(laidOut, begins, marking);

  const sections = laidOut.map(({ letter, title, firstPage, pages, documents }): MappedSection => {
    const bookmark =
      letter === '' ? '' : `${letter}. ${oneLine(withoutTurns(title))} – p.${number(firstPage)}`;
    const mapped = documents.map(
      (document): MappedDocument => ({
        ...document,
        bookmark: bookmarkOf(document, number(begins.get(document.key) ?? document.firstPage)),
      }),
    );
    return { letter, title, firstPage, lastPage: firstPage + pages - 1, bookmark, documents: mapped };
  });
  const { coverPages, indexPages } = front;
  return {
    coverPages,
    indexPages,
    totalPages,
    numbering: ranges,
    sections,
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(marks.length === 0 ? {} : { marks }),
  };
}

/** The number printed on a page, counting the bundle's first page as 1: "12", or "B7" where a court wants that. */
export function printedNumber(map: Pick<PageMap, 'numbering'>, page: number): string {
  return numberIn(map.numbering, page);
}

/** The rows of the index, sections and their documents in order; a sheet is of the pages of what it stands before. */
export function indexRows(map: PageMap): IndexRow[] {
  const begins = beginnings(map.sheets);
  const printed = ({ firstPage, lastPage }: { firstPage: number; lastPage: number }) => ({
    firstPage,
    lastPage,
    firstNumber: printedNumber(map, firstPage),
    lastNumber: printedNumber(map, lastPage),
  });
  return filled(map).flatMap((section): IndexRow[] => [
    {
      kind: 'section',
      key: sectionKey(section.letter),
      letter: section.letter,
      title: section.title,
      exhibitRef: '',
      date: null,
      ...printed(section),
    },
    ...section.documents.map(
      (document): IndexRow => ({
        kind: 'document',
        key: document.key,
        letter: '',
        title: document.title,
        exhibitRef: document.exhibitRef,
        date: document.date,
        ...printed({ ...document, firstPage: begins.get(document.key) ?? document.firstPage }),
      }),
    ),
  ]);
}

/** The bookmarks: the index, each section, its documents inside it, and theirs inside them (rules B11 to B13). */
export function outlineEntries(map: PageMap): OutlineEntry[] {
  const indexPage = map.coverPages + 1;
  const index: OutlineEntry[] =
    map.indexPages === 0
      ? []
      : [{ title: `${INDEX_TITLE} – p.${printedNumber(map, indexPage)}`, page: indexPage, children: [] }];
  const begins = beginnings(map.sheets);
  const sections = filled(map).map((section) => ({
    title: section.bookmark,
    page: section.firstPage,
    children: section.documents.map(({ key, bookmark, firstPage, contents }): OutlineEntry => {
      const entry = { title: bookmark, page: begins.get(key) ?? firstPage, children: contents ?? [] };
      return contents === undefined ? entry : { ...entry, folded: true };
    }),
  }));
  return [...index, ...sections];
}

/** First page of every document and section, by key; what an index link must lead to (rule B10). */
export function linkTargets(map: PageMap): ReadonlyMap<string, number> {
  return new Map(indexRows(map).map((row) => [row.key, row.firstPage]));
}

/** What a finished bundle has to show beside its pages, worked out of the map once. */
export interface Expected {
  readonly title: string;
  readonly rows: readonly IndexRow[];
  readonly outline: readonly OutlineEntry[];
  readonly targets: ReadonlyMap<string, number>;
  readonly turnedByText: ReadonlySet<number>;
}

export const expectedOf = ({ title, map }: { readonly title: string; readonly map: PageMap }): Expected => ({
  title: oneLine(title),
  rows: indexRows(map),
  outline: outlineEntries(map),
  targets: linkTargets(map),
  turnedByText: pagesTurnedByText(map),
});

/** How far page `page` (1-based) of a document is turned. */
export function turnOfPage({ turned }: PlannedDocument, page: number): QuarterTurns {
  return turned?.find((turn) => turn.page === page)?.quarterTurns ?? 0;
}

/** Pages that are turned because of their text, counting the bundle's first page as 1: they read from left to right. */
export function pagesTurnedByText(map: PageMap): Set<number> {
  const documents = map.sections.flatMap((section) => section.documents);
  return new Set(
    documents.flatMap(({ firstPage, turned = [] }) =>
      turned.filter(({ because }) => because === 'text').map(({ page }) => firstPage + page - 1),
    ),
  );
}

/** Pages of a document that the bundle shows turned, counting the bundle's first page as 1. */
export const turnedPages = ({ firstPage, turned = [] }: MappedDocument): number[] =>
  turned.map(({ page }) => firstPage + page - 1);

function bookmarkOf(document: PlannedDocument, number: string): string {
  const title = oneLine(withoutTurns(document.title));
  const date = document.date === null ? '' : `, ${formatFuzzyDate(document.date)}`;
  return `${title}${date} – p.${number}`;
}

function numberIn(ranges: readonly NumberRange[], page: number): string {
  const range = ranges.findLast((r) => r.firstPage <= page);
  if (range === undefined) throw new TestimonyError('internal', { detail: `page ${page} has no number` });
  return `${range.prefix}${range.start + page - range.firstPage}`;
}

function checkCounts(front: FrontMatter, planned: readonly PlannedSection[]): void {
  const whole = (count: number, least: number) => Number.isSafeInteger(count) && count >= least;
  if (!whole(front.coverPages, 0) || !whole(front.indexPages, 0)) {
    throw new TestimonyError('bad-input', { subject: 'front matter', detail: 'page count' });
  }
  const keys = new Set<string>();
  for (const { key, title, pageCount, turned = [] } of planned.flatMap((section) => section.documents)) {
    if (!whole(pageCount, 1)) throw new TestimonyError('bad-input', { subject: title, detail: 'page count' });
    if (turned.some(({ page }) => !whole(page, 1) || page > pageCount))
      throw new TestimonyError('bad-input', { subject: title, detail: 'a turned page it does not have' });
    if (keys.has(key))
      throw new TestimonyError('bad-input', { subject: title, detail: 'in the bundle twice' });
    keys.add(key);
  }
}

function filled(map: PageMap): MappedSection[] {
  return map.sections.filter((section) => section.documents.length > 0);
}

/** Where each section or exhibit that has a sheet begins, by its key. */
const beginnings = (sheets: readonly MappedSheet[] = []): ReadonlyMap<string, number> =>
  new Map(sheets.map(({ key, page }) => [key, page]));

const sectionKey = (letter: string): string => `section:${letter}`;

/** The documents one after the other from `firstPage` on, with the sheets that stand before them and their sections. */
function layOut(
  planned: readonly PlannedSection[],
  firstPage: number,
  { exhibits, sectionSheets }: Pick<Marking, 'exhibits' | 'sectionSheets'>,
) {
  let page = firstPage;
  let lettered = 0;
  return planned.map((section) => {
    const start = page;
    const letter = section.documents.length === 0 ? '' : letterAt(lettered++);
    const sheets: MappedSheet[] = [];
    if (sectionSheets && letter !== '')
      sheets.push({ kind: 'section', key: sectionKey(letter), page: page++ });
    const documents = section.documents.map((document) => {
      const { key, exhibitRef, pageCount } = document;
      if (exhibits === 'sheet' && exhibitRef !== '') sheets.push({ kind: 'exhibit', key, page: page++ });
      const first = page;
      page += pageCount;
      return { ...document, firstPage: first, lastPage: page - 1 };
    });
    const title = oneLine(section.title);
    return { letter, title, firstPage: start, pages: page - start, documents, sheets };
  });
}

/** On the first page of each exhibit, or on the sheet before it. */
function printedMarks(
  sections: readonly { readonly documents: readonly Omit<MappedDocument, 'bookmark'>[] }[],
  begins: ReadonlyMap<string, number>,
  { exhibits }: Pick<Marking, 'exhibits'>,
): PrintedMark[] {
  if (exhibits === 'none') return [];
  return sections
    .flatMap(({ documents }) => documents)
    .filter(({ exhibitRef }) => exhibitRef !== '')
    .map(({ key, exhibitRef, firstPage }) => ({
      key,
      mark: oneLine(exhibitRef),
      page: begins.get(key) ?? firstPage,
    }));
}

/** A…Z, then AA, AB… */
function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}

/** `map` with each document's own bookmarks beneath it, once it is known which they brought along. */
export function withOwnBookmarks(
  map: PageMap,
  brought: readonly { readonly key: string; readonly contents: readonly OutlineEntry[] }[],
): PageMap {
  const contents = new Map(brought.map((one) => [one.key, one.contents]));
  return {
    ...map,
    sections: map.sections.map((section) => ({
      ...section,
      documents: section.documents.map((document) => {
        const own = contents.get(document.key) ?? [];
        return own.length === 0 ? document : { ...document, contents: own };
      }),
    })),
  };
}
