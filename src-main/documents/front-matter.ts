/**
 * @file Cover and index of a bundle: A4, upright, and for every row of the index the exact place where it
 * stands, so that the links need no guessing. Type sizes: 12 pt in the table (rule B42, certainty H for
 * family courts).
 */
import type { IndexRowPlace } from '../bundle/writer.ts';
import { ANY_NUMBER, type CourtHeading, type Proceedings } from '../core/bundles/court-heading.ts';
import { producerOf } from '../core/bundles/marking.ts';
import type { IndexRow } from '../core/bundles/page-map.ts';
import { formatDay, formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { type PrintLine, printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

/** What the cover of a bundle says, in the order in which a court office looks for it. */
export interface FrontMatterFacts {
  readonly court: string;
  readonly heading: CourtHeading;
  /** The kind of proceedings that the heading is for; null where nobody said. */
  readonly proceedings: Proceedings | null;
  /** Whether the bundle is agreed, as the cover says it; empty for not a word. */
  readonly status: string;
  /** The index names who produces each exhibit, where that is known. */
  readonly withProducers: boolean;
  readonly reference: string;
  readonly title: string;
  /** ISO day, or null where no hearing is listed. */
  readonly hearingDate: string | null;
  /** ISO date-time; also written into the file. */
  readonly preparedAt: string;
  readonly totalPages: number;
  readonly firstNumber: string;
  readonly lastNumber: string;
  /** What two offices recorded differently of the documents, said below the index; empty for nothing. */
  readonly apart: string;
}

/** Words of so many letters fit the narrower columns of the cover. */
const FITS = 24;

type Fact = readonly [label: string, value: PrintLine];

/** Data of the template: court and number, parties side by side with their roles, and the facts below the title. */
function coverOf(facts: FrontMatterFacts, rows: readonly IndexRow[]) {
  const { heading, proceedings } = facts;
  return {
    court: printLine(facts.court, FITS),
    number: {
      label: proceedings?.number ?? ANY_NUMBER,
      value: printLine(heading.courtNumber, 16),
    },
    caseName: printLine(heading.caseName, FITS),
    between: proceedings?.between ?? '',
    sides: sidesOf(facts),
    status: facts.status,
    facts: factsOf(facts, rows),
  };
}

/** Sides that have a party, each party numbered where there are several. */
function sidesOf({ heading, proceedings }: FrontMatterFacts) {
  return (proceedings?.sides ?? []).flatMap(({ one, many }, side) => {
    const names = heading.parties.filter((party) => party.side === side).map(({ name }) => name);
    if (names.length === 0) return [];
    const numbered = names.length > 1;
    const parties = names.map((name, i) => printLine(numbered ? `(${i + 1}) ${name}` : name, FITS));
    return [{ role: numbered ? many : one, parties }];
  });
}

function factsOf(facts: FrontMatterFacts, rows: readonly IndexRow[]): Fact[] {
  const { heading } = facts;
  const documents = rows.filter((row) => row.kind === 'document').length;
  const sections = rows.length - documents;
  // A bundle made at once from a folder has none; its title said twice would pass for a reference.
  const reference = facts.reference === facts.title.slice(0, 80).trim() ? '' : facts.reference;
  const said: readonly (readonly [string, string])[] = [
    ['Hearing', facts.hearingDate === null ? '' : formatDay(facts.hearingDate)],
    ['Filed by', heading.filedBy],
    ['Firm', heading.firm],
    ['Our reference', reference],
    ['Pages', `${facts.totalPages}, numbered ${facts.firstNumber} to ${facts.lastNumber}`],
    ['Documents', `${documents} in ${sections === 1 ? '1 section' : `${sections} sections`}`],
    // With the minute: on paper nothing else tells a bundle from the one that was corrected the same day.
    ['Prepared', `${formatDay(facts.preparedAt)}, ${facts.preparedAt.slice(11, 16)}`],
  ];
  return said.filter(([, value]) => value !== '').map(([label, value]) => [label, printLine(value, FITS)]);
}

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
