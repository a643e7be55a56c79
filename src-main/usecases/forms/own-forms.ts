/** @file The forms that can be used: those shipped with the program and those in the vault. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { OwnFormVersion } from '../../vault/queries/own-forms.ts';
import { findOwnForm, listedOwnForms } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from './compiled-form.ts';
import { compilePinned, isOwnForm } from './compiled-form.ts';
import { requireForm } from './form-library.ts';

export function listOwnForms(db: ReadDb): CompiledForm[] {
  return listedOwnForms(db).map(({ sha256, definition }) => compilePinned(sha256, definition));
}

/** Throws `not-found` or `form-damaged`. */
export async function requireAnyForm(engine: Engine, formId: string): Promise<CompiledForm> {
  if (!isOwnForm(formId)) return requireForm(engine.resources, formId);
  const { sha256, definition } = engine.session.read((db) => requireOwnForm(db, formId));
  return compilePinned(sha256, definition);
}

/** The newest version of a listed own form. Throws `not-found`. */
export function requireOwnForm(db: ReadDb, formId: string): OwnFormVersion {
  const form = findOwnForm(db, formId);
  if (form === undefined)
    throw new TestimonyError('not-found', { subject: formId, detail: 'no such own form' });
  return form;
}
