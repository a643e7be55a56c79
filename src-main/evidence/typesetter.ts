/** @file The port to the typesetter, so that evidence need not know which one it is. */

export interface Typesetter {
  /**
   * Sets plain text on A4 pages, line by line, as data and never as markup; returns a PDF.
   * Throws TestimonyError `missing-letters` where no font has a letter.
   */
  plainText(text: string): Uint8Array;
}
