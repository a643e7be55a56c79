/**
 * @file The one page map. Printed number, page label, index row, bookmark and link all come from it,
 * and the finished file is read back against it. Types only: core/bundles/map-pages.ts makes it.
 *
 * Numbering of profile `general`: 1 on the very first page (the cover counts), unbroken to the end, so
 * that the printed number is the PDF's page number. Source: Judiciary General Guidance on Electronic
 * Court Bundles, 29 Nov 2021, ¶2. Certainty: H.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';

/** Quarter turns clockwise. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/**
 * A page that the bundle shows otherwise than its file does, so that it reads from left to right (GG ¶5, B19,
 * B20). The file itself, as received and as stored, stays as it is.
 */
export interface PageTurn {
  /** 1-based page of the document. */
  readonly page: number;
  /** Further than the file says. */
  readonly quarterTurns: 1 | 2 | 3;
  /** The direction of its text, or a person's decision. */
  readonly because: 'text' | 'person';
}

export interface PlannedDocument {
  /** Evidence id, or another key unique in the bundle. */
  readonly key: string;
  readonly title: string;
  readonly exhibitRef: string;
  readonly date: FuzzyDate | null;
  /** Pages of its working copy. */
  readonly pageCount: number;
  /** Pages that are turned, in order; left out where none is. */
  readonly turned?: readonly PageTurn[];
}

export interface PlannedSection {
  readonly title: string;
  readonly documents: readonly PlannedDocument[];
}

export interface MappedDocument extends PlannedDocument {
  /** First and last page, counting the bundle's first page as 1. */
  readonly firstPage: number;
  readonly lastPage: number;
  /** "Title, 24 Nov 2026 – p.12": description, date and page. GG ¶3, B12, B13. */
  readonly bookmark: string;
  /** Its own bookmarks, beneath that one; left out until it was read, and where it has none. */
  readonly contents?: readonly OutlineEntry[];
}

/** A sheet that is no page of a document: before a section, or before an exhibit. */
export interface MappedSheet {
  readonly kind: 'section' | 'exhibit';
  /** Key of the document, or `section:A`. */
  readonly key: string;
  /** Counting the bundle's first page as 1. */
  readonly page: number;
}

/** An exhibit mark that is printed in the margin of a page. */
export interface PrintedMark {
  /** Key of the document. */
  readonly key: string;
  readonly mark: string;
  readonly page: number;
}

/**
 * A section with no documents stays in the map, so that an arrangement can be shown while it is made, but
 * it has no letter, no bookmark and no index row, and `lastPage` is `firstPage - 1`.
 */
export interface MappedSection {
  /** A, B, C… among the sections that hold documents. */
  readonly letter: string;
  readonly title: string;
  readonly firstPage: number;
  readonly lastPage: number;
  readonly bookmark: string;
  readonly documents: readonly MappedDocument[];
}

/** Pages from `firstPage` on carry `prefix` and a running number that starts at `start`. */
export interface NumberRange {
  readonly firstPage: number;
  readonly prefix: string;
  readonly start: number;
}

export interface PageMap {
  readonly coverPages: number;
  readonly indexPages: number;
  readonly totalPages: number;
  /** How pages are numbered, in page order; the first range starts at page 1. Page labels and stamps alike. */
  readonly numbering: readonly NumberRange[];
  readonly sections: readonly MappedSection[];
  /** In page order; left out where there are none. A section or an exhibit begins with its sheet. */
  readonly sheets?: readonly MappedSheet[];
  /** In page order; left out where there are none. */
  readonly marks?: readonly PrintedMark[];
}

/** One row of the index, in order. `key` is the document's, or `section:A`. */
export interface IndexRow {
  readonly kind: 'section' | 'document';
  readonly key: string;
  /** The section's letter; empty for a document. */
  readonly letter: string;
  readonly title: string;
  readonly exhibitRef: string;
  readonly date: FuzzyDate | null;
  readonly firstPage: number;
  readonly lastPage: number;
  /** As printed on the pages themselves. */
  readonly firstNumber: string;
  readonly lastNumber: string;
}

/** One bookmark. `page` counts the bundle's first page as 1. */
export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly children: readonly OutlineEntry[];
  /** What is below it is folded away until somebody opens it. */
  readonly folded?: true;
}
