/** @file A form as a vault pinned it. It is a long text, and never changes: it is read once in a process. */
import type { ReadDb } from '../../vault/db.ts';
import { findPinnedForm, findPinnedHash } from '../../vault/queries/screening.ts';
import { type CompiledForm, compiledBefore, compilePinned } from './compiled-form.ts';

/** Undefined where the vault does not have it. */
export function findPinned(db: ReadDb, formId: string, version: string): CompiledForm | undefined {
  const before = compiledBefore(findPinnedHash(db, formId, version) ?? '');
  if (before !== undefined) return before;
  const pinned = findPinnedForm(db, formId, version);
  return pinned && compilePinned(pinned.sha256, pinned.definition);
}
