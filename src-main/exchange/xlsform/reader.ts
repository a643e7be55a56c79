/** @file The port to the worker that reads a workbook somebody brought along, checks it and lays it out as it will be kept. */
import type { FormSummary } from '../../contract/forms.ts';

export interface FormRequest {
  /** Absolute; the worker reads the file itself. */
  readonly path: string;
  readonly fileName: string;
  /** Name or code of the language to show; '' for the workbook's own. */
  readonly language: string;
  readonly use: FormSummary['use'];
  /** Newest version of each own form that the vault has, by the form's id. */
  readonly versions: ReadonlyMap<string, number>;
  /** Name of whoever brings it along, and the day in words: they stand in its label. */
  readonly broughtBy: string;
  readonly day: string;
}

/**
 * A form ready to be kept, as text: the process with the keys need neither check nor write out what may be megabytes long.
 * No larger in all than `FORM_LIMITS.keptBytes`.
 */
export interface ReadForm {
  readonly formId: string;
  readonly title: string;
  /** One more than the newest that the vault has. */
  readonly version: number;
  /** SHA-256, in hex, over its canonical definition; and over what the workbook says, whenever and by whomever it is brought along. */
  readonly sha256: string;
  readonly contentSha256: string;
  /** JSON: the form; the workbook as an export writes it; the report (FormImportReport). */
  readonly definition: string;
  readonly source: string;
  readonly report: string;
  readonly summary: FormSummary;
}

export interface FormReader {
  /**
   * Throws TestimonyError: file-unreadable, empty-file, form-damaged (with what is wrong in it), too-large, took-too-long,
   * bad-input, cancelled; the subject is the file's name.
   */
  read(request: FormRequest, signal: AbortSignal): Promise<ReadForm>;
  close(): Promise<void>;
}
