/**
 * @file The cells of one sheet of Excel 97 to 2003. Of a formula the result that was saved with it is read, and nothing is
 * worked out; what is hidden is read too, and known to be hidden.
 */
import { isDateFormat, serialToDate } from 'hucre';
import { cellText } from '../cell-text.ts';
import { columnLabel, joinedPlace, type SheetCell, type SheetRead } from '../sheet.ts';
import { blocksAt, type OldRecord, RECORD, Words } from './records.ts';
import type { OldWorkbook } from './workbook.ts';

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
const HIDDEN_ROW = 0x20;
/** Columns of such a sheet. */
const COLUMNS = 256;

/** Throws RangeError where a record is shorter than what it should hold. */
export function readSheet(
  records: readonly OldRecord[],
  book: OldWorkbook,
  { name, at, isHidden }: OldWorkbook['sheets'][number],
): SheetRead {
  const sheet = new Cells(book);
  const begin = records.findIndex((record) => record.at === at);
  let depth = 0;
  for (let i = begin; begin >= 0 && i < records.length; i += 1) {
    const { id } = records[i] as OldRecord;
    // A chart on the sheet is a sheet within it.
    if (id === RECORD.begin) depth += 1;
    else if (id === RECORD.end) depth -= 1;
    else if (depth === 1) sheet.take(records, i);
    if (depth === 0) break;
  }
  return { name, isHidden, ...sheet.read() };
}

class Cells {
  readonly #book: OldWorkbook;
  readonly #rows = new Map<number, Map<number, SheetCell>>();
  readonly #hiddenRows = new Set<number>();
  readonly #hiddenColumns = new Set<number>();
  readonly #joined: { readonly row: number; readonly column: number; readonly place: string }[] = [];
  /** Text in boxes by the number of the box; who remarked it says to which cell it belongs. */
  readonly #boxes = new Map<number, string>();
  readonly #remarks: { at: string; by: string; box: number }[] = [];
  #box = 0;

  constructor(book: OldWorkbook) {
    this.#book = book;
  }

  take(records: readonly OldRecord[], index: number): void {
    const { id, data } = records[index] as OldRecord;
    const short = (at: number) => data.getUint16(at, true);
    if (id === RECORD.wordsCell) this.#put(data, this.#book.words[data.getUint32(6, true)] ?? '');
    else if (id === RECORD.text || id === RECORD.richText) this.#put(data, new Words([data], 6).text());
    else if (id === RECORD.number) this.#put(data, data.getFloat64(6, true));
    else if (id === RECORD.shortNumber) this.#put(data, shortNumber(data.getUint32(6, true)));
    else if (id === RECORD.numbers) {
      for (let at = 4, column = short(2); at + 8 <= data.byteLength; at += 6, column += 1)
        this.#set(short(0), column, short(at), shortNumber(data.getUint32(at + 2, true)));
    } else if (id === RECORD.truth) {
      const value = data.getUint8(6);
      this.#put(data, data.getUint8(7) === 1 ? (ERRORS[value] ?? '#ERR!') : value !== 0);
    } else if (id === RECORD.formula) this.#put(data, resultAt(records, index), true);
    else if (id === RECORD.row && (short(12) & HIDDEN_ROW) !== 0) this.#hiddenRows.add(short(0));
    else if (id === RECORD.columns && (short(8) & 1) === 1) {
      for (let column = short(0); column <= Math.min(short(2), COLUMNS); column += 1)
        this.#hiddenColumns.add(column);
    } else if (id === RECORD.joined) {
      for (let at = 2; at + 8 <= data.byteLength; at += 8) {
        const [row, lastRow, column, lastColumn] = [short(at), short(at + 2), short(at + 4), short(at + 6)];
        this.#joined.push({ row, column, place: joinedPlace({ row, column, lastRow, lastColumn }) });
      }
    } else if (id === RECORD.object) this.#box = short(6);
    else if (id === RECORD.boxText) {
      const length = short(10);
      // Its words stand in the record behind it.
      const words = length === 0 ? null : new Words(blocksAt(records, index).slice(1));
      if (words !== null) this.#boxes.set(this.#box, words.letters(length, words.byte()));
    } else if (id === RECORD.remark) {
      const at = `${columnLabel(short(2))}${short(0) + 1}`;
      this.#remarks.push({ at, by: new Words([data], 8).text(), box: short(6) });
    }
  }

  read(): Omit<SheetRead, 'name' | 'isHidden'> {
    const rows = [...this.#rows].sort(([a], [b]) => a - b);
    return {
      hiddenColumns: this.#hiddenColumns,
      rows: rows.map(([row, cells]) => ({ number: row + 1, isHidden: this.#hiddenRows.has(row), cells })),
      joined: this.#joined.flatMap(({ row, column, place }) =>
        this.#rows.get(row)?.has(column) ? [place] : [],
      ),
      remarks: this.#remarks.flatMap(({ at, by, box }) => {
        const text = this.#boxes.get(box)?.trim() ?? '';
        return text === '' ? [] : [{ at, by, text }];
      }),
    };
  }

  #put(data: DataView, value: unknown, isFormula = false): void {
    this.#set(data.getUint16(0, true), data.getUint16(2, true), data.getUint16(4, true), value, isFormula);
  }

  #set(row: number, column: number, shownAs: number, value: unknown, isFormula = false): void {
    const format = this.#book.formats[shownAs] ?? '';
    const isNumber = typeof value === 'number';
    const shown = isNumber && isDateFormat(format) ? serialToDate(value, this.#book.from1904) : value;
    const text = cellText(shown, format);
    if (text === '') return;
    const cells = this.#rows.get(row) ?? new Map<number, SheetCell>();
    this.#rows.set(row, cells.set(column, { text, isNumber, isFormula }));
  }
}

/** Thirty bits of a number, with two that say how to read them (section 2.5.122). */
function shortNumber(packed: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, packed & 0xffff_fffc);
  const value = (packed & 2) === 2 ? (packed | 0) >> 2 : view.getFloat64(0);
  return (packed & 1) === 1 ? value / 100 : value;
}

/** What was saved with a formula (section 2.5.133); of a text it says that the record of words behind it has it. */
function resultAt(records: readonly OldRecord[], index: number): unknown {
  const { data } = records[index] as OldRecord;
  if (data.getUint16(12, true) !== 0xffff) return data.getFloat64(6, true);
  const [kind, value] = [data.getUint8(6), data.getUint8(8)];
  if (kind === 1) return value !== 0;
  if (kind === 2) return ERRORS[value] ?? '#ERR!';
  if (kind !== 0) return '';
  // What several cells share may stand between.
  for (let i = index + 1; i < records.length && i <= index + 3; i += 1) {
    const { id } = records[i] as OldRecord;
    if (id === RECORD.formulaText) return new Words(blocksAt(records, i)).text();
    if (id === RECORD.formula || id === RECORD.end) break;
  }
  return '';
}
