/** @file A workbook as Excel wrote it from 1997 to 2003: records of BIFF8 (MS-XLS) in a compound file. */
import { burn } from '@kenjiuno/msgreader/lib/Burner.js';

const [STREAM, ROOT] = [2, 5] as const;

export interface OldCell {
  readonly value: string | number;
  /** As Excel writes formats: "dd/mm/yyyy". */
  readonly format?: string;
  /** `value` is what was saved as its result. */
  readonly isFormula?: true;
  readonly remark?: { readonly by: string; readonly text: string };
}

export interface OldSheet {
  readonly name: string;
  readonly isHidden?: true;
  readonly rows: readonly (readonly (string | number | OldCell | null)[])[];
  /** Counting from 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  /** First and last row, first and last column. */
  readonly joined?: readonly (readonly [number, number, number, number])[];
}

const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
};
const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, i * 4);
  return bytes;
};
const f64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
};
const record = (id: number, ...parts: Uint8Array[]) => {
  const data = Buffer.concat(parts);
  return Buffer.concat([u16(id, data.length), data]);
};
const letters = (text: string) => Buffer.concat([Buffer.from([1]), Buffer.from(text, 'utf16le')]);
const long = (text: string) => Buffer.concat([u16(text.length), letters(text)]);
const short = (text: string) => Buffer.concat([Buffer.from([text.length]), letters(text)]);

const BOF = (kind: number) => record(0x809, u16(0x600, kind, 0, 0), u32(0, 0));
const EOF = record(0x0a);
/** The most that a record may hold; the words of a workbook go on in the next. */
const MOST = 8224;

/** `broken`: where the words of the workbook are cut into records, as Excel does in the midst of one. */
export function xls(sheets: readonly OldSheet[], { broken = MOST } = {}): Buffer {
  const words: string[] = [];
  const formats = ['General'];
  const bodies = sheets.map((sheet) => sheetOf(sheet, words, formats));
  const globals = (at: readonly number[]) =>
    Buffer.concat([
      BOF(5),
      ...formats.map((format, i) => record(0x41e, u16(164 + i), long(format))),
      ...formats.map((_format, i) => record(0xe0, u16(0, 164 + i), Buffer.alloc(16))),
      ...sheets.map(({ name, isHidden }, i) =>
        record(0x85, u32(at[i] ?? 0), Buffer.from([isHidden ? 1 : 0, 0]), short(name)),
      ),
      ...sharedWords(words, broken),
      EOF,
    ]);
  const begin = globals([]).length;
  const at = bodies.map((_body, i) => bodies.slice(0, i).reduce((sum, before) => sum + before.length, begin));
  return compound('Workbook', Buffer.concat([globals(at), ...bodies]));
}

export function compound(name: string, bytes: Uint8Array): Buffer {
  // A stream below this size is kept among the small ones, which Excel does not do.
  const content = Buffer.concat([bytes, Buffer.alloc(Math.max(0, 4096 - bytes.length))]);
  const root = { name: 'Root Entry', type: ROOT, length: 0, children: [1] };
  const stream = {
    name,
    type: STREAM,
    length: content.length,
    binaryProvider: () => new Uint8Array(content),
  };
  return Buffer.from(burn([root, stream]));
}

function sheetOf(sheet: OldSheet, words: string[], formats: string[]): Buffer {
  const records: Buffer[] = [BOF(0x10)];
  for (const column of sheet.hiddenColumns ?? [])
    records.push(record(0x7d, u16(column, column, 2304, 0, 1, 0)));
  for (const row of sheet.hiddenRows ?? []) records.push(record(0x208, u16(row, 0, 9, 255, 0, 0, 0x20, 0)));
  const remarks: Buffer[] = [];
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, given] of cells.entries()) {
      if (given === null) continue;
      const cell: OldCell = typeof given === 'object' ? given : { value: given };
      const format = cell.format ?? 'General';
      if (!formats.includes(format)) formats.push(format);
      records.push(...cellOf(cell, u16(row, column, formats.indexOf(format)), words));
      if (cell.remark !== undefined) {
        const id = remarks.length + 1;
        records.push(...drawn(id, cell.remark.text));
        remarks.push(record(0x1c, u16(row, column, 0, id), long(cell.remark.by), Buffer.from([0])));
      }
    }
  const joined = sheet.joined ?? [];
  return Buffer.concat([...records, record(0xe5, u16(joined.length, ...joined.flat())), ...remarks, EOF]);
}

function cellOf({ value, isFormula }: OldCell, place: Buffer, words: string[]): Buffer[] {
  const formula = [u16(0), u32(0), u16(3), Buffer.from([0x1e, 1, 0])];
  if (typeof value === 'number')
    return [isFormula ? record(0x06, place, f64(value), ...formula) : record(0x203, place, f64(value))];
  if (isFormula) {
    const isText = Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]);
    // What several cells share stands between a formula and its words.
    const shared = record(0x4bc, Buffer.alloc(10));
    return [record(0x06, place, isText, ...formula), shared, record(0x207, long(value))];
  }
  words.push(value);
  return [record(0xfd, place, u32(words.length - 1))];
}

/** The box of a remark, and what is in it. */
const drawn = (id: number, text: string) => [
  record(0x5d, u16(0x15, 0x12, 0x19, id), Buffer.alloc(14), u32(0)),
  record(0x1b6, u16(0, 0, 0, 0, 0, text.length, 16, 0, 0)),
  record(0x3c, letters(text)),
  record(0x3c, Buffer.alloc(16)),
];

/** All words, one after the other; where they are cut, the next record says anew how its letters are kept. */
function sharedWords(words: readonly string[], broken: number): Buffer[] {
  const records: Buffer[] = [];
  let at: Buffer = u32(words.length, words.length);
  for (const word of words) {
    let rest: Buffer = Buffer.from(word, 'utf16le');
    at = Buffer.concat([at, u16(word.length), Buffer.from([1])]);
    while (at.length + rest.length > broken) {
      const fits = Math.max(0, Math.floor((broken - at.length) / 2) * 2);
      records.push(Buffer.concat([at, rest.subarray(0, fits)]));
      [at, rest] = [Buffer.from([1]), rest.subarray(fits)];
    }
    at = Buffer.concat([at, rest]);
  }
  return [...records, at].map((data, i) => record(i === 0 ? 0xfc : 0x3c, data));
}
