/** @file What a salvage could not bring along, by case, exhibit and person: for people, so no page and no table is named. */
import { type SalvageKind, salvageKindOf } from '../../core/vault/salvage-kinds.ts';
import type { ReadDb, SqlValue } from '../db.ts';
import type { Rebuilt } from './rebuild-store.ts';
import type { KeptRow } from './row-loader.ts';
import type { Known, RowGone } from './stored-tables.ts';
import type { TableShape } from './table-shape.ts';

export interface Belongs {
  readonly caseId: string | null;
  readonly evidenceId: string | null;
  readonly personId: string | null;
}

export interface MissingLine extends Belongs {
  readonly kind: SalvageKind;
  /** What an index still says of it; '' for nothing. */
  readonly label: string;
  /** 0 where nobody can say. */
  readonly count: number;
}

const NOBODYS: Belongs = { caseId: null, evidenceId: null, personId: null };
/** Told of by the log's own gaps, and of each file as a whole. */
const TOLD_APART = new Set(['audit_entry', 'blob', 'blob_chunk']);
/** What an index may know of a row that a person would recognise. */
const LABELS = [
  'reference',
  'exhibit_ref',
  'title',
  'name',
  'purpose',
  'question',
  'field',
  'form_id',
  'path',
];

export function missingFrom({ connection, shapes, loader, gone, unsure, blobs }: Rebuilt): MissingLine[] {
  const db = connection.reader;
  const owners = new Owners(db, shapes);
  const lines = [...gone, ...loader.mended]
    .filter((row) => !TOLD_APART.has(row.table) && !isWhole(db, row))
    .map(
      (row): MissingLine => ({
        ...owners.of(row.table, row.known),
        kind: salvageKindOf(row.table),
        label: labelOf(row),
        count: 1,
      }),
    );
  const pieces = [...gone, ...loader.mended].filter(({ table }) => table === 'blob_chunk');
  const broken = new Set([...blobs.broken, ...pieces.map(({ known }) => String(known.blob_id))]);
  for (const blob of blobs.arriving) broken.delete(blob);
  for (const blob of broken) lines.push(...filesOf(db, blob));
  for (const table of unsure)
    if (!TOLD_APART.has(table)) lines.push({ ...NOBODYS, kind: salvageKindOf(table), label: '', count: 0 });
  return summed(lines);
}

export interface OwnedRow extends KeptRow, Belongs {}

/** Whose the rows are that have no place. */
export function keptWithOwners({ connection, shapes, loader }: Rebuilt): OwnedRow[] {
  const owners = new Owners(connection.reader, shapes);
  return loader.kept.map((row) => ({ ...row, ...owners.of(row.table, row.values) }));
}

/** A form that the program brought along again, word for word. */
const isWhole = (db: ReadDb, { table, known }: RowGone): boolean =>
  table === 'form_version' &&
  db.get("SELECT 1 FROM form_version WHERE form_id = ? AND version = ? AND definition <> '{}'", [
    known.form_id ?? null,
    known.version ?? null,
  ]) !== undefined;

function labelOf({ table, known }: RowGone): string {
  const column = LABELS.find((name) => typeof known[name] === 'string' && known[name] !== '');
  // Of a case that stands again its own row says how it is called.
  return column === undefined || table === 'case_file' ? '' : String(known[column]);
}

function filesOf(db: ReadDb, blob: string): MissingLine[] {
  const exhibits = db.all<{ id: string; caseId: string }>(
    `SELECT id, case_id AS caseId FROM evidence WHERE original_blob = ? OR working_blob = ? OR pictured_blob = ?`,
    [blob, blob, blob],
  );
  if (exhibits.length === 0) return [{ ...NOBODYS, kind: 'exhibit-file', label: '', count: 1 }];
  return exhibits.map(({ id, caseId }) => ({
    kind: 'exhibit-file' as const,
    caseId,
    evidenceId: id,
    personId: null,
    label: '',
    count: 1,
  }));
}

function summed(lines: readonly MissingLine[]): MissingLine[] {
  const sums = new Map<string, MissingLine>();
  for (const line of lines) {
    const { kind, caseId, evidenceId, personId, label } = line;
    const key = JSON.stringify([kind, caseId, evidenceId, personId, label]);
    const before = sums.get(key)?.count ?? 0;
    sums.set(key, { ...line, count: before + line.count });
  }
  return [...sums.values()];
}

/** Follows references upwards until a case, an exhibit, a person is come by. */
class Owners {
  readonly #db: ReadDb;
  readonly #shapes: ReadonlyMap<string, TableShape>;

  constructor(db: ReadDb, shapes: readonly TableShape[]) {
    this.#db = db;
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]));
  }

  of(table: string, row: Known): Belongs {
    return this.#follow(table, row, new Set());
  }

  #follow(table: string, row: Known, seen: Set<string>): Belongs {
    const shape = this.#shapes.get(table);
    if (shape === undefined || seen.has(table)) return NOBODYS;
    seen.add(table);
    let { caseId, evidenceId, personId }: Belongs = {
      caseId: this.#id('case_file', table === 'case_file' ? row.id : row.case_id),
      evidenceId: this.#id('evidence', table === 'evidence' ? row.id : row.evidence_id),
      personId: this.#id('person', table === 'person' ? row.id : row.person_id),
    };
    for (const { parent, from, to } of shape.references) {
      const values = from.map((column) => row[column] ?? null);
      if (values.includes(null)) continue;
      const where = to.map((column) => `"${column}" = ?`).join(' AND ');
      const above = this.#db.get<Known>(`SELECT * FROM "${parent}" WHERE ${where}`, values);
      if (above === undefined) continue;
      const found = this.#follow(parent, above, seen);
      caseId ??= found.caseId;
      evidenceId ??= found.evidenceId;
      personId ??= found.personId;
    }
    return { caseId, evidenceId, personId };
  }

  /** Null for one that is not there: nothing can refer to it. */
  #id(table: string, value: SqlValue | undefined): string | null {
    if (typeof value !== 'string') return null;
    return this.#db.get(`SELECT 1 FROM ${table} WHERE id = ?`, [value]) === undefined ? null : value;
  }
}
