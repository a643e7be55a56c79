/**
 * @file What intake learns from a file, and the port to the worker that learns it. Bytes in, facts and
 * a working copy out; hostile bytes are only ever parsed behind this port.
 */

import type { PageComment } from '../contract/evidence.ts';
import type { Progress } from '../contract/ports.ts';
import type { PageDirection } from '../core/bundles/page-direction.ts';
import type { HiddenWords } from '../core/evidence/hidden-words.ts';
import type { PageRead } from '../core/evidence/machine-read.ts';
import type { MediaType, WorkingStep } from '../core/evidence/media-types.ts';
import type { Transcript } from '../core/evidence/transcript.ts';
import type { Note } from '../core/findings/finding.ts';
import type { PageRead as MarkedPage } from '../core/redaction/find-words.ts';
import type { PageMarks } from '../core/redaction/marks.ts';
import type { Proof } from '../core/redaction/proof.ts';
import type { Looked, SlipRequest } from './looked.ts';
import type { FileParts } from './parts.ts';
import type { LanguageData } from './reading/languages.ts';
import type { RedactionRequest, Struck } from './redaction/apply-marks.ts';

export type { FileParts, Looked, MediaType, SlipRequest, WorkingStep };

export interface Intake {
  readonly mediaType: MediaType;
  /** Pages of the working copy, which is always a PDF that the bundle's own reader has opened. */
  readonly pageCount: number;
  /** null when the original is itself the working copy (steps = ['as-received']). */
  readonly workingCopy: Uint8Array | null;
  readonly workingSteps: readonly WorkingStep[];
  /** JPEG of page 1, at most 320 px on its longer side; null when it cannot be drawn. */
  readonly thumbnail: Uint8Array | null;
  /** What a person should know of it: core/findings/note-codes.ts. */
  readonly notes: readonly Note[];
  /**
   * What people wrote in comments pinned to pages. Their marks are drawn into the pages; these words are
   * not part of any page, so whoever makes a bundle prints them or attaches them again.
   */
  readonly comments: readonly PageComment[];
  /** Pages of the working copy whose text does not read from left to right. */
  readonly pageDirections: readonly PageDirection[];
  /** Words that a search finds on its pages and nobody sees, in page order. */
  readonly hidden: readonly HiddenWords[];
  /** What each page says, in order; left out where nobody will look for it. */
  readonly words?: readonly string[];
  /** Files that came inside it: attachments of an e-mail. Left out where there are none. */
  readonly parts?: readonly Part[];
}

/** A file inside another. */
export interface Part {
  /** As it is called there, made fit to be a name: one line, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface IntakeRequest {
  readonly bytes: Uint8Array;
  /** Leaves out the small picture of page 1, which takes as long as the rest of a sound file, and its words. */
  readonly withoutThumbnail?: true;
  /** Only for messages and for telling text apart; never trusted for the type. */
  readonly fileName: string;
  readonly password?: string;
  /** Of a recording: what was written down of it is set behind the page that stands for it. */
  readonly transcript?: Transcript;
}

export interface ProofRequest {
  readonly pdf: Uint8Array;
  readonly marks: readonly PageMarks[];
  readonly terms: readonly string[];
  /** A redacted paper holds pages and nothing else; any other file may have bookmarks and a title of its own. */
  readonly as: 'paper' | 'bundle';
}

export interface Decoder {
  /** How many intakes run side by side; more wait their turn. */
  readonly atOnce: number;
  /** Starts as many workers as `files` files will want, while there is something else to do. */
  begin(files: number): void;
  /**
   * Throws TestimonyError: unsupported-type, empty-file, password-needed, wrong-password, damaged-file,
   * too-large, too-many-pages, took-too-long, cancelled (`subject` is the file name), missing-letters (`subject` is the letters).
   */
  intake(
    request: IntakeRequest,
    options: { signal: AbortSignal; report?: (p: Progress) => void },
  ): Promise<Intake>;
  /**
   * Looks into a file that is too large to be held, and is kept as it came. `parts` is asked for what is wanted of it. Throws
   * unsupported-type; too-large for what would have to be taken apart or drawn; damaged-file, empty-file, took-too-long,
   * cancelled; the subject is the file name.
   */
  lookInto(parts: FileParts, fileName: string, signal: AbortSignal): Promise<Looked>;
  /** The pages that stand for such a file. Throws missing-letters, too-many-pages, damaged-file, took-too-long, cancelled. */
  setSlip(request: SlipRequest, signal: AbortSignal): Promise<Intake>;
  /** One page of a working copy as a PNG, `width` pixels wide, for previews. */
  renderPage(pdf: Uint8Array, page: number, width: number, signal: AbortSignal): Promise<Uint8Array>;
  /** What the pages of a working copy say, in order. Throws damaged-file, too-large, took-too-long, cancelled. */
  pageWords(pdf: Uint8Array, signal: AbortSignal): Promise<readonly string[]>;
  /** The words of one page (1-based) with their places, and its size in points as shown. Throws not-found, damaged-file, took-too-long, cancelled. */
  pageText(pdf: Uint8Array, page: number, signal: AbortSignal): Promise<MarkedPage>;
  /** Where words stand in a working copy: the page, and which of its words. Throws as pageWords. */
  findInPages(
    pdf: Uint8Array,
    search: string,
    signal: AbortSignal,
  ): Promise<readonly { readonly page: number; readonly at: number }[]>;
  /**
   * A working copy with these pages (1-based) as pictures of what is seen of them, fine enough for print. Throws
   * damaged-file, too-large, took-too-long, cancelled; the subject is `title`.
   */
  picturePages(
    pdf: Uint8Array,
    pages: readonly number[],
    title: string,
    signal: AbortSignal,
  ): Promise<Uint8Array>;
  /**
   * Reads what is seen on these pages (1-based), one after the other, in English and the languages given; `read` is handed
   * each as soon as it is done. Throws damaged-file, too-large, took-too-long (of one page), cancelled, and what `read` throws.
   */
  readPictures(
    request: {
      readonly pdf: Uint8Array;
      readonly pages: readonly number[];
      readonly languages: readonly LanguageData[];
    },
    options: { signal: AbortSignal; read: (page: PageRead) => void },
  ): Promise<void>;
  /**
   * A working copy with the words that were read of its pages where they stand, unseen; and what each of its pages then
   * says. Throws damaged-file, too-large, took-too-long, cancelled; the subject is `title`.
   */
  layWords(
    pdf: Uint8Array,
    pages: readonly PageRead[],
    title: string,
    signal: AbortSignal,
  ): Promise<{ readonly copy: Uint8Array; readonly words: readonly string[] }>;
  /** The pages of a working copy as marks are put on them. Throws as pageWords. */
  pagesToMark(pdf: Uint8Array, signal: AbortSignal): Promise<readonly MarkedPage[]>;
  /**
   * A working copy with what is marked struck out: see evidence/redaction. Nothing is proved by it. Throws damaged-file, too-large,
   * took-too-long, cancelled; the subject is `title`.
   */
  redact(request: RedactionRequest, title: string, signal: AbortSignal): Promise<Struck>;
  /** Whether words that were struck out are left in a finished file; asked of another process than `redact`. Throws took-too-long, cancelled. */
  proveGone(request: ProofRequest, signal: AbortSignal): Promise<Proof>;
  /** Lets idle workers and their memory go: nothing will be taken in for a while. The next call starts them again. */
  rest(): Promise<void>;
  /** Stops the workers. */
  close(): Promise<void>;
}
