/**
 * @file Forms that this program knows: those it comes with, those that were brought along, and those that records here are
 * on already. A form that came in a file is only ever recognised by its hash: its own text is kept, and never run.
 */
import type { FormData } from '../../core/handover/case-data.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPinnedByHash } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { type CompiledForm, compilePinned } from '../forms/compiled-form.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { listOwnForms } from '../forms/own-forms.ts';
import { readListedAhead } from '../forms/read-ahead.ts';

export type KnownForms = (db: ReadDb, forms: readonly FormData[]) => ReadonlyMap<string, CompiledForm>;

/** By hash. */
export async function knownForms(engine: Engine): Promise<KnownForms> {
  const library = await loadFormLibrary(engine.resources);
  await readListedAhead(engine);
  return (db, forms) => {
    const own = listOwnForms(db);
    const offered = new Map([...library.forms.values(), ...own].map((one) => [one.sha256, one]));
    return new Map(
      forms.flatMap(({ sha256 }) => {
        const pinned = findPinnedByHash(db, sha256);
        const form =
          pinned === undefined ? offered.get(sha256) : compilePinned(pinned.sha256, pinned.definition);
        return form === undefined ? [] : [[sha256, form] as const];
      }),
    );
  };
}
