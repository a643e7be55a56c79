/**
 * @file Fields of a case, its people and its exhibits taken in: what is effective once the lines of both offices are together. What
 * was changed on both sides stays undecided until somebody decides it.
 */
import {
  type DetailKind,
  decidedBy,
  type FieldLines,
  type FieldValues,
  governing,
  meetFields,
} from '../../core/details/field-lines.ts';
import { itemOf } from '../../core/handover/compared.ts';
import type { WriteTx } from '../../vault/db.ts';
import { stampsOf } from '../engine/detail-facts.ts';
import { addLines, fieldLinesIn } from '../engine/field-lines.ts';
import type { Merge } from './take-in.ts';

export interface ComingFields {
  readonly kind: DetailKind;
  readonly id: string;
  /** Its item in the comparison. */
  readonly item: string;
  readonly fields: FieldLines;
}

const fieldItem = ({ kind, id }: ComingFields, field: string): string => itemOf('field', kind, id, field);

/** Whether anything of its fields comes in: all that is new in them, or what both changed. */
export const comesIn = (merge: Merge, coming: ComingFields): boolean =>
  merge.takes(coming.item) ||
  merge.sides.items.some(({ item }) =>
    Object.keys(coming.fields).some((field) => item === fieldItem(coming, field)),
  );

/** Of something that is new here. */
export function takeInLines(tx: WriteTx, { id, fields }: ComingFields): void {
  for (const [field, lines] of Object.entries(fields)) addLines(tx, id, field, lines);
}

/** Writes the lines that come, and those that decide. Returns the fields that say something else afterwards. */
export function takeInFields(merge: Merge, tx: WriteTx, coming: ComingFields): FieldValues {
  const { kind, id, item, fields } = coming;
  const mine = fieldLinesIn(tx, kind, id, stampsOf(tx, kind, id));
  const changed: Record<string, string> = {};
  for (const { field, all, state, here, there } of meetFields(mine, fields)) {
    const takes = state === 'asked' ? merge.decided(fieldItem(coming, field)) : undefined;
    // What both changed comes in whatever else is left: both are shown until somebody decides.
    if (!merge.takes(item) && state !== 'asked') continue;
    const value = (takes === true ? there : here)?.value ?? 'null';
    const written = { id: merge.engine.random.id(), value, at: merge.at, author: merge.engine.session.actor };
    const lines = takes === undefined ? all : [...all, decidedBy(all, written)];
    addLines(tx, id, field, lines);
    const now = governing(field, lines)?.value ?? 'null';
    if (now !== (governing(field, mine[field] ?? [])?.value ?? 'null')) changed[field] = now;
  }
  return changed;
}
