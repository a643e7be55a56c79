/** @file A form as a vault pinned it. It is a long text, and never changes: it is read once in a process. */

import { TestimonyError } from '../../core/errors/errors.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  findPinnedForm,
  findPinnedHash,
  findScreening,
  type ScreeningRow,
} from '../../vault/queries/screening.ts';
import { type CompiledForm, compiledBefore, compilePinned } from './compiled-form.ts';

/** Undefined where the vault does not have it. */
export function findPinned(db: ReadDb, formId: string, version: string): CompiledForm | undefined {
  const before = compiledBefore(findPinnedHash(db, formId, version) ?? '');
  if (before !== undefined) return before;
  const pinned = findPinnedForm(db, formId, version);
  return pinned && compilePinned(pinned.sha256, pinned.definition);
}

/** Throws `not-found`. */
export function requireScreening(db: ReadDb, id: ScreeningId): ScreeningRow {
  const row = findScreening(db, id);
  if (row === undefined)
    throw new TestimonyError('not-found', { subject: 'screeningId', detail: 'no such interview' });
  return row;
}

/** The form as it was when the interview began. Throws `form-damaged` when the vault lost it. */
export function pinnedForm(db: ReadDb, row: Pick<ScreeningRow, 'formId' | 'formVersion'>): CompiledForm {
  const form = findPinned(db, row.formId, row.formVersion);
  if (form === undefined)
    throw new TestimonyError('form-damaged', { subject: `${row.formId} ${row.formVersion}` });
  return form;
}
