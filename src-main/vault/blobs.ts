/**
 * @file Evidence bytes in the store, in pieces, so that a large file is never one row. What is read back is
 * hashed on the way: it is what was written, or it is not handed out.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { sha256Stream } from '../crypto/digest.ts';
import type { ReadDb, WriteTx } from './db.ts';

export const PIECE_BYTES = 256 * 1024;
/** In place of a hash, for bytes of which not all are there. */
const NOT_YET = 'arriving';

/** Stores bytes under a new id. `sha256` is theirs, lower-case hex: kept, and checked on every reading. */
export function writeBlob(tx: WriteTx, id: string, bytes: Uint8Array, sha256: string): void {
  nameBlob(tx, id, bytes.length, sha256);
  for (let seq = 0; seq * PIECE_BYTES < bytes.length; seq += 1) {
    const chunk = bytes.subarray(seq * PIECE_BYTES, (seq + 1) * PIECE_BYTES);
    addChunk(tx, id, seq, chunk);
  }
}

const addChunk = (tx: WriteTx, id: string, seq: number, chunk: Uint8Array) =>
  tx.run('INSERT INTO blob_chunk (blob_id, seq, bytes) VALUES (?, ?, ?)', [id, seq, chunk]);

/**
 * Bytes that come in pieces, over several transactions: `begin` first, then each piece once, in order and as long as
 * `PIECE_BYTES` but for the last, then `finish` in the transaction that makes something point to them. Until then they are
 * no file: reading them as a whole fails, and `unfinished` names them.
 */
export const ARRIVING = {
  begin(tx: WriteTx, id: string, byteSize: number): void {
    nameBlob(tx, id, byteSize, NOT_YET);
  },
  add(tx: WriteTx, id: string, seq: number, piece: Uint8Array): void {
    addChunk(tx, id, seq, piece);
  },
  finish(tx: WriteTx, id: string, sha256: string): void {
    tx.run('UPDATE blob SET sha256 = ? WHERE id = ? AND sha256 = ?', [sha256, id, NOT_YET]);
  },
  unfinished(db: ReadDb): string[] {
    return db.all<{ id: string }>('SELECT id FROM blob WHERE sha256 = ?', [NOT_YET]).map(({ id }) => id);
  },
  /**
   * Takes away at most `most` of its pieces, the last first, and with the last of them its name. Whether any are left. One that
   * is finished stays whole: something points to it.
   */
  drop(tx: WriteTx, id: string, most: number): boolean {
    if (!ARRIVING.unfinished(tx).includes(id)) return false;
    const dropped = tx.run(
      `DELETE FROM blob_chunk WHERE rowid IN
         (SELECT rowid FROM blob_chunk WHERE blob_id = ? ORDER BY seq DESC LIMIT ?)`,
      [id, most],
    );
    if (dropped === most) return true;
    tx.run('DELETE FROM blob WHERE id = ?', [id]);
    return false;
  },
} as const;

/** Records bytes that lie elsewhere: reading them here says that they are missing. */
export function nameBlob(tx: WriteTx, id: string, byteSize: number, sha256: string): void {
  tx.run('INSERT INTO blob (id, sha256, byte_size) VALUES (?, ?, ?)', [id, sha256, byteSize]);
}

/** Only for what can be made again. */
export function deleteBlob(tx: WriteTx, id: string): void {
  tx.run('DELETE FROM blob_chunk WHERE blob_id = ?', [id]);
  tx.run('DELETE FROM blob WHERE id = ?', [id]);
}

/** All bytes, in one allocation of their own. Throws `not-found`, or `vault-damaged` naming the id. */
export function readBlob(db: ReadDb, id: string): Uint8Array {
  const bytes = new Uint8Array(blobRow(db, id).byteSize);
  let at = 0;
  for (const chunk of iterateBlob(db, id)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The bytes in order, in pieces of at most 256 KiB. No statement stays open between two pieces, so writing
 * may go on. Throws `not-found` before the first; `vault-damaged` after the last when they are not the bytes
 * that were written: what was made of them must then be thrown away.
 */
export function* iterateBlob(db: ReadDb, id: string): Generator<Uint8Array, void> {
  const { byteSize, sha256 } = blobRow(db, id);
  const hash = sha256Stream();
  let read = 0;
  for (let seq = 0; read < byteSize; seq += 1) {
    const chunk = chunkAt(db, id, seq);
    if (chunk === undefined || chunk.length === 0 || read + chunk.length > byteSize) throw damaged(id);
    hash.add(chunk);
    read += chunk.length;
    yield chunk;
  }
  if (hash.finish() !== sha256) throw damaged(id);
}

/**
 * At most `most` bytes from `from` on, for whoever reads in a file here and there. Each piece is authenticated by the store;
 * the hash of the whole is looked at when the whole is read. Throws `not-found`, or `vault-damaged` naming the id.
 */
export function readBlobPart(db: ReadDb, id: string, from: number, most: number): Uint8Array {
  const { byteSize } = blobRow(db, id);
  const bytes = new Uint8Array(Math.max(0, Math.min(most, byteSize - from)));
  for (let done = 0; done < bytes.length; ) {
    const at = from + done;
    const chunk = chunkAt(db, id, Math.floor(at / PIECE_BYTES))?.subarray(at % PIECE_BYTES);
    if (chunk === undefined || chunk.length === 0) throw damaged(id);
    const part = chunk.subarray(0, bytes.length - done);
    bytes.set(part, done);
    done += part.length;
  }
  return bytes;
}

function blobRow(db: ReadDb, id: string): { byteSize: number; sha256: string } {
  const row = db.get<{ byteSize: number; sha256: string }>(
    'SELECT byte_size AS byteSize, sha256 FROM blob WHERE id = ?',
    [id],
  );
  if (row === undefined) throw new TestimonyError('not-found', { subject: id });
  return row;
}

const chunkAt = (db: ReadDb, id: string, seq: number): Uint8Array | undefined =>
  db.get<{ bytes: Uint8Array }>('SELECT bytes FROM blob_chunk WHERE blob_id = ? AND seq = ?', [id, seq])
    ?.bytes;

const damaged = (id: string) =>
  new TestimonyError('vault-damaged', {
    subject: id,
    detail: 'stored bytes are not the ones that were written',
  });
