/**
 * @file Reading the forms of a vault before they are asked for, each in a turn of its own. One may be megabytes long: several
 * read at once, at the first look at a case or at the list, would keep everybody waiting.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadDb } from '../../vault/db.ts';
import { learnForm } from '../../vault/queries/form-use.ts';
import { listedOwnForms } from '../../vault/queries/own-forms.ts';
import { listPinnedForms } from '../../vault/queries/waiting.ts';
import type { Engine } from '../engine/engine.ts';
import { compiledBefore } from './compiled-form.ts';
import { readOwnForm } from './own-forms.ts';
import { findPinned } from './pinned-form.ts';

/** The organisation's own that are listed. Throws `locked`. */
export async function readListedAhead(engine: Engine): Promise<void> {
  for (const head of engine.session.read(listedOwnForms)) {
    if (compiledBefore(head.sha256) === undefined) await inTurn(engine, (db) => readOwnForm(db, head));
  }
}

/** Those that records were held on, and those that are listed. Ends quietly once the vault is locked, and never throws. */
export async function readFormsAhead(engine: Engine): Promise<void> {
  try {
    for (const { formId, formVersion, sha256 } of engine.session.read(listPinnedForms)) {
      await inTurn(engine, (db) => learnForm(db, sha256));
      await inTurn(engine, (db) => findPinned(db, formId, formVersion));
    }
    await readListedAhead(engine);
  } catch {
    // Locked, or damaged: whoever asks for something is told.
  }
}

/** A form that cannot be read is told to whoever asks for it. Throws `locked`. */
async function inTurn(engine: Engine, read: (db: ReadDb) => unknown): Promise<void> {
  await nextTurn();
  engine.session.read((db) => {
    try {
      read(db);
    } catch {
      // Said where it is needed, with what is wrong in it.
    }
  });
}
