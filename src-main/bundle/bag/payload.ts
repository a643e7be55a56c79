/** @file The tables that go out with a bundle: what is where, where it came from, and through whose hands. */

import { turnedPages } from '../../core/bundles/map-pages.ts';
import type { MappedDocument, PageMap } from '../../core/bundles/page-map.ts';
import { formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { PICTURE_DPI } from '../../core/evidence/pictured-pages.ts';
import { csv } from '../../core/text/delimited.ts';

export interface BaggedExhibit {
  /** Key of the document in the page map. */
  readonly key: string;
  readonly exhibitRef: string;
  readonly title: string;
  /** SHA-256 of the file as received. */
  readonly sha256: string;
  /** How the copy in the bundle was made from it. */
  readonly workingSteps: readonly string[];
  /** Pages of the document that are pictures of what is seen of them. */
  readonly pictured: readonly number[];
  readonly custody: readonly CustodyLine[];
}

export interface CustodyLine {
  readonly seq: number;
  readonly action: string;
  readonly at: string;
  readonly actor: string;
  readonly from: string;
  readonly to: string;
  readonly purpose: string;
  readonly sha256: string;
  readonly tool: string;
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * Every document with its pages and the hash of the file it came from. Not that file's name: names of files
 * tell of people and places, and this goes out with the bundle.
 */
export function indexCsv(map: PageMap, exhibits: ReadonlyMap<string, BaggedExhibit>): string {
  const sheets = new Map(map.sheets?.map(({ key, page }) => [key, page]));
  const rows = map.sections.flatMap((section) =>
    section.documents.map((document) => {
      const exhibit = exhibits.get(document.key);
      return [
        section.letter,
        section.title,
        document.exhibitRef,
        document.title,
        document.date === null ? '' : formatFuzzyDate(document.date),
        document.firstPage,
        document.lastPage,
        document.pageCount,
        sheets.get(`section:${section.letter}`) ?? '',
        sheets.get(document.key) ?? '',
        exhibit?.sha256 ?? '',
        howItIsShown(document, exhibit),
        document.key,
      ];
    }),
  );
  return csv(
    [
      'section',
      'section title',
      'exhibit',
      'title',
      'date',
      'first page',
      'last page',
      'pages',
      'section sheet',
      'exhibit sheet',
      'sha-256 as received',
      'copy in the bundle',
      'key',
    ],
    rows,
  );
}

/** How the copy was made, and the pages of the bundle on which it is turned to be read, or a picture. */
function howItIsShown(document: MappedDocument, exhibit: BaggedExhibit | undefined): string {
  const turned = turnedPages(document).map((page) => `turned-on-page-${page}`);
  const pictured = (exhibit?.pictured ?? []).map(
    (page) => `picture-at-${PICTURE_DPI}-dpi-on-page-${document.firstPage + page - 1}`,
  );
  return [...(exhibit?.workingSteps ?? []), ...turned, ...pictured].join(' ');
}

/** Every custody event of every exhibit, in bundle order. */
export function custodyCsv(map: PageMap, exhibits: ReadonlyMap<string, BaggedExhibit>): string {
  const rows = map.sections
    .flatMap((section) => section.documents)
    .flatMap((document) => exhibits.get(document.key) ?? [])
    .flatMap((exhibit) =>
      exhibit.custody.map((event) => [
        exhibit.exhibitRef,
        exhibit.title,
        exhibit.key,
        event.seq,
        event.action,
        event.at,
        event.actor,
        event.from,
        event.to,
        event.purpose,
        event.sha256,
        event.tool,
        event.prevHash,
        event.hash,
      ]),
    );
  return csv(
    [
      'exhibit',
      'title',
      'key',
      'event',
      'action',
      'at (device clock)',
      'by',
      'from',
      'to',
      'purpose',
      'sha-256',
      'tool',
      'hash of the event before',
      'hash of this event',
    ],
    rows,
  );
}
