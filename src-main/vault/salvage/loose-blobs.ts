/** @file The bytes of files after a salvage: what their rows should say, and which of them have a hole. */
import { sha256Stream } from '../../crypto/digest.ts';
import { ARRIVING, deleteBlob, iterateBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { blobOwners } from '../queries/what-hangs-on.ts';

export interface Settled {
  /** Files whose bytes are not all there. */
  readonly broken: readonly string[];
  /** What was on its way in when the store was damaged: never a file, and left out. */
  readonly arriving: readonly string[];
}

/**
 * Each is read through only with `readAll`, where no page's tag vouches for it. `allOwners`: whether everything that can point
 * to a file is there; what lost its name, and nothing points to, then was never one.
 */
export function settleBlobs(
  tx: WriteTx,
  { readAll, allOwners }: { readonly readAll: boolean; readonly allOwners: boolean },
): Settled {
  const nameless = tx.all<{ id: string }>("SELECT id FROM blob WHERE sha256 = ''").map(({ id }) => id);
  const lost = allOwners ? nameless.filter((id) => !isPointedTo(tx, id)) : [];
  const arriving = [...ARRIVING.unfinished(tx), ...lost];
  for (const id of arriving) deleteBlob(tx, id);
  for (const id of nameless) if (!arriving.includes(id)) restoreRow(tx, id);
  const blobs = tx.all<{ id: string; whole: 0 | 1 }>(
    `SELECT id, byte_size = (SELECT coalesce(sum(length(bytes)), 0) FROM blob_chunk WHERE blob_id = blob.id) AS whole
       FROM blob ORDER BY id`,
  );
  const broken = blobs.filter(({ id, whole }) => whole === 0 || (readAll && !readsBack(tx, id)));
  return { broken: broken.map(({ id }) => id), arriving };
}

const isPointedTo = (db: ReadDb, id: string): boolean =>
  blobOwners(db).some(
    ({ child, column }) => db.get(`SELECT 1 FROM ${child} WHERE ${column} = ?`, [id]) !== undefined,
  );

/** An exhibit knows the hash and the size of its original; of any other file they are those of what is there. */
function restoreRow(tx: WriteTx, id: string): void {
  const said = tx.get<{ sha256: string; size: number }>(
    'SELECT sha256, byte_size AS size FROM evidence WHERE original_blob = ?',
    [id],
  );
  if (said !== undefined) {
    tx.run('UPDATE blob SET sha256 = ?, byte_size = ? WHERE id = ?', [said.sha256, said.size, id]);
    return;
  }
  const hash = sha256Stream();
  let size = 0;
  const rows = tx.all<{ seq: number }>('SELECT seq FROM blob_chunk WHERE blob_id = ? ORDER BY seq', [id]);
  for (const { seq } of rows) {
    const chunk = tx.get<{ bytes: Uint8Array }>(
      'SELECT bytes FROM blob_chunk WHERE blob_id = ? AND seq = ?',
      [id, seq],
    );
    hash.add(chunk?.bytes ?? new Uint8Array());
    size += chunk?.bytes.length ?? 0;
  }
  // One more than is there where a piece in the middle is gone: it must not pass for whole.
  const gap = rows.some(({ seq }, index) => seq !== index) ? 1 : 0;
  tx.run('UPDATE blob SET sha256 = ?, byte_size = ? WHERE id = ?', [hash.finish(), size + gap, id]);
}

function readsBack(db: ReadDb, id: string): boolean {
  try {
    for (const _ of iterateBlob(db, id));
    return true;
  } catch {
    return false;
  }
}
