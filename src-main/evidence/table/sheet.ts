/** @file A sheet as a reader found it, and the table it becomes: what is empty goes, what is a title or a head is told apart. */
import type { TableBlock, TableCell, TableRow } from '../../contract/rendering.ts';

export interface SheetCell {
  readonly text: string;
  readonly isNumber: boolean;
  readonly isFormula: boolean;
}

export interface SheetRow {
  /** In the file, counting from 1. */
  readonly number: number;
  readonly isHidden: boolean;
  /** By column, counting from 0; holes are empty. */
  readonly cells: ReadonlyMap<number, SheetCell>;
}

export interface SheetRead {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Those that hold something, in order. */
  readonly rows: readonly SheetRow[];
  /** Places that are one in the file, and whose words stand in the first of them: "A1 to C1". */
  readonly joined: readonly string[];
  /** What was remarked about a cell, in order. */
  readonly remarks: readonly { readonly at: string; readonly by: string; readonly text: string }[];
}

/** Rows that are looked at for the head of a table: titles above it are few. */
const HEAD_WITHIN = 12;
const NOTHING: TableCell = { text: '', isNumber: false };

/** "A", "Z", "AA": as spreadsheets call their columns. `column` counts from 0. */
export function columnLabel(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : columnLabel(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}

/** "A1 to C1"; all four count from 0. */
export const joinedPlace = (of: {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}): string => `${columnLabel(of.column)}${of.row + 1} to ${columnLabel(of.lastColumn)}${of.lastRow + 1}`;

export function tableOf(sheet: SheetRead): TableBlock {
  const rows = sheet.rows.filter(({ cells }) => [...cells.values()].some(({ text }) => text !== ''));
  const used = [...new Set(rows.flatMap(({ cells }) => filled(cells)))].sort((a, b) => a - b);
  const head = headOf(rows, used.length);
  const shown = rows.map(
    ({ number, isHidden, cells }): TableRow => ({
      label: String(number),
      isHidden,
      cells: used.map((column) => {
        const cell = cells.get(column);
        return cell === undefined ? NOTHING : { text: cell.text, isNumber: cell.isNumber };
      }),
    }),
  );
  return {
    kind: 'table',
    name: sheet.name,
    isHidden: sheet.isHidden,
    columns: used.map((column) => ({
      label: columnLabel(column),
      isHidden: sheet.hiddenColumns.has(column),
    })),
    lead: shown.slice(0, Math.max(0, head)),
    head: shown[head] ?? null,
    body: shown.slice(head + 1),
    formulas: formulaPlaces(rows, used),
    joined: sheet.joined,
  };
}

const filled = (cells: SheetRow['cells']): number[] =>
  [...cells].flatMap(([column, { text }]) => (text === '' ? [] : [column]));

/**
 * The first row of words that fills most of the columns, of which the rows above fill fewer: -1 where the table begins at
 * once with figures, and nothing stands at the top of each page but the letters of the columns.
 */
function headOf(rows: readonly SheetRow[], columns: number): number {
  if (rows.length < 2) return -1;
  for (const [at, { cells }] of rows.slice(0, HEAD_WITHIN).entries()) {
    const said = filled(cells);
    if (said.length < Math.max(1, columns * 0.6)) continue;
    return said.every((column) => cells.get(column)?.isNumber !== true) ? at : -1;
  }
  return -1;
}

/** Places below each other as one: "C2 to C13". */
function formulaPlaces(rows: readonly SheetRow[], columns: readonly number[]): string[] {
  const places: string[] = [];
  for (const column of columns) {
    let [from, to] = [0, 0];
    const end = () => {
      const label = columnLabel(column);
      if (from > 0) places.push(from === to ? `${label}${from}` : `${label}${from} to ${label}${to}`);
      from = 0;
    };
    for (const { number, cells } of rows) {
      const isFormula = cells.get(column)?.isFormula === true;
      if (!isFormula || number !== to + 1) end();
      if (isFormula) [from, to] = [from === 0 ? number : from, number];
    }
    end();
  }
  return places;
}

/** How many sheets, rows and columns are hidden in the file: whoever hands it up should know before somebody asks. */
export function hiddenIn(sheets: readonly SheetRead[]) {
  const tables = sheets.map((sheet) => ({ sheet, table: tableOf(sheet) }));
  const count = (of: (one: (typeof tables)[number]) => number) =>
    tables.reduce((sum, one) => sum + of(one), 0);
  return {
    sheets: count(({ sheet }) => (sheet.isHidden ? 1 : 0)),
    rows: count(({ sheet }) => sheet.rows.filter(({ isHidden }) => isHidden).length),
    columns: count(({ table }) => table.columns.filter(({ isHidden }) => isHidden).length),
  };
}
