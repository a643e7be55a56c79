/** @file From rows of text to the bytes of an .xlsx file. Every cell is text: one that begins with "=" stays text. */
import { writeXlsx } from 'hucre/xlsx';
import type { Workbook } from './workbook.ts';

export function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  return writeXlsx({
    sheets: workbook.map(({ name, columns, rows }) => ({
      name,
      freezePane: { rows: 1 },
      columns: columns.map(() => ({ width: 24 })),
      rows: [columns, ...rows.map(({ cells }) => cells)].map((cells) =>
        cells.map((cell) => (cell === '' ? null : escaped(cell))),
      ),
    })),
  });
}

/**
 * In a workbook "_x0041_" stands for the character of that number, "A" (ECMA-376 part 1, 22.9.2.19). Words that only look
 * like that are written with their underscore escaped; whoever reads a workbook takes that back.
 */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
