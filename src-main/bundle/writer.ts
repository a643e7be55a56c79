/** @file The port to the worker that assembles a bundle as a stream and reads the finished file back. */
import type { PageMap } from '../shared/page-map.ts';
import type { Progress } from '../shared/ports.ts';

/** Where an index row stands on the typeset index, in PDF points from the page's lower left corner. */
export interface IndexRowPlace {
  /** Key of the document, or `section:A`. */
  readonly key: string;
  /** 1-based page of the front matter (cover counts). */
  readonly page: number;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface BundlePlan {
  readonly title: string;
  readonly map: PageMap;
  /** Cover and index, typeset, A4, unnumbered: the writer stamps every page alike. */
  readonly frontMatter: Uint8Array;
  readonly indexRows: readonly IndexRowPlace[];
  /** ISO date-time written into the file; neutral producer and no author otherwise. */
  readonly createdAt: string;
}

export interface WrittenBundle {
  readonly pages: number;
  readonly byteSize: number;
  readonly sha256: string;
}

export interface BundleWriter {
  /**
   * Writes the bundle to `path` through a temporary file in the same folder, reads it back, compares it
   * with the map, and only then renames it. `source` is asked for one working copy at a time, in map
   * order. Throws check-failed (with findings), damaged-file, disk-full, read-only, cancelled; on any of
   * them nothing is left behind.
   */
  write(
    plan: BundlePlan,
    path: string,
    source: (key: string) => Uint8Array,
    options: { signal: AbortSignal; report?: (p: Progress) => void },
  ): Promise<WrittenBundle>;
  close(): Promise<void>;
}
