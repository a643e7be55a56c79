/**
 * @file The rows of a damaged store, table by table, and what its indexes still know of rows that are gone. A row is
 * handed out once, in no more memory than it takes.
 */
import type { SqlValue } from '../db.ts';
import type { SchemaEntry, StoredSchema } from './stored-schema.ts';
import { fits, type TableShape } from './table-shape.ts';
import type { FoundRow, TreeReader } from './tree-reader.ts';

export type Known = Record<string, SqlValue>;

export interface RowGone {
  readonly table: string;
  readonly rowid: number;
  /** What an index says of it. */
  readonly known: Known;
}

interface TableTree {
  readonly shape: TableShape;
  readonly root: number | null;
  /** Leaves that no tree reached and whose rows are of this table's form. */
  readonly strays: readonly number[];
  /** Whether pages of it are gone. */
  readonly torn: boolean;
}

export class StoredTables {
  readonly #reader: TreeReader;
  readonly #schema: StoredSchema;
  readonly #trees: ReadonlyMap<string, TableTree>;
  /** Leaves whose rows are of no table's form, or of a table that this store is not known to have. */
  readonly unplaced: readonly number[];

  constructor(reader: TreeReader, schema: StoredSchema, shapes: readonly TableShape[]) {
    this.#reader = reader;
    this.#schema = schema;
    const torn = new Map(shapes.map((shape) => [shape, this.#survey(shape)]));
    // Indexes too, those of words among them, so that none of their pages is taken for a stray.
    const known = new Set(shapes.map(({ name }) => name));
    for (const { type, name, root, sql } of schema.entries) {
      if (root <= 0 || (type === 'table' && known.has(name))) continue;
      reader.survey(root, type === 'index' || /WITHOUT ROWID/i.test(sql ?? '') ? 'index' : 'table');
    }
    const candidates = shapes.filter((shape) => torn.get(shape) === true);
    const strays = new Map<TableShape, number[]>();
    const unplaced: number[] = [];
    for (const kind of ['table', 'index'] as const) {
      const some = candidates.filter(({ withoutRowid }) => withoutRowid === (kind === 'index'));
      if (some.length === 0) continue;
      for (const leaf of reader.orphans(kind)) {
        const shape = this.#shapeOf(leaf, kind, some);
        if (shape !== undefined) strays.set(shape, [...(strays.get(shape) ?? []), leaf]);
        else if (kind === 'table') unplaced.push(leaf);
      }
    }
    this.unplaced = unplaced;
    this.#trees = new Map(
      shapes.map((shape) => [
        shape.name,
        {
          shape,
          root: this.#rootOf('table', shape.name),
          strays: strays.get(shape) ?? [],
          torn: torn.get(shape) === true,
        },
      ]),
    );
  }

  /** Whether rows of it may be gone. */
  isTorn(table: string): boolean {
    return this.#trees.get(table)?.torn === true;
  }

  *rows({ name, withoutRowid }: TableShape): Generator<FoundRow> {
    const tree = this.#trees.get(name);
    if (tree === undefined) return;
    const kind = withoutRowid ? 'index' : 'table';
    const lost = () => undefined;
    if (tree.root !== null) yield* this.#reader.rows(tree.root, kind, lost);
    for (const leaf of tree.strays) yield* this.#reader.rowsOfLeaf(leaf, kind, lost);
  }

  /** What the table's indexes name and `found` has not. */
  gone(shape: TableShape, found: ReadonlySet<number>): RowGone[] {
    const rows = new Map<number, Known>();
    for (const [name, columns] of shape.indexes) {
      const root = this.#rootOf('index', name);
      if (root === null) continue;
      for (const { record } of this.#reader.rows(root, 'index', () => undefined)) {
        const rowid = record.values.at(-1);
        if (!record.whole || typeof rowid !== 'number' || found.has(rowid)) continue;
        const known = rows.get(rowid) ?? {};
        columns.forEach((column, index) => {
          if (column !== null) known[column] = record.values[index] ?? null;
        });
        rows.set(rowid, known);
      }
    }
    return [...rows].map(([rowid, known]) => ({ table: shape.name, rowid, known }));
  }

  #survey(shape: TableShape): boolean {
    const root = this.#rootOf('table', shape.name);
    if (root === null) return !this.#schema.whole;
    return this.#reader.survey(root, shape.withoutRowid ? 'index' : 'table').length > 0;
  }

  #rootOf(type: SchemaEntry['type'], name: string): number | null {
    return this.#schema.entries.find((one) => one.type === type && one.name === name)?.root ?? null;
  }

  /** Of several whose form it has, the one with the most columns: its form says the most. */
  #shapeOf(leaf: number, kind: 'table' | 'index', shapes: readonly TableShape[]): TableShape | undefined {
    const rows = [...this.#reader.rowsOfLeaf(leaf, kind, () => undefined)];
    const able = shapes.filter((shape) =>
      rows.every(({ record: { values, whole } }) => fits(shape, values, whole)),
    );
    return able.sort((a, b) => b.columns.length - a.columns.length)[0];
  }
}
