/** @file The bytes of an exhibit, in the vault or, for one that lasts a single command, where the original lies. */
import { nameBlob, readBlob, writeBlob } from '../../vault/blobs.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import type { ReceivedFile } from './read-file.ts';

/** In one allocation of their own. Throws not-found, vault-damaged; of an original beside the vault, file-unreadable. */
export function storedBytes({ session, originals }: Engine, blobId: string): Uint8Array {
  if (originals?.has(blobId) === true) return originals.read(blobId);
  return session.read((db) => readBlob(db, blobId));
}

/** What was received from memory, or into a vault that lasts, is written into it. */
export function storeOriginal({ originals }: Engine, tx: WriteTx, blobId: string, file: ReceivedFile): void {
  const { bytes, sha256, path } = file;
  if (originals === undefined || path === undefined) {
    writeBlob(tx, blobId, bytes, sha256);
    return;
  }
  nameBlob(tx, blobId, bytes.length, sha256);
  originals.keep(blobId, { path, sha256 });
}
