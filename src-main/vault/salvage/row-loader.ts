/**
 * @file Puts rows of a damaged store into the new one. A row whose parent is gone gets one made from what is known, or is
 * kept beside the tables; so is one of which part is missing that cannot be done without. Nothing that was read is dropped.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb, SqlValue, WriteTx } from '../db.ts';
import { type FillIn, fillRow, type SalvageHelp } from './fill-row.ts';
import type { Known, RowGone } from './stored-tables.ts';
import type { Reference, TableShape } from './table-shape.ts';
import type { FoundRow } from './tree-reader.ts';

export interface KeptRow {
  readonly table: string;
  readonly values: Known;
}

export class RowLoader {
  readonly #shapes: ReadonlyMap<string, TableShape>;
  readonly #help: SalvageHelp;
  readonly #at: string;
  /** Rows that stand in the place of lost ones, or have lost part: what is known of each. */
  readonly mended: RowGone[] = [];
  readonly kept: KeptRow[] = [];
  /** Tables that are not as they were. */
  readonly changed = new Set<string>();
  /** What indexes know of rows that are gone, for when a child names one: by table. */
  readonly #gone = new Map<string, RowGone[]>();

  constructor(shapes: readonly TableShape[], help: SalvageHelp, at: string) {
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]));
    this.#help = help;
    this.#at = at;
  }

  /** A row as it was found. */
  add(tx: WriteTx, shape: TableShape, row: FoundRow): void {
    const { values, whole, cutText } = row.record;
    const known: Known = {};
    for (const [index, column] of shape.columns.entries()) {
      if (column.name === shape.alias) known[column.name] = row.rowid;
      else if (index < values.length) known[column.name] = values[index] ?? null;
    }
    if (whole) {
      if (this.#insert(tx, shape, known, row.rowid)) return;
      this.kept.push({ table: shape.name, values: known });
      this.changed.add(shape.name);
      return;
    }
    this.#addCut(tx, shape, { known, cutText, at: values.length, rowid: row.rowid });
  }

  /** A row that is gone, and of which an index still knows something. False where nothing could be made of it. */
  addGone(tx: WriteTx, shape: TableShape, gone: RowGone): boolean {
    this.#gone.set(shape.name, [...(this.#gone.get(shape.name) ?? []), gone]);
    return this.#fill(tx, shape, gone.known, gone.rowid);
  }

  /** Of a row whose bytes end early: what is left, with a mark at the end of a text; the rest from elsewhere. */
  #addCut(
    tx: WriteTx,
    shape: TableShape,
    { known, cutText, at, rowid }: { known: Known; cutText: string | null; at: number; rowid: number },
  ): void {
    const column = shape.columns[at];
    const prose = cutText !== null && !/^\s*["[{]/.test(cutText);
    const marked: Known =
      prose && column !== undefined ? { ...known, [column.name]: `${cutText} ${this.#help.cutOff}` } : known;
    const rest = shape.columns.slice(Object.keys(marked).length);
    const enough = rest.every(({ notNull, hasDefault }) => !notNull || hasDefault);
    const put = enough ? this.#insert(tx, shape, marked, rowid) : this.#fill(tx, shape, known, rowid);
    this.mended.push({ table: shape.name, rowid, known });
    this.changed.add(shape.name);
    // A piece of a file with a hole in it is of use to nobody; which file it was of is said.
    if (!put && shape.name !== 'blob_chunk') {
      const values = cutText === null || column === undefined ? known : { ...known, [column.name]: cutText };
      this.kept.push({ table: shape.name, values });
    }
  }

  #fill(tx: WriteTx, shape: TableShape, known: Known, rowid: number | null): boolean {
    const row = fillRow(shape.name, known, this.#fillIn(tx));
    this.changed.add(shape.name);
    return row !== null && this.#insert(tx, shape, row, rowid);
  }

  #fillIn(tx: WriteTx): FillIn {
    return {
      db: tx,
      help: this.#help,
      at: this.#at,
      make: (table, known) => {
        const shape = this.#shapes.get(table);
        const id = known.id ?? null;
        if (shape === undefined || id === null) return false;
        if (isThere(tx, { parent: table, from: ['id'], to: ['id'] }, { id })) return true;
        return this.#makeUp(tx, shape, known);
      },
    };
  }

  #makeUp(tx: WriteTx, shape: TableShape, known: Known): boolean {
    const gone = this.#gone
      .get(shape.name)
      ?.find((one) => Object.entries(known).every(([column, value]) => one.known[column] === value));
    const all = { ...known, ...gone?.known };
    if (!this.#fill(tx, shape, all, gone?.rowid ?? null)) return false;
    if (gone === undefined) this.mended.push({ table: shape.name, rowid: 0, known: all });
    return true;
  }

  #insert(tx: WriteTx, shape: TableShape, row: Known, rowid: number | null): boolean {
    for (const reference of shape.references) {
      if (reference.from.some((column) => (row[column] ?? null) === null)) continue;
      if (isThere(tx, reference, row)) continue;
      const parent = this.#shapes.get(reference.parent);
      const known: Known = {};
      reference.to.forEach((column, index) => {
        known[column] = row[reference.from[index] ?? ''] ?? null;
      });
      // What the child says of its case, its parent is in too.
      const own = parent?.columns.some(({ name }) => name === 'case_id') === true ? row.case_id : undefined;
      const more = own === undefined || own === null ? {} : { case_id: own };
      if (parent === undefined || !this.#makeUp(tx, parent, { ...more, ...known })) return false;
    }
    const columns = shape.columns.map(({ name }) => name).filter((name) => row[name] !== undefined);
    const values = columns.map((name) => row[name] ?? null);
    if (shape.alias === null && !shape.withoutRowid && rowid !== null && rowid > 0) {
      columns.unshift('rowid');
      values.unshift(rowid);
    }
    return inserted(tx, shape.name, columns, values);
  }
}

/** False where a rule of the table refuses it. Throws what else fails. */
function inserted(
  tx: WriteTx,
  table: string,
  columns: readonly string[],
  values: readonly SqlValue[],
): boolean {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  try {
    tx.run(`INSERT INTO "${table}" (${names}) VALUES (${places})`, values);
    return true;
  } catch (thrown) {
    if (thrown instanceof TestimonyError && thrown.detail?.startsWith('SQLITE_CONSTRAINT') === true)
      return false;
    throw thrown;
  }
}

export function isThere(db: ReadDb, { parent, from, to }: Reference, row: Known): boolean {
  const where = to.map((column) => `"${column}" = ?`).join(' AND ');
  const values = from.map((column) => row[column] ?? null);
  return db.get(`SELECT 1 FROM "${parent}" WHERE ${where}`, values) !== undefined;
}
