/** @file A PDF that is being taken in, and what comes of it. */
import type { PageComment } from '../../contract/evidence.ts';
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { Note } from '../../core/findings/finding.ts';
import type { WorkingStep } from '../decoder.ts';
import type { PdfiumDocument } from '../pdfium.ts';

export interface PdfIntake {
  readonly pageCount: number;
  readonly workingCopy: Uint8Array | null;
  readonly workingSteps: readonly WorkingStep[];
  readonly notes: readonly Note[];
  readonly comments: readonly PageComment[];
  /** The file as it came, open: whoever asked for the intake closes it. */
  readonly source: PdfiumDocument;
  readonly layersOff: boolean;
  /** Of each page of the working copy in order, the points that one of its units is; empty where all are points. */
  readonly units: readonly number[];
  /** Words under marks that ask for redaction. */
  readonly marked: readonly HiddenWords[];
}

export interface OpenedPdf {
  readonly source: PdfiumDocument;
  readonly bytes: Uint8Array;
  /** It has a new table of its objects. */
  readonly reframed: boolean;
}
