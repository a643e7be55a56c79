/**
 * @file Whether the store holds together: in one piece where that takes no time, else table by table, and the bytes of
 * exhibits by reading and hashing them, which shows more and can be interrupted.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { iterateBlob } from '../../vault/blobs.ts';
import type { ReadDb, VaultSession } from '../../vault/db.ts';
import { unfitStore } from '../../vault/pages.ts';
import { tablesIn } from '../../vault/queries/what-hangs-on.ts';
import type { Sliced } from '../engine/slices.ts';

/** SQLite reads so much in a few milliseconds. */
const IN_ONE_PIECE = 4 * 1024 * 1024;
/** Its rows are read whole. */
const BYTES_TABLE = 'blob_chunk';
const NAMED = 20;

/** Throws `vault-damaged` with what does not fit as findings. */
export function* checkStructure(session: VaultSession, db: ReadDb): Sliced<void> {
  const small = session.storeBytes <= IN_ONE_PIECE;
  const faults: string[] = [];
  if (small) faults.push(...session.findStructureFaults());
  for (const table of small ? [] : tablesIn(db).filter((name) => name !== BYTES_TABLE)) {
    yield;
    faults.push(...session.findStructureFaults(table));
  }
  if (!small) yield* checkBytes(db, faults);
  if (faults.length > 0) throw unfitStore(faults.slice(0, NAMED));
}

function* checkBytes(db: ReadDb, faults: string[]): Sliced<void> {
  for (let after = ''; ; ) {
    const next = db.get<{ id: string }>('SELECT id FROM blob WHERE id > ? ORDER BY id LIMIT 1', [after]);
    if (next === undefined) return;
    after = next.id;
    try {
      for (const _ of iterateBlob(db, next.id)) yield;
    } catch (thrown) {
      if (!(thrown instanceof TestimonyError) || thrown.code !== 'vault-damaged') throw thrown;
      faults.push(`blob ${next.id}: ${thrown.detail ?? ''}`);
    }
  }
}
