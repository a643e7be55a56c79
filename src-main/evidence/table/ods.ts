/**
 * @file The sheets of an OpenDocument spreadsheet (ODF 1.3, part 3, chapter 9). Each cell brings the words that its program
 * showed, and these are taken as they are; nothing is worked out.
 */
import { openZip } from '../archive/open-zip.ts';
import { readXml } from '../document/read-xml.ts';
import { refusal } from '../refusal.ts';
import { columnLabel, joinedPlace, type SheetCell, type SheetRead, type SheetRow } from './sheet.ts';

type Attributes = Readonly<Record<string, string>>;

const ROWS = 20_000;
const COLUMNS = 702;
/** Places that hold something: what repeats is written once in the file, and many times on paper. */
const PLACES = 500_000;
const NUMBERS = new Set(['float', 'currency', 'percentage', 'date', 'time']);
const HIDDEN = new Set(['collapse', 'filter']);

/** Throws damaged-file, too-large. */
export function readOds(bytes: Uint8Array): SheetRead[] {
  const content = openZip(bytes, (name) => name === 'content.xml').get('content.xml');
  if (content === undefined) throw refusal('damaged-file', 'cells-unread');
  return new Sheets().read(content);
}

class Sheets {
  readonly #sheets: SheetRead[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #sheet: ReturnType<typeof blank> = blank();
  #column = 0;
  #row = 0;
  #cells = new Map<number, SheetCell>();
  #rowAttributes: Attributes = {};
  #cell: { at: Attributes; text: string } | null = null;
  #remark: { by: string; text: string } | null = null;
  #isAuthor = false;
  #isSilent = false;
  #put = 0;

  read(content: Uint8Array): SheetRead[] {
    readXml(content, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#say(text.replace(/[\t\r\n ]+/g, ' ')),
      close: (name) => this.#close(name),
    });
    return this.#sheets;
  }

  #open(name: string, at: Attributes): void {
    if (name === 'style:style') this.#style = at['style:name'] ?? '';
    else if (name === 'style:table-properties' && at['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table:table') this.#begin(at);
    else if (name === 'table:table-column') this.#columns(at);
    else if (name === 'table:table-row') {
      this.#rowAttributes = at;
      this.#cells = new Map();
      this.#column = 0;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.#cell = { at, text: '' };
    else if (name === 'office:annotation') this.#remark = { by: '', text: '' };
    else if (name === 'dc:creator') this.#isAuthor = true;
    else if (name === 'dc:date' || name === 'meta:creator-initials') this.#isSilent = true;
    else if (name === 'text:s') this.#say(' '.repeat(Math.min(80, Number(at['text:c'] ?? 1) || 1)));
    else if (name === 'text:tab' || name === 'text:line-break') this.#say(name === 'text:tab' ? ' ' : '\n');
  }

  #close(name: string): void {
    if (name === 'text:p') this.#say('\n');
    else if (name === 'dc:creator') this.#isAuthor = false;
    else if (name === 'dc:date' || name === 'meta:creator-initials') this.#isSilent = false;
    else if (name === 'office:annotation') this.#endRemark();
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell();
    else if (name === 'table:table-row') this.#endRow();
    else if (name === 'table:table') this.#sheets.push(this.#sheet);
  }

  #begin(at: Attributes): void {
    this.#sheet = blank();
    this.#sheet.name = at['table:name'] ?? '';
    this.#sheet.isHidden = this.#hiddenStyles.has(at['table:style-name'] ?? '');
    [this.#column, this.#row] = [0, 0];
  }

  #columns(at: Attributes): void {
    const count = times(at['table:number-columns-repeated']);
    const isHidden = HIDDEN.has(at['table:visibility'] ?? '');
    for (let i = this.#column; isHidden && i < Math.min(this.#column + count, COLUMNS); i += 1)
      this.#sheet.hiddenColumns.add(i);
    this.#column += count;
  }

  #say(text: string): void {
    if (this.#isSilent) return;
    if (this.#remark !== null) {
      if (this.#isAuthor) this.#remark.by += text;
      else this.#remark.text += text;
    } else if (this.#cell !== null) this.#cell.text += text;
  }

  #endRemark(): void {
    const { by, text } = this.#remark ?? { by: '', text: '' };
    this.#remark = null;
    const at = `${columnLabel(this.#column)}${this.#row + 1}`;
    if (text.trim() !== '') this.#sheet.remarks.push({ at, by: by.trim(), text: text.trim() });
  }

  #endCell(): void {
    const { at, text } = this.#cell ?? { at: {}, text: '' };
    this.#cell = null;
    const count = times(at['table:number-columns-repeated']);
    const said = text.trim();
    if (said !== '') {
      if (this.#column + count > COLUMNS) throw refusal('too-large', 'too-wide');
      const isNumber = NUMBERS.has(at['office:value-type'] ?? '');
      const cell = { text: said, isNumber, isFormula: at['table:formula'] !== undefined };
      for (let i = 0; i < count; i += 1) this.#cells.set(this.#column + i, cell);
      this.#join(times(at['table:number-columns-spanned']), times(at['table:number-rows-spanned']));
    }
    this.#column += count;
  }

  #join(across: number, down: number): void {
    if (across === 1 && down === 1) return;
    const [row, column] = [this.#row, this.#column];
    const place = { row, column, lastRow: row + down - 1, lastColumn: column + across - 1 };
    this.#sheet.joined.push(joinedPlace(place));
  }

  #endRow(): void {
    const count = times(this.#rowAttributes['table:number-rows-repeated']);
    const isHidden = HIDDEN.has(this.#rowAttributes['table:visibility'] ?? '');
    if (this.#cells.size > 0) {
      this.#put += count * this.#cells.size;
      if (this.#row + count > ROWS || this.#put > PLACES) throw refusal('too-large', 'too-wide');
      for (let i = 0; i < count; i += 1)
        this.#sheet.rows.push({ number: this.#row + i + 1, isHidden, cells: this.#cells });
    }
    this.#row += count;
  }
}

type Remark = SheetRead['remarks'][number];
const blank = () => ({
  name: '',
  isHidden: false,
  hiddenColumns: new Set<number>(),
  rows: [] as SheetRow[],
  joined: [] as string[],
  remarks: [] as Remark[],
});
const times = (said: string | undefined): number => Math.max(1, Math.trunc(Number(said ?? 1)) || 1);
