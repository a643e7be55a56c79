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
        cells.map((cell) => (cell === '' ? null : cell)),
      ),
    })),
  });
}
