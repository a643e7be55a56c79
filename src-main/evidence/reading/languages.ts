/** @file The languages a picture can be read in: English comes with the program, others as files that people have. */
import { TestimonyError } from '../../core/errors/errors.ts';

export interface LanguageData {
  /** As the file is called, without its ending: "ukr". */
  readonly name: string;
  /** As it came, packed or not. */
  readonly data: Uint8Array;
}

export const ENGLISH = 'eng';
/** The largest of those that are given out by the project has 40 MB. */
export const MOST_DATA_BYTES = 64 * 1024 * 1024;
const FILE_NAME = /^([A-Za-z][A-Za-z0-9_-]{1,30})\.traineddata(?:\.gz)?$/;

/** "ukr" of "ukr.traineddata" or "ukr.traineddata.gz"; null for any other file. */
export const languageOf = (fileName: string): string | null => FILE_NAME.exec(fileName)?.[1] ?? null;

/** Throws language-unusable (subject: the file). */
export function requireLanguage(fileName: string): string {
  const name = languageOf(fileName);
  if (name !== null) return name;
  throw new TestimonyError('language-unusable', { subject: fileName });
}

/** Which program reads, and with what it knows of English: package-lock.json holds their hashes. */
export const READER_VERSION = 'tesseract.js-core 7.0.0, eng 4.0.0_best_int';
