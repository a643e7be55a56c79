/** @file An index kept as CSV, for commands: a table of text that is not whole is refused. */

import { TestimonyError } from '../../../core/errors/errors.ts';
import { readDelimited } from '../../../core/text/delimited.ts';

export interface CsvRow {
  /** Line of the file where it begins, counting from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that hold anything. Throws `usage` for a quote that is never closed. */
export function readCsv(text: string): readonly CsvRow[] {
  const { rows, openQuote } = readDelimited(text);
  if (openQuote !== null)
    throw new TestimonyError('usage', {
      subject: `line ${openQuote}`,
      detail: 'a quotation mark is opened and never closed',
    });
  return rows;
}
