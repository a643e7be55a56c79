/**
 * @file Whether the store holds together: in one piece where that takes no time, else table by table; and the log, and the bytes
 * of exhibits, by reading them piece by piece, which can be interrupted.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { ReadDb, VaultSession } from '../../vault/db.ts';
import { unfitStore } from '../../vault/pages.ts';
import { tablesIn } from '../../vault/queries/what-hangs-on.ts';
import type { Sliced } from '../engine/slices.ts';
import { hasKnownIndexes, logFits } from './log-structure.ts';

/** SQLite reads so much in a few milliseconds. */
const IN_ONE_PIECE = 4 * 1024 * 1024;
const LOG = 'audit_entry';
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
    // Where something does not fit, SQLite says what; it alone decides where somebody wrote meanwhile.
    if (table === LOG && hasKnownIndexes(db) && (yield* logHolds(db))) continue;
    faults.push(...session.findStructureFaults(table));
  }
  if (!small) yield* checkBytes(db, faults);
  if (faults.length > 0) throw unfitStore(faults.slice(0, NAMED));
}

function* logHolds(db: ReadDb): Sliced<boolean> {
  try {
    return yield* logFits(db);
  } catch (thrown) {
    if (thrown instanceof TestimonyError && thrown.code === 'vault-damaged') return false;
    throw thrown;
  }
}

/** Piece by piece; what the bytes should be is for the check of exhibits to say. */
function* checkBytes(db: ReadDb, faults: string[]): Sliced<void> {
  for (let after = 0; faults.length < NAMED; ) {
    yield;
    try {
      const next = db.get<{ row: number; bytes: Uint8Array }>(
        `SELECT rowid AS row, bytes FROM ${BYTES_TABLE} WHERE rowid > ? ORDER BY rowid LIMIT 1`,
        [after],
      );
      if (next === undefined) return;
      after = next.row;
    } catch (thrown) {
      if (!(thrown instanceof TestimonyError) || thrown.code !== 'vault-damaged') throw thrown;
      faults.push(`${BYTES_TABLE} after row ${after}`);
      after += 1;
    }
  }
}
