/** @file The port to the worker that reads a workbook somebody brought along. */
import type { ImportedForm, ImportOptions } from './import-xlsform.ts';

export interface FormRequest extends ImportOptions {
  /** Absolute; the worker reads the file itself. */
  readonly path: string;
}

export interface FormReader {
  /**
   * Throws TestimonyError: file-unreadable, form-damaged, too-large, took-too-long, bad-input, cancelled; the subject
   * is the file's name.
   */
  read(request: FormRequest, signal: AbortSignal): Promise<ImportedForm>;
  close(): Promise<void>;
}
