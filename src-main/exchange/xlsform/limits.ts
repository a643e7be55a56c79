/** @file How much of a workbook is read before it is taken for a trap, and how large a form may be. */
import { TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';

/** A form of several thousand questions is a few hundred kilobytes packed and a few megabytes unpacked. */
export const WORKBOOK_LIMITS = {
  fileBytes: 16 * 1024 * 1024,
  unpackedBytes: 96 * 1024 * 1024,
  entries: 2000,
  /** Rows and columns of one sheet. The sheets of a form have some twenty columns. */
  rows: 60_000,
  columns: 400,
  cellCharacters: 33_000,
} as const;

export const FORM_LIMITS = {
  /**
   * Of a form as it is kept: with its choices beside each question, what an export writes and the report. Thirty times the
   * longest that comes with the program, the referral form; some ten thousand questions.
   */
  keptBytes: 4 * 1024 * 1024,
  surveyRows: 20_000,
  choiceRows: 50_000,
  /** Choices are written out beside each question that uses their list. */
  choicesInAll: 250_000,
  /** Of one condition once the calculations in it are written out. */
  expressionCharacters: 20_000,
  depth: 40,
} as const;

/** Of the worker: a form takes well under a second. */
export const FORM_WORKER_LIMITS = { timeoutMs: 60_000, heapMb: 768, growthMb: 1500 } as const;

/** Said as soon as it is known: what comes in as letters is never kept as fewer bytes. */
export const tooLargeToKeep = (): TestimonyError =>
  new TestimonyError('too-large', {
    found: [coded('import-form-too-long', { most: FORM_LIMITS.keptBytes / 1024 / 1024 })],
  });
