/** @file What is wrong with an index of a folder, and how it was read: codes and the parameters each takes. */
import type { Kinds } from './kinds.ts';

/** A heading of two columns: what both stand for. */
export const INDEX_COLUMNS = ['file', 'title', 'date', 'section', 'exhibit', 'password'] as const;

/** No code carries what stands in a column that may hold a password. */
export const INDEX_CODES = {
  /** `column`: its heading, or empty; `at`: its number, counting from 1, where it has no heading; 0 for a whole line. */
  'index-line': { line: 'number', column: 'text', at: 'number', says: 'findings' },
  'index-quote-open': {},
  'index-without-files': {},
  'index-heading-twice': { first: 'text', second: 'text', column: { oneOf: INDEX_COLUMNS } },
  'index-no-heading': {},
  'index-no-file-named': {},
  /** `names`: those that differ from it in capitals or the form of letters alone. */
  'index-may-be': { file: 'text', names: 'names' },
  'index-no-such-file': { file: 'text' },
  'index-outside': { file: 'text' },
  /** `why`: as `whyNoSuchDate` says it, or empty. */
  'index-not-a-date': { date: 'text', why: 'text' },
  'index-too-many-notes': { columns: 'number', letters: 'number' },
  'index-dates-both-ways': {},
  'index-date-order': { date: 'text', order: { oneOf: ['day-first', 'month-first'] } },
  'index-dates-two-ways': {},
  /** The same date read each way. */
  'index-date-readings': { date: 'text', dayFirst: 'text', monthFirst: 'text' },
  'index-dates-do-not-fit': { asked: 'text', order: { oneOf: ['day-first', 'month-first'] } },
  'index-sections-over': { count: 'number', most: 'number' },
  'index-only-passed-over': { names: 'names' },
  'index-among-papers': {},
  // How it was read.
  'index-mark-shared': { mark: 'text', count: 'number', lines: 'names' },
  'index-names-day-first': { file: 'text', day: 'text' },
  'index-read-as-windows': {},
  'index-kept-as-notes': { names: 'names' },
} as const satisfies Readonly<Record<string, Kinds>>;
