/** @file The sheets of a workbook of Excel 97 to 2003 (MS-XLS), which lies in a compound file. */
import { Reader } from '@kenjiuno/msgreader/lib/Reader.js';
import type { SheetRead } from '../sheet.ts';
import { recordsOf } from './records.ts';
import { readSheet } from './sheet-cells.ts';
import { readWorkbook } from './workbook.ts';

/** Null where it is no workbook, or one that is locked, older than 1997 or damaged: it is kept whole all the same. */
export function readXls(bytes: Uint8Array): SheetRead[] | null {
  try {
    const reader = new Reader(new Uint8Array(bytes).buffer);
    reader.parse();
    const stream = reader.rootFolder().readFile('Workbook');
    if (stream === null) return null;
    const records = recordsOf(stream);
    const book = readWorkbook(records);
    return book === null ? null : book.sheets.map((sheet) => readSheet(records, book, sheet));
  } catch {
    // Half a table would look like a whole one.
    return null;
  }
}
