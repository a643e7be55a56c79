/**
 * @file What the cells of a workbook say, sheet by sheet and row by row. Of a formula only the result that was saved with it is
 * read, and nothing is ever worked out.
 */
import { strFromU8, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/universal';
import type { Block } from '../../contract/rendering.ts';
import { openZip } from '../archive/open-zip.ts';
import { refusal } from '../refusal.ts';

/** Parts that hold the cells; pictures, macros and links to other files stay packed. */
const PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/([^/]+\/)?(_rels\/)?[^/]+\.(xml|rels))$/;
const PLACES = /<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r=["']([A-Z]*)(\d+)["']/g;
const ROWS = 20_000;
const LETTERS = 2;

/** Throws damaged-file, and too-large for one that is larger than anybody reads on paper. */
export async function readXlsx(bytes: Uint8Array): Promise<Block[]> {
  const parts = openZip(bytes, (name) => PARTS.test(name));
  for (const [name, part] of parts) if (name.includes('/worksheets/')) refuseWide(part);
  // Packed again without compression: the library would otherwise unpack large parts in workers of its own.
  const plain = zipSync(Object.fromEntries(parts), { level: 0 });
  const sheets = await readExcelFile(plain.buffer as ArrayBuffer, { trim: false }).catch((cause: unknown) => {
    throw refusal('damaged-file', 'cells-unread', cause);
  });
  return sheets.flatMap(({ sheet, data }): Block[] => [
    { kind: 'text', style: 'heading', runs: [{ as: 'plain', text: sheet }] },
    ...data.flatMap((row, i) => rowBlock(row, i + 1)),
    { kind: 'text', style: 'body', runs: [] },
  ]);
}

/** "3: May | £0 | "; nothing where the row is empty. */
function rowBlock(row: readonly unknown[], number: number): Block[] {
  const cells = row.map(cellText);
  while (cells.at(-1) === '') cells.pop();
  if (cells.length === 0) return [];
  return [{ kind: 'text', style: 'body', runs: [{ as: 'plain', text: `${number}: ${cells.join(' | ')}` }] }];
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value).replace(/\s+/g, ' ').trim();
  const said = value.toISOString();
  return said.endsWith('T00:00:00.000Z') ? said.slice(0, 10) : said.slice(0, 16).replace('T', ' ');
}

/** One cell at the far end of a sheet makes every row before it that long. */
function refuseWide(part: Uint8Array): void {
  for (const [, letters = '', row] of strFromU8(part).matchAll(PLACES)) {
    if (letters.length > LETTERS || Number(row) > ROWS) {
      throw refusal('too-large', 'too-wide');
    }
  }
}
