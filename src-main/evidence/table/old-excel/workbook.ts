/** @file What a workbook of Excel 97 to 2003 says for all its sheets: their names, its words, how numbers are shown. */

import { blocksAt, type OldRecord, RECORD, Words } from './records.ts';

// Formats that Excel knows by number alone, and keeps in no file (MS-XLS, section 2.4.126, its table of ifmt).

const KNOWN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
};

export interface OldWorkbook {
  readonly sheets: readonly { readonly name: string; readonly at: number; readonly isHidden: boolean }[];
  readonly words: readonly string[];
  /** By the number that a cell names. */
  readonly formats: readonly string[];
  /** Days are counted from 1904, as on a Macintosh. */
  readonly from1904: boolean;
}

const BIFF8 = 0x0600;
/** A sheet of cells; charts and macros have other numbers. */
const CELLS = 0;

/** Null where it is locked, or older than 1997. Throws RangeError where it is cut off. */
export function readWorkbook(records: readonly OldRecord[]): OldWorkbook | null {
  if (records[0]?.id !== RECORD.begin || records[0].data.getUint16(0, true) !== BIFF8) return null;
  const sheets: OldWorkbook['sheets'][number][] = [];
  const texts = new Map<number, string>();
  const numbers: number[] = [];
  let [words, from1904]: [string[], boolean] = [[], false];
  for (const [i, { id, data }] of records.entries()) {
    if (id === RECORD.end) break;
    if (id === RECORD.locked) return null;
    if (id === RECORD.days1904) from1904 = data.getUint16(0, true) === 1;
    else if (id === RECORD.formatText) texts.set(data.getUint16(0, true), new Words([data], 2).text());
    else if (id === RECORD.format) numbers.push(data.getUint16(2, true));
    else if (id === RECORD.words) words = sharedWords(blocksAt(records, i));
    else if (id === RECORD.sheet && data.getUint8(5) === CELLS) {
      const name = new Words([data], 6);
      const isHidden = (data.getUint8(4) & 3) !== 0;
      sheets.push({ name: name.text(name.byte()), at: data.getUint32(0, true), isHidden });
    }
  }
  const formats = numbers.map((number) => texts.get(number) ?? KNOWN_FORMATS[number] ?? '');
  return { sheets, words, formats, from1904 };
}

/** It says how many there are; no more are read than there are bytes for. */
function sharedWords(blocks: readonly DataView[]): string[] {
  const said: string[] = [];
  const from = new Words(blocks, 8);
  const count = blocks[0]?.getUint32(4, true) ?? 0;
  while (said.length < count && !from.isAtEnd) said.push(from.text());
  return said;
}
