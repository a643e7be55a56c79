/** @file The forms that can be used: those shipped with the program and those in the vault. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { OwnFormHead } from '../../vault/queries/own-forms.ts';
import { findOwnForm, listedOwnForms, ownFormDefinition } from '../../vault/queries/own-forms.ts';
import type { Engine } from '../engine/engine.ts';
import type { CompiledForm } from './compiled-form.ts';
import { compiledBefore, compilePinned, isOwnForm } from './compiled-form.ts';
import { requireForm } from './form-library.ts';

export function listOwnForms(db: ReadDb): CompiledForm[] {
  return listedOwnForms(db).map((head) => readOwnForm(db, head));
}

/** Read once in a process, as every form that a vault keeps. */
export const readOwnForm = (db: ReadDb, head: OwnFormHead): CompiledForm =>
  compiledBefore(head.sha256) ?? compilePinned(head.sha256, ownFormDefinition(db, head));

/** Throws `not-found` or `form-damaged`. */
export async function requireAnyForm(engine: Engine, formId: string): Promise<CompiledForm> {
  if (!isOwnForm(formId)) return requireForm(engine.resources, formId);
  const form = engine.session.read((db) => readOwnForm(db, requireOwnForm(db, formId)));
  // A large one that is read for the first time is enough for one turn.
  await nextTurn();
  return form;
}

/** The newest version of a listed own form. Throws `not-found`. */
export function requireOwnForm(db: ReadDb, formId: string): OwnFormHead {
  const form = findOwnForm(db, formId);
  if (form === undefined)
    throw new TestimonyError('not-found', { subject: formId, detail: 'no such own form' });
  return form;
}
