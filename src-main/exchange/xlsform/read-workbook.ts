/**
 * @file From the bytes of an .xlsx file to rows of text. Cells are data: of a formula only the result that was
 * saved with it is read, and nothing is ever worked out. The archive is unpacked within limits first; the
 * spreadsheet library then sees only what came through.
 */
import { strFromU8, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import { TestimonyError } from '../../core/errors/errors.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import type { Sheet, SheetRow, Workbook } from './workbook.ts';

/** Parts of the archive that hold the cells; pictures, macros and printer settings stay packed. */
const PARTS = /^xl\/(.*\/)?[^/]+\.(xml|rels)$/;
const PLACES = /<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r=["']([A-Z]*)(\d+)["']/g;

/** Throws form-damaged (no workbook, damaged, locked with a password), too-large. */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = unpack(bytes);
  if (parts['xl/workbook.xml'] === undefined) {
    throw unreadable('it is not an .xlsx workbook');
  }
  for (const [path, part] of Object.entries(parts)) if (path.includes('/worksheets/')) refuseWideSheet(part);
  // Packed again without compression: the library would otherwise unpack large parts in workers of its own.
  const plain = zipSync(parts, { level: 0 });
  try {
    const sheets = await readExcelFile(plain.buffer as ArrayBuffer, { trim: false });
    return sheets.map(({ sheet, data }) => toSheet(sheet, data));
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw unreadable('the workbook is damaged', thrown);
  }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes.length > WORKBOOK_LIMITS.fileBytes) throw tooLarge(`${bytes.length} bytes`);
  // An encrypted workbook is an OLE container and no archive.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw unreadable('it is locked with a password, or in the old .xls format; save it as .xlsx without one');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw unreadable('it is not an .xlsx workbook');
  }
  let entries = 0;
  let unpacked = 0;
  try {
    // The stated size is also all that is ever written: an entry that holds more is cut there and does not parse.
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > WORKBOOK_LIMITS.entries) throw tooLarge('too many parts');
        if (!PARTS.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > WORKBOOK_LIMITS.unpackedBytes) throw tooLarge('it unpacks to far more than a form');
        return true;
      },
    });
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw unreadable('the workbook is damaged', thrown);
  }
}

/** One cell at the far end of a sheet makes every row before it that long. */
function refuseWideSheet(part: Uint8Array): void {
  for (const [, letters = '', row] of strFromU8(part).matchAll(PLACES)) {
    if (letters.length > 3 || columnNumber(letters) > WORKBOOK_LIMITS.columns) {
      throw tooLarge(`more than ${WORKBOOK_LIMITS.columns} columns`);
    }
    if (Number(row) > WORKBOOK_LIMITS.rows) throw tooLarge(`more than ${WORKBOOK_LIMITS.rows} rows`);
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function toSheet(name: string, data: readonly (readonly unknown[])[]): Sheet {
  const columns = (data[0] ?? []).map(cellText);
  const rows: SheetRow[] = [];
  for (const [index, values] of data.entries()) {
    if (index === 0) continue;
    const cells = columns.map((_, column) => cellText(values[column]));
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: index + 1, cells });
  }
  return { name, columns, rows };
}

/** What a person sees in the cell. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) {
    const text = Number.isNaN(value.valueOf()) ? '' : value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  const text = String(value)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '');
  if (text.length > WORKBOOK_LIMITS.cellCharacters) throw tooLarge('one cell holds a whole document');
  return text;
}

const tooLarge = (detail: string) => new TestimonyError('too-large', { detail });

const unreadable = (detail: string, cause?: unknown) =>
  new TestimonyError('form-damaged', { detail, findings: [], cause });
