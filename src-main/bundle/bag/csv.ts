/** @file Tables that any spreadsheet opens: RFC 4180, UTF-8 with its mark so that every script comes through. */

type Cell = string | number;

/** A cell that a spreadsheet would take for a formula: titles come from file names, and those from anywhere. */
const FORMULA = /^[=+\-@\t\r]/;

/** `header` first, then the rows. Cells that begin like a formula get an apostrophe before them. */
export function csv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cellText).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
