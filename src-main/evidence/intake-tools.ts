/** @file What intake needs of other parts, so that it need not know which they are. */
import type { FormAnswer } from '../contract/form-answer.ts';
import type { LaidOutPages, LaidOutRequest } from '../contract/laid-out.ts';
import type { Rendered, Rendering } from '../contract/rendering.ts';
import type { KnownPages } from './known-pages.ts';
import type { Pieces } from './pieces.ts';

export interface IntakeTools {
  /**
   * Sets answers in fonts that have their letters: a page for each, as large as its box, and whether it shows
   * all of it. A page is empty where no font has a letter.
   */
  formAnswers(answers: readonly FormAnswer[]): {
    readonly pdf: Uint8Array;
    readonly whole: readonly boolean[];
  };
  /**
   * Sets plain text on A4 pages, line by line, as data and never as markup; returns a PDF.
   * Throws TestimonyError `missing-letters` where no font has a letter.
   */
  plainText(text: string): Uint8Array;
  /** Sets what a file without pages says, and what is known of it, on A4 pages. */
  rendered(rendering: Rendering): Promise<Rendered>;
  /** Sets what a word processor wrote as its pages show it. Throws `internal` where they cannot be set. */
  laidOut(document: LaidOutRequest): Promise<LaidOutPages>;
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): string;
  /**
   * Builds a bundle of this one working copy and holds it against its map, and returns its number of pages. What
   * passes here does not stop a bundle later. Throws damaged-file, password-needed, too-many-pages, too-large, and
   * check-failed where what was written does not hold.
   */
  tryAssembly(pdf: Uint8Array): Promise<number>;
  /**
   * Object numbers of the pages of a file that needs no mending and has nothing lying on its pages but links; null for
   * any other.
   */
  barePages?(pdf: Uint8Array): readonly number[] | null;
  /**
   * Pages (1-based) that draw a picture of which not all is there: readers show grey, white or nothing in its place.
   * Null where it cannot be told of this file, which the bundle's own reader does not open.
   */
  brokenPictures?(pdf: Uint8Array): Promise<readonly number[] | null>;
  /**
   * The same document for an engine that has to draw it, with pictures unpacked; null where that gains nothing. `failed`
   * says afterwards that one could not be, and that nothing that was seen counts.
   */
  plainPictures?(pdf: Uint8Array): (Pieces & { readonly failed: boolean }) | null;
  /** What tells each page of a file again in another, and what was found on those that were seen. */
  readonly seenBefore?: {
    readonly pages: KnownPages;
    identities(pdf: Uint8Array): readonly (string | null)[] | null;
  };
}
