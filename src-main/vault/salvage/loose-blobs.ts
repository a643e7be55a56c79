/** @file The bytes of files after a salvage: what their rows should say, and which of them have a hole. */
import { sha256Stream } from '../../crypto/digest.ts';
import { ARRIVING, deleteBlob, iterateBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';

/** Files whose bytes are not all there. Each is read through only with `readAll`, where no page's tag vouches for it. */
export function settleBlobs(tx: WriteTx, readAll: boolean): string[] {
  // On its way in when the store was damaged, and never a file.
  for (const id of ARRIVING.unfinished(tx)) deleteBlob(tx, id);
  for (const { id } of tx.all<{ id: string }>("SELECT id FROM blob WHERE sha256 = ''")) restoreRow(tx, id);
  const blobs = tx.all<{ id: string; whole: 0 | 1 }>(
    `SELECT id, byte_size = (SELECT coalesce(sum(length(bytes)), 0) FROM blob_chunk WHERE blob_id = blob.id) AS whole
       FROM blob ORDER BY id`,
  );
  return blobs.filter(({ id, whole }) => whole === 0 || (readAll && !readsBack(tx, id))).map(({ id }) => id);
}

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
      [...[id, seq]],
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
