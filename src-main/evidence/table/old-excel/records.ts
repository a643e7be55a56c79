/**
 * @file Records of a workbook of Excel 97 to 2003 (MS-XLS, section 2.1.4): a number, a length, and what it holds. Numbers
 * count their bytes from the low end.
 */

export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  remark: 0x1c,
  days1904: 0x22,
  locked: 0x2f,
  goesOn: 0x3c,
  object: 0x5d,
  columns: 0x7d,
  sheet: 0x85,
  numbers: 0xbd,
  richText: 0xd6,
  format: 0xe0,
  joined: 0xe5,
  words: 0xfc,
  wordsCell: 0xfd,
  boxText: 0x1b6,
  number: 0x203,
  text: 0x204,
  truth: 0x205,
  formulaText: 0x207,
  row: 0x208,
  shortNumber: 0x27e,
  formatText: 0x41e,
  begin: 0x809,
} as const;

export interface OldRecord {
  readonly id: number;
  /** Where it begins in the workbook. */
  readonly at: number;
  readonly data: DataView;
}

/** Every record; the last is as long as the file has bytes for. */
export function recordsOf(stream: Uint8Array): OldRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const records: OldRecord[] = [];
  for (let at = 0; at + 4 <= view.byteLength; ) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    // What follows the last record is filled up with nothing.
    if (id === 0 && length === 0) break;
    const held = Math.min(length, view.byteLength - at - 4);
    records.push({ id, at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, held) });
    at += 4 + length;
  }
  return records;
}

const WIDE = 1;
const RICH = 8;
const PHONETIC = 4;

/**
 * Text, read through one record and those it goes on in: where letters are cut, the next record says anew whether each has
 * one byte or two. Throws RangeError where it says more than there is.
 */
export class Words {
  #block = 0;
  #at: number;
  readonly #blocks: readonly DataView[];

  constructor(blocks: readonly DataView[], at = 0) {
    this.#blocks = blocks;
    this.#at = at;
  }

  get isAtEnd(): boolean {
    return this.#block >= this.#blocks.length - 1 && this.#left() <= 0;
  }

  byte(): number {
    while (this.#left() <= 0) this.#next();
    this.#at += 1;
    return this.#view().getUint8(this.#at - 1);
  }

  short(): number {
    return this.byte() + this.byte() * 0x100;
  }

  /** As long as it says, or as `length` says; with what Excel keeps about its letters passed over. */
  text(length = this.short()): string {
    const flags = this.byte();
    const runs = (flags & RICH) === 0 ? 0 : this.short() * 4;
    const sounds = (flags & PHONETIC) === 0 ? 0 : this.short() + this.short() * 0x1_0000;
    const said = this.letters(length, flags);
    for (let i = 0; i < runs + sounds; i += 1) this.byte();
    return said;
  }

  letters(length: number, flags: number): string {
    let [wide, said] = [(flags & WIDE) === WIDE, ''];
    for (let i = 0; i < length; i += 1) {
      if (this.#left() <= 0) {
        this.#next();
        wide = (this.byte() & WIDE) === WIDE;
      }
      said += String.fromCharCode(wide ? this.short() : this.byte());
    }
    return said.toWellFormed();
  }

  #view = (): DataView => this.#blocks[this.#block] as DataView;
  #left = (): number => this.#view().byteLength - this.#at;

  #next(): void {
    if (this.#block + 1 >= this.#blocks.length) throw new RangeError('cut off');
    this.#block += 1;
    this.#at = 0;
  }
}

/** The record at `index` and those that it goes on in. */
export function blocksAt(records: readonly OldRecord[], index: number): DataView[] {
  const first = records[index];
  const blocks = first === undefined ? [] : [first.data];
  for (let i = index + 1; records[i]?.id === RECORD.goesOn; i += 1)
    blocks.push((records[i] as OldRecord).data);
  return blocks;
}
