/** @file What a proof of a redacted file says: where something is left, and never what. */

export const HIT_KINDS = [
  /** A struck word is in the text of a page. */
  'in-text',
  /** … in a string of the file: a title, a bookmark, a note, a field, a tag. */
  'in-string',
  /** … in a stream of the file, decoded. */
  'in-stream',
  /** … in the bytes of the file as they lie. */
  'in-bytes',
  /** The file holds more than one version of itself, or objects that its table does not list. */
  'earlier-version',
  /** Something hangs on the file that a redacted one has not: bookmarks, tags, fields, attachments, titles, scripts. */
  'hangs-on',
  /** A page with a mark is more than a picture with plain words under it. */
  'not-a-picture',
  /** What lies under a mark is not all of one colour. */
  'not-covered',
  /** Words lie under a mark. */
  'words-under',
  /** A struck word is on a page that shows a picture, by the machine's reading. */
  'in-picture',
  /** The file cannot be read by the reader that proves. */
  'not-readable',
] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export interface Hit {
  readonly kind: HitKind;
  /** 1-based; null for what belongs to no page. */
  readonly page: number | null;
  /** Which of the struck words, by its place in the list; null for what is of none. */
  readonly term: number | null;
}

export interface Proof {
  /** Empty where nothing is left. */
  readonly hits: readonly Hit[];
  /** Pages (1-based) with letters of which no table says what they are: those are not searched. */
  readonly unread: readonly number[];
  /** Pages (1-based) that show a picture and no words: nothing of them is searched. */
  readonly silent: readonly number[];
  readonly pages: number;
  readonly objects: number;
}
