/** @file What intake needs of other parts, so that it need not know which they are. */

export interface IntakeTools {
  /**
   * Sets plain text on A4 pages, line by line, as data and never as markup; returns a PDF.
   * Throws TestimonyError `missing-letters` where no font has a letter.
   */
  plainText(text: string): Uint8Array;
  /**
   * Reads a working copy exactly as the bundle's assembler will, and returns its number of pages. What
   * passes here does not stop a bundle later. Throws damaged-file, password-needed, too-many-pages, too-large.
   */
  tryAssembly(pdf: Uint8Array): Promise<number>;
}
