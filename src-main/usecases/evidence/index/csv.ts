/** @file An index kept as CSV: a table of text that is not whole is refused, and yet known for what it is. */
import { TestimonyError } from '../../../core/errors/errors.ts';
import { coded } from '../../../core/findings/finding.ts';
import { readDelimited } from '../../../core/text/delimited.ts';
import { inCell } from './index-line.ts';

export interface CsvRow {
  /** Line of the file where it begins, counting from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that hold anything. `path`: whose text it is. Throws index-unusable for a quote that is never closed. */
export function readCsv(path: string, text: string): readonly CsvRow[] {
  const { rows, openQuote } = readDelimited(text);
  if (openQuote === null) return rows;
  const { line, column } = openQuote;
  const found = [inCell(line, rows[0], column - 1, coded('index-quote-open'))];
  throw new TestimonyError('index-unusable', { subject: path, found });
}

/** Its whole rows, and whether there is more that a quotation mark hides. */
export function wholeRows(text: string): { readonly rows: readonly CsvRow[]; readonly isBroken: boolean } {
  const { rows, openQuote } = readDelimited(text);
  return { rows, isBroken: openQuote !== null };
}
