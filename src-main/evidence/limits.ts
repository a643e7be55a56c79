/**
 * @file The limits of intake, in one place. They are generous for what people bring (a thousand-page
 * scan, a 100-megapixel photograph) and stop what was made to exhaust a laptop.
 */

const MEGABYTE = 1024 * 1024;

export const INTAKE_LIMITS = {
  /** Of a file that is taken apart or drawn. It is held in memory while it is read, checked and stored. */
  fileBytes: 300 * MEGABYTE,
  /** Of one that is kept as it came, with a page in its place: sound, film, a ZIP. Read in pieces, and never held. */
  keptBytes: 16 * 1024 * MEGABYTE,
  /** Of such a file, to find out what it is and how long. */
  lookedAtBytes: 128 * MEGABYTE,
  textBytes: 5 * MEGABYTE,
  /** Files inside one file, those inside them counted. */
  parts: 200,
  /** Bytes of all of them. */
  partBytes: 600 * MEGABYTE,
  /** Files inside files: a mail in a mail in a mail. */
  partDepth: 4,
  /** Files in a ZIP that are looked at. */
  zipEntries: 2_000,
  /** Places of a table that hold something. */
  tableCells: 60_000,
  /** Of the tables of a word processor's document, and its lines with tab stops, that are set as they look: it takes minutes beyond. */
  laidOutCells: 6_000,
  tabbedLines: 2_000,
  pages: 5_000,
  /** Pages a text file may become. */
  textPages: 2_000,
  /** Width × height of one picture, read from its header before it is decoded. */
  picturePixels: 120_000_000,
  /** Of one that is read row by row: 20,000 dots each way, which is A0 at 400 an inch. */
  scanPixels: 400_000_000,
  /** HEIC is decoded whole into memory. */
  heicPixels: 80_000_000,
  /** Of one rendered page. */
  renderPixels: 20_000_000,
  /** Longer side of the thumbnail. */
  thumbnailPixels: 320,
} as const;

/** What a worker may use for one file. */
export const WORKER_LIMITS = {
  intakeMs: 300_000,
  renderMs: 30_000,
  /** For one page read by machine, four ways round on an old laptop. */
  readMs: 300_000,
  heapMb: 1_024,
  /** What a worker makes lives for one file. Kept small, it costs no time and less memory. */
  youngMb: 6,
  growthMb: 2_560,
  freshAfterMb: 512,
} as const;
