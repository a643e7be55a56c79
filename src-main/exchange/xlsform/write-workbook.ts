/** @file From rows of text to the bytes of an .xlsx file. Every cell is text: one that begins with "=" stays text. */
import writeExcelFile from 'write-excel-file/universal';
import type { Workbook } from './workbook.ts';

export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const sheets = workbook.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(() => ({ width: 24 })),
    data: [
      columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
      ...rows.map(({ cells }) =>
        cells.map((cell) => (cell === '' ? null : { value: cell, type: String, wrap: true })),
      ),
    ],
  }));
  const file = await writeExcelFile(sheets).toBlob();
  return new Uint8Array(await file.arrayBuffer());
}
