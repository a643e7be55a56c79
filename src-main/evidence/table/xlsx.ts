/**
 * @file The sheets of an Excel workbook (ECMA-376, SpreadsheetML). Of a formula only the result that was saved with it is
 * read, and nothing is ever worked out. What is hidden is read too, and known to be hidden.
 */
import { strFromU8, zipSync } from 'fflate';
import { type Cell, readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { openZip } from '../archive/open-zip.ts';
import { refusal } from '../refusal.ts';
import { cellText } from './cell-text.ts';
import { columnLabel, joinedPlace, type SheetCell, type SheetRead, type SheetRow } from './sheet.ts';

/** Parts that hold cells and what was remarked on them; pictures, charts, macros and links to other files stay packed. */
const PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(worksheets\/|threadedComments\/|persons\/)?(_rels\/)?[^/]+\.(xml|rels))$/;
const PLACES = /<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r=["']([A-Z]*)(\d+)["']/g;
const ROWS = 20_000;
const LETTERS = 2;

/** Throws damaged-file, and too-large for one that is larger than anybody reads on paper. */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRead[]> {
  const parts = openZip(bytes, (name) => PARTS.test(name));
  for (const [name, part] of parts) if (name.includes('/worksheets/')) refuseWide(part);
  // Packed again without compression: the library sees only what came through, and unpacks nothing itself.
  const plain = zipSync(Object.fromEntries(parts), { level: 0 });
  const { sheets } = await readWorkbook(plain, { readStyles: true }).catch((cause: unknown) => {
    throw refusal('damaged-file', 'cells-unread', cause);
  });
  return sheets.map(sheetOf);
}

function sheetOf(sheet: Sheet): SheetRead {
  const hiddenColumns = new Set(
    (sheet.columns ?? []).flatMap(({ hidden }, i) => (hidden === true ? [i] : [])),
  );
  const rows = sheet.rows.map((values, row): SheetRow => {
    const cells = new Map<number, SheetCell>();
    for (const [column, value] of values.entries()) {
      const said = cellOf(value, sheet.cells?.get(`${row},${column}`));
      if (said.text !== '') cells.set(column, said);
    }
    return { number: row + 1, isHidden: sheet.rowDefs?.get(row)?.hidden === true, cells };
  });
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    hiddenColumns,
    rows: rows.filter(({ cells }) => cells.size > 0),
    joined: (sheet.merges ?? []).flatMap((range) => {
      const [row, column] = [range.startRow, range.startCol];
      const place = joinedPlace({ row, column, lastRow: range.endRow, lastColumn: range.endCol });
      return rows[row]?.cells.has(column) === true ? [place] : [];
    }),
    remarks: remarksOf(sheet),
  };
}

function cellOf(value: unknown, cell: Cell | undefined): SheetCell {
  const isFormula = cell?.formula !== undefined;
  const shown = isFormula ? (cell.formulaResult ?? value) : value;
  const text = cellText(shown, cell?.style?.numFmt ?? '');
  return { text, isNumber: typeof shown === 'number' || shown instanceof Date, isFormula };
}

function remarksOf(sheet: Sheet): SheetRead['remarks'] {
  return [...(sheet.cells ?? [])].flatMap(([place, { comment }]) => {
    if (comment === undefined || comment.text.trim() === '') return [];
    const [row = 0, column = 0] = place.split(',').map(Number);
    const at = `${columnLabel(column)}${row + 1}`;
    return [{ at, by: comment.author ?? '', text: comment.text.trim() }];
  });
}

/** One cell at the far end of a sheet makes every row before it that long. */
function refuseWide(part: Uint8Array): void {
  for (const [, letters = '', row] of strFromU8(part).matchAll(PLACES)) {
    if (letters.length > LETTERS || Number(row) > ROWS) {
      throw refusal('too-large', 'too-wide');
    }
  }
}
