/** @file Reads a table kept as CSV by any spreadsheet: commas, semicolons or tabs, quotes, line breaks inside quotes. */
import { TestimonyError } from '../core/errors/errors.ts';

export interface CsvRow {
  /** Line of the file where it begins, counting from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows that hold anything. Throws `usage` for a quote that is never closed. */
export function readCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '');
  const separator = likelySeparator(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let began = 1;

  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (cells.some((one) => one !== '')) rows.push({ line: began, cells });
    cells = [];
    began = line;
  };

  for (let at = 0; at < source.length; at++) {
    const letter = source[at] as string;
    if (letter === '\n') line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (letter === separator) endCell();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (quoted)
    throw new TestimonyError('usage', {
      subject: `line ${began}`,
      detail: 'a quotation mark is opened and never closed',
    });
  endRow();
  return rows;
}

/** Whichever of the three stands most often in the first line. */
function likelySeparator(source: string): string {
  const first = source.split('\n', 1)[0] ?? '';
  const count = (letter: string) => first.split(letter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
