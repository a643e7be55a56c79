/**
 * @file Tables kept as text. Reads that of any spreadsheet (RFC 4180 and what programs make of it): commas, semicolons, tabs or
 * bars, quotes, line breaks inside quotes, and the line `sep=;` that Excel takes as an order and shows nobody.
 */

export interface DelimitedRow {
  /** Line of the file where it begins, counting from 1. */
  readonly line: number;
  /** As a spreadsheet counts its rows: one for each record, empty ones too. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Delimited {
  /** Those that hold anything. */
  readonly rows: readonly DelimitedRow[];
  /** Where a quotation mark is opened and never closed, line and column counting from 1; null where all are. */
  readonly openQuote: { readonly line: number; readonly column: number } | null;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
const ORDER = /^sep=(.)(\r\n|\n|\r|$)/i;
/** Lines that are looked at to find what parts the columns. */
const LOOKED_AT = 20;

export function readDelimited(text: string): Delimited {
  const whole = text.replace(/^\uFEFF/, '');
  const order = ORDER.exec(whole);
  const source = whole.slice(order?.[0].length ?? 0);
  const separator = order?.[1] ?? likelySeparator(source);
  const rows: DelimitedRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let opened = 0;
  let line = order === null ? 1 : 2;
  let began = line;
  let number = 0;

  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    number += 1;
    if (cells.some((one) => one !== '')) rows.push({ line: began, number, cells });
    cells = [];
    began = line;
  };

  for (let at = 0; at < source.length; at++) {
    const letter = source[at] as string;
    // Of a line that ends in two letters the second counts; old programs write the first alone.
    const isEnd = letter === '\n' || (letter === '\r' && source[at + 1] !== '\n');
    if (isEnd) line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
      opened = line;
    } else if (letter === separator) endCell();
    else if (isEnd) endRow();
    else if (letter !== '\r') cell += letter;
  }
  if (quoted) return { rows, openQuote: { line: opened, column: cells.length + 1 } };
  endRow();
  return { rows, openQuote: null };
}

/** Whichever parts the first lines most evenly: a comma in a title does not part a table of semicolons. */
function likelySeparator(source: string): string {
  const lines = source
    .replace(/"(""|[^"])*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const score = (letter: string) => {
    const counts = lines.map((line) => line.split(letter).length - 1);
    const first = counts[0] ?? 0;
    return first === 0 ? 0 : counts.filter((count) => count === first).length * 1000 + first;
  };
  return SEPARATORS.reduce((best, one) => (score(one) > score(best) ? one : best));
}

type Cell = string | number;

/** A cell that a spreadsheet would take for a formula: titles come from file names, and those from anywhere. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table that any spreadsheet opens: RFC 4180, UTF-8 with its mark so that every script comes through. `header` first, then the
 * rows. Cells that begin like a formula get an apostrophe before them.
 */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
