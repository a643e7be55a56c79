/**
 * @file The lines of what is described: read with a first one for what was written before there were lines, and written with every
 * change. `engine/detail-facts.ts` calls it, so that no field is overwritten without being kept.
 */
import {
  type DetailKind,
  decidedBy,
  effectiveLines,
  type FieldLine,
  type FieldLines,
  type FieldValues,
  inViewOf,
  saysNothing,
  valuesOf,
} from '../../core/details/field-lines.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { type Details, describedIn } from '../../vault/queries/details.ts';
import { fieldLineRows, insertFieldLine, type StoredLine } from '../../vault/queries/field-lines.ts';
import type { Engine } from './engine.ts';
import { fingerprint } from './fingerprint.ts';

/** When and by whom a field was written that has no line of its own; known of a person's particulars alone. */
export type Stamps = Readonly<Record<string, Pick<FieldLine, 'at' | 'author'>>>;

/** Of one subject as it is stored. Empty where it is not there. */
export function fieldLinesIn(db: ReadDb, kind: DetailKind, id: string, stamps: Stamps = {}): FieldLines {
  const details = describedIn(db, kind, id)?.details;
  return details === undefined ? {} : asLines(id, valuesOf(kind, details), fieldLineRows(db, [id]), stamps);
}

/** Of many: `values` by subject. */
export function asLines(
  subject: string,
  values: FieldValues,
  rows: readonly StoredLine[],
  stamps: Stamps = {},
): FieldLines {
  const known = Map.groupBy(
    rows.filter((row) => row.subject === subject),
    ({ field }) => field,
  );
  return Object.fromEntries(
    [...new Set([...Object.keys(values), ...known.keys()])].map((field) => {
      const lines = (known.get(field) ?? []).map(({ subject: _, field: _field, ...line }) => line);
      return [field, withFirst(subject, field, values[field] ?? 'null', lines, stamps[field])];
    }),
  );
}

/**
 * With the line that nobody wrote: of a field from before there were lines, or one that damage took lines of. Its name follows from
 * its words, so that two vaults that hold the same words hold one line.
 */
export function withFirst(
  subject: string,
  field: string,
  value: string,
  lines: readonly FieldLine[],
  stamp: Stamps[string] = { at: '', author: '' },
): readonly FieldLine[] {
  if (lines.length === 0 && saysNothing(value)) return [];
  if (effectiveLines(lines).some((line) => line.value === value)) return lines;
  const before = inViewOf(lines);
  const id = fingerprint({ subject, field, value, inViewOf: before }).slice(0, 32);
  return [...lines, { id, value, inViewOf: before, at: stamp.at, author: stamp.author }];
}

/**
 * After a change: a line for each field that says something else than before, in view of what was effective. Of something new, for
 * each field that says anything.
 */
export function keepFieldLines(
  engine: Engine,
  tx: WriteTx,
  kind: DetailKind,
  subject: string,
  [before, after]: readonly [before: Details | undefined, after: Details],
  stamps: Stamps,
): void {
  const [was, is] = [before === undefined ? {} : valuesOf(kind, before), valuesOf(kind, after)];
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => [field, is[field] ?? 'null'] as const)
    .filter(([field, value]) => (was[field] === undefined ? !saysNothing(value) : was[field] !== value));
  if (changed.length === 0) return;
  const lines = asLines(subject, was, fieldLineRows(tx, [subject]), stamps);
  const [at, author, random] = [engine.clock.now(), engine.session.actor, engine.random.id()];
  for (const [field, value] of changed) {
    const known = lines[field] ?? [];
    addLines(tx, subject, field, [
      ...known,
      decidedBy(known, { id: `${random}.${field}`, value, at, author }),
    ]);
  }
}

/** Writes down those that are not there yet; words that came of a line that is there without them stay with the file they came in. */
export function addLines(tx: WriteTx, subject: string, field: string, lines: readonly FieldLine[]): void {
  const known = new Set(
    fieldLineRows(tx, [subject])
      .filter((row) => row.field === field)
      .map(({ id }) => id),
  );
  for (const line of lines) if (!known.has(line.id)) insertFieldLine(tx, { subject, field, ...line });
}
