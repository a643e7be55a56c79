/** @file The port to the worker that assembles a bundle as a stream and reads the finished file back. */
import type { PageComment } from '../contract/evidence.ts';
import type { Progress } from '../contract/ports.ts';
import type { StagedPath } from '../contract/staged-path.ts';
import type { MappedSheet, OutlineEntry, PageMap } from '../core/bundles/page-map.ts';
import type { Coded } from '../core/findings/finding.ts';

/** Where an index row stands on the typeset index, in PDF points from the page's lower left corner. */
export interface IndexRowPlace {
  /** Key of the document, or `section:A`. */
  readonly key: string;
  /** 1-based page of the front matter (cover counts). */
  readonly page: number;
  readonly rect: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** A comment that stood beside a document's page; it becomes a note on that page of the bundle. */
export interface BundleComment extends PageComment {
  /** Key of the document. */
  readonly key: string;
}

/** A page of `sheets`: a sheet of its own, or an exhibit mark that is printed on another page. */
export interface SheetPage {
  readonly kind: MappedSheet['kind'] | 'mark';
  /** Key of the document, or `section:A`. */
  readonly key: string;
}

export interface BundlePlan {
  readonly title: string;
  readonly map: PageMap;
  /** Sheets and marks of the map, typeset, one page each; left out where the map has none. */
  readonly sheets?: { readonly pdf: Uint8Array; readonly pages: readonly SheetPage[] };
  /** Documents whose own bookmarks stay, by key; left out for none. */
  readonly keepsBookmarks?: readonly string[];
  /** Cover and index, typeset, A4, unnumbered: the writer stamps every page alike. */
  readonly frontMatter: Uint8Array;
  readonly indexRows: readonly IndexRowPlace[];
  readonly comments?: readonly BundleComment[];
  /** ISO date-time written into the file; neutral producer and no author otherwise. */
  readonly createdAt: string;
}

/** What a document brought along beside its pages: what went in, and what stayed behind. */
export interface BroughtAlong {
  /** Key of the document. */
  readonly key: string;
  /** Its bookmarks, as they are written. */
  readonly contents: readonly OutlineEntry[];
  /** Bookmarks left out: they lead nowhere, lie too deep, are too many, or were not to be kept. */
  readonly bookmarksDropped: number;
  /** What it says of the colours it was made for, left out because it holds no profile. */
  readonly coloursDropped: number;
  /** Links to the web, left out. `page` is of the bundle. */
  readonly webLinks: readonly { readonly page: number; readonly address: string }[];
}

export interface WrittenBundle {
  /** Of the documents that brought anything, in order. */
  readonly broughtAlong: readonly BroughtAlong[];
  readonly pages: number;
  readonly byteSize: number;
  readonly sha256: string;
}

/** What a finished bundle must agree with. What was not recorded may be left out, and is then not looked at. */
export interface VerifyPlan {
  readonly title: string;
  readonly map: PageMap;
  readonly indexRows?: readonly IndexRowPlace[];
  readonly comments?: readonly BundleComment[];
}

/** Something that is not as the map says. `rule` is of resources/profiles; empty when no rule speaks of it. */
export type VerifyFinding = Coded & {
  readonly rule: string;
  /** Counting the bundle's first page as 1; empty when it is about the whole file. */
  readonly pages: readonly number[];
  /** It lies on the pages beside what was put there, as a reader's comment does. */
  readonly added?: true;
};

export interface VerifyReport {
  readonly pages: number;
  readonly byteSize: number;
  readonly sha256: string;
  /** Empty when everything agrees. */
  readonly findings: readonly VerifyFinding[];
}

export interface WriteOptions {
  readonly signal: AbortSignal;
  readonly report?: (p: Progress) => void;
}

export interface BundleWriter {
  /** Starts the worker that puts together, while there is something else to do. */
  begin(): void;
  /**
   * Writes the bundle to `path`, where nothing may be, reads it back and compares it with the map. `source` is asked for one working copy at a time, in map
   * order; the bytes it returns are given away and must not be used again. Throws already-exists,
   * check-failed (with findings), damaged-file (subject: the document's title), disk-full, read-only,
   * cancelled; on any of them nothing is left behind.
   */
  write(
    plan: BundlePlan,
    path: StagedPath,
    source: (key: string) => Uint8Array,
    options: WriteOptions,
  ): Promise<WrittenBundle>;
  /**
   * Reads a finished bundle and says what does not agree with the plan; it is not changed. Throws
   * file-unreadable, damaged-file (not a PDF that can be opened), cancelled.
   */
  verify(path: string, plan: VerifyPlan, options: WriteOptions): Promise<VerifyReport>;
  close(): Promise<void>;
}
