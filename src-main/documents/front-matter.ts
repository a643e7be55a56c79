/**
 * @file Cover and index of a bundle: A4, upright, and for every row of the index the exact place where it
 * stands, so that the links need no guessing. Type sizes: 12 pt in the table (rule B42, certainty H for
 * family courts).
 */
import type { IndexRowPlace } from '../bundle/writer.ts';
import { producerOf } from '../core/bundles/marking.ts';
import type { IndexRow } from '../core/bundles/page-map.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { coverOf, type FrontMatterFacts } from './cover.ts';
import { printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

export interface FrontMatterPages {
  readonly pdf: Uint8Array;
  readonly coverPages: number;
  readonly indexPages: number;
  readonly rows: readonly IndexRowPlace[];
}

const LABELS = {
  index: 'Index',
  exhibit: 'Exhibit',
  document: 'Document',
  date: 'Date',
  pages: 'Page',
};
const NOTE =
  'Every page carries its number at the bottom right; PDF readers show the same. ' +
  'Each line of the index, and each bookmark, leads to its page.';
const UNDATED = 'Undated';
const EXHIBIT_AND_PRODUCER = 'Exhibit, producer';

/** Throws `missing-letters` where no shipped font has a letter of a title, name or reference. */
export function typesetFrontMatter(
  resources: string,
  facts: FrontMatterFacts,
  rows: readonly IndexRow[],
): FrontMatterPages {
  const documents = rows.filter((row) => row.kind === 'document');
  const producer = ({ exhibitRef }: IndexRow) =>
    facts.withProducers ? producerOf(exhibitRef, facts.heading.producers) : '';
  const producers = documents.some((row) => producer(row) !== '');
  const data = {
    labels: producers ? { ...LABELS, exhibit: EXHIBIT_AND_PRODUCER } : LABELS,
    note: NOTE,
    apart: printLine(facts.apart, 24),
    title: printLine(facts.title, 20),
    ...coverOf(facts, rows),
    columns: {
      exhibit: documents.some((row) => row.exhibitRef !== ''),
      date: documents.some((row) => row.date !== null),
      producers,
    },
    rows: rows.map((row) => ({
      key: row.key,
      kind: row.kind,
      letter: row.letter,
      title: printLine(row.title, 24),
      exhibit: printLine(row.exhibitRef, producers ? 16 : 10),
      producer: printLine(producer(row), 18),
      date: row.date === null ? UNDATED : formatFuzzyDate(row.date),
      pages: numbers(row.firstNumber, row.lastNumber),
    })),
  };
  const set = typesetterFor(resources).typeset({
    template: 'front-matter.typ',
    data,
    createdAt: facts.preparedAt,
  });
  const marks = set.places as readonly Mark[];
  const coverPages = (marks.find((mark) => mark.kind === 'index')?.page ?? set.pages + 1) - 1;
  return { pdf: set.pdf, coverPages, indexPages: set.pages - coverPages, rows: rowPlaces(marks) };
}

/**
 * Heights in points, as the template sets them: a page is what its whole rows take on average, since none is broken.
 * Letters that fit a line of the title column on average.
 */
const ESTIMATE = {
  heading: 50,
  row: 24.4,
  line: 16,
  page: 660,
  letters: { alone: 62, besideOne: 50, besideBoth: 36 },
};

/** About how many pages an index takes, without setting it: for long ones, while somebody arranges them. */
export function estimateIndexPages(
  documents: readonly Pick<IndexRow, 'title' | 'exhibitRef' | 'date'>[],
  sections: number,
): number {
  const columns = [documents.some((d) => d.exhibitRef !== ''), documents.some((d) => d.date !== null)];
  const beside = columns.filter(Boolean).length;
  const { alone, besideOne, besideBoth } = ESTIMATE.letters;
  const letters = beside === 0 ? alone : beside === 1 ? besideOne : besideBoth;
  const height = documents.reduce(
    (sum, { title }) =>
      sum + ESTIMATE.row + ESTIMATE.line * Math.floor(Math.max(0, title.length - 1) / letters),
    ESTIMATE.heading + sections * ESTIMATE.row,
  );
  return Math.max(1, Math.ceil(height / ESTIMATE.page));
}

/** "12", or "12–14" with an en dash. */
const numbers = (first: string, last: string) => (first === last ? first : `${first}–${last}`);

/** What the template leaves at the start of a row and at the end of each of its cells; y counts from the top. */
interface Mark {
  readonly kind: 'index' | 'row-start' | 'row-end';
  readonly key: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

const PAGE = { width: 595.276, height: 841.89 };
const POINTS_PER_MM = 72 / 25.4;
/** As in the template: page margin, and what a cell keeps free above and below its text. */
const MARGIN = 20 * POINTS_PER_MM;
const INSET = 2.8 * POINTS_PER_MM;

/** `places`: what a template left, as `Mark` describes. */
export function rowPlaces(places: readonly unknown[]): IndexRowPlace[] {
  const marks = places as readonly Mark[];
  const bottoms = new Map<string, number>();
  for (const mark of marks) {
    if (mark.kind === 'row-end') bottoms.set(mark.key, Math.max(bottoms.get(mark.key) ?? 0, mark.y));
  }
  return marks
    .filter((mark) => mark.kind === 'row-start')
    .map(({ key, page, y }) => {
      const top = y - INSET;
      const bottom = (bottoms.get(key) ?? y) + INSET;
      const rect = {
        x: MARGIN,
        y: PAGE.height - bottom,
        width: PAGE.width - 2 * MARGIN,
        height: bottom - top,
      };
      return { key, page, rect };
    });
}
