/**
 * @file What a check knows of a bundle: facts read from the PDF once (read-facts.ts, in a worker), so that
 * the rules are plain functions of them. All places are in points from the upper left corner of a page as
 * it is displayed, after rotation and crop.
 */

import type { Reading } from '../../core/bundles/reading-direction.ts';
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A piece of text on one line, in one place. */
export interface TextPiece extends Rect {
  readonly text: string;
  /** It is a page number, or stands where one is printed, and nothing of it can be seen. */
  readonly unseen: boolean;
}

export interface PageLink extends Rect {
  /** 1-based; null where the link leads out of the file, or nowhere. */
  readonly page: number | null;
  readonly keepsZoom: boolean;
}

export interface PageNote extends Rect {
  readonly kind: 'FreeText' | 'Stamp';
  readonly text: string;
}

export interface PageImage {
  /** The larger of dots an inch across and down, as displayed. */
  readonly resolution: number;
}

export interface PageFacts {
  readonly width: number;
  readonly height: number;
  /** As PDF readers show it beside the page; null where the file names none. */
  readonly label: string | null;
  /** Near the upper and lower edge, where numbers are printed; on pages with links, all of it. */
  readonly pieces: readonly TextPiece[];
  /** Letters and figures that stand beyond the edges of the page, where a search finds them and nobody sees them. */
  readonly beyondEdge: number;
  /** Words a search finds and nobody sees; `page` is this one. */
  readonly hidden: readonly HiddenWords[];
  /** Of all text on the page: letters and digits counted, and a digest to compare pages by. */
  readonly letters: number;
  readonly textDigest: string;
  /** Letters a reader cannot name: no code, or the sign for "unknown". */
  readonly unknownLetters: number;
  /** Which way up its text reads, as displayed. */
  readonly reading: Reading;
  readonly links: readonly PageLink[];
  readonly notes: readonly PageNote[];
  readonly images: readonly PageImage[];
}

export interface BookmarkFacts {
  readonly title: string;
  /** 1-based; null where it leads nowhere. */
  readonly page: number | null;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly keepsZoom: boolean;
}

/** What only the file's own structure says; null in BundleFacts where it is too damaged to read. */
export interface StructureFacts {
  readonly bookmarks: readonly BookmarkFacts[];
  readonly pageMode: string | null;
  /** How the file opens: `zoom` 1 is 100%, null inherits, 'fit' fits something. */
  readonly opensAt: { readonly page: number | null; readonly zoom: number | 'fit' | null } | null;
  readonly scripts: number;
  readonly attachments: number;
  /** Pictures that carry what a camera or a program wrote beside them. */
  readonly picturesWithExtras: number;
  readonly fontsNotEmbedded: readonly string[];
  readonly title: string;
  readonly author: string;
}

export interface BundleFacts {
  readonly fileName: string;
  readonly byteSize: number;
  readonly encrypted: boolean;
  /** Plain words: what is wrong with the file itself; null when it is sound. */
  readonly damage: string | null;
  readonly structure: StructureFacts | null;
  readonly pages: readonly PageFacts[];
  /** What each page is to print, where a profile numbers by section; else each prints its place in the file: 1, 2, 3. */
  readonly numbers?: readonly string[];
}
