/** @file Sets the sheets of a bundle, and the exhibit marks for the margins of its pages. */
import { MARK_BOTTOM, MARK_WIDTH, STRIP_HEIGHT } from '../bundle/a4.ts';
import type { SheetPage } from '../bundle/writer.ts';
import { ANY_NUMBER, type CourtHeading, type Proceedings } from '../core/bundles/court-heading.ts';
import { indexRows } from '../core/bundles/map-pages.ts';
import { producerOf } from '../core/bundles/marking.ts';
import type { IndexRow, PageMap } from '../core/bundles/page-map.ts';
import { formatFuzzyDate } from '../core/dates/fuzzy-date.ts';
import { type Json, printLine } from './printable.ts';
import { typesetterFor } from './typst.ts';

export interface SheetFacts {
  readonly court: string;
  readonly heading: CourtHeading;
  readonly proceedings: Proceedings | null;
  /** ISO date-time, written into the file. */
  readonly preparedAt: string;
}

const LABELS = {
  title: 'Sheets',
  exhibit: 'Exhibit',
  section: 'Section',
  pages: 'Pages',
  producer: 'Produced by',
};
/** Leaves the upper edge of the strip free. */
const MARK_HEIGHT = STRIP_HEIGHT - MARK_BOTTOM - 3;

/** Undefined where the map has neither. Throws `missing-letters` as the index does. */
export function typesetSheets(
  resources: string,
  facts: SheetFacts,
  map: PageMap,
): { readonly pdf: Uint8Array; readonly pages: readonly SheetPage[] } | undefined {
  const { sheets = [], marks = [] } = map;
  if (sheets.length + marks.length === 0) return undefined;
  const rows = new Map(indexRows(map).map((row) => [row.key, row]));
  const { heading, proceedings } = facts;
  const data: Json = {
    labels: LABELS,
    court: printLine(facts.court),
    caseName: printLine(heading.caseName),
    number: { label: proceedings?.number ?? ANY_NUMBER, value: printLine(heading.courtNumber) },
    markWidth: MARK_WIDTH,
    markHeight: MARK_HEIGHT,
    pages: [
      ...sheets.map(({ kind, key }) => sheetOf(kind, rows.get(key), heading)),
      ...marks.map(({ mark }) => ({ kind: 'mark', mark: printLine(mark, 1000) })),
    ],
  };
  const { pdf } = typesetterFor(resources).typeset({
    template: 'bundle-sheets.typ',
    data,
    createdAt: facts.preparedAt,
  });
  const kept = sheets.map(({ kind, key }): SheetPage => ({ kind, key }));
  return { pdf, pages: [...kept, ...marks.map(({ key }): SheetPage => ({ kind: 'mark', key }))] };
}

function sheetOf(kind: 'section' | 'exhibit', row: IndexRow | undefined, { producers }: CourtHeading): Json {
  if (row === undefined) return null;
  const { letter, firstNumber: first, lastNumber: last } = row;
  const title = printLine(row.title);
  if (kind === 'section') {
    // The sheet itself is one of its pages, so that there are two at least.
    return { kind, letter, title, pages: `${first}–${last}` };
  }
  return {
    kind,
    title,
    mark: printLine(row.exhibitRef, 20),
    date: row.date === null ? '' : formatFuzzyDate(row.date),
    producer: printLine(producerOf(row.exhibitRef, producers)),
  };
}
