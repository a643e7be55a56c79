/** @file The bytes of an exhibit, in the vault or, for one that lasts a single command, where the original lies. */

import type { Intake, SlipRequest } from '../../evidence/decoder.ts';
import { INTAKE_LIMITS } from '../../evidence/limits.ts';
import { ARRIVING, iterateBlob, nameBlob, readBlob, readBlobPart, writeBlob } from '../../vault/blobs.ts';
import type { WriteTx } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';
import type { ReceivedFile } from './read-file.ts';

/** In one allocation of their own. Throws not-found, vault-damaged; of an original beside the vault, file-unreadable. */
export function storedBytes({ session, originals }: Engine, blobId: string): Uint8Array {
  if (originals?.has(blobId) === true) return originals.read(blobId);
  return session.read((db) => readBlob(db, blobId));
}

/**
 * The same in pieces, for one that may be too large to be held. Throws as `storedBytes`; that they are not the bytes they
 * were, after the last: what was made of them must then be thrown away.
 */
export function* storedPieces({ session, originals }: Engine, blobId: string): Generator<Uint8Array, void> {
  if (originals?.has(blobId) === true) {
    yield* originals.pieces(blobId);
    return;
  }
  const pieces = session.read((db) => iterateBlob(db, blobId));
  for (;;) {
    // Not read outside of it: once the vault is locked this throws.
    const next = session.read(() => pieces.next());
    if (next.done === true) return;
    yield next.value;
  }
}

/** What was received from memory, or into a vault that lasts, is written into it. */
export function storeOriginal({ originals }: Engine, tx: WriteTx, blobId: string, file: ReceivedFile): void {
  const { bytes, sha256, path, arrived } = file;
  if (arrived?.blob !== undefined) {
    ARRIVING.finish(tx, arrived.blob, sha256);
    return;
  }
  if (originals === undefined || path === undefined) {
    writeBlob(tx, blobId, bytes, sha256);
    return;
  }
  nameBlob(tx, blobId, arrived?.byteSize ?? bytes.length, sha256);
  originals.keep(blobId, { path, sha256 });
}

type Stored = Pick<SlipRequest, 'fileName' | 'byteSize' | 'sha256' | 'transcript'>;

/** A file of the vault read once more, whole or, where it is too large for that, in parts. Throws as Decoder.intake. */
export async function intakeOfStored(
  engine: Engine,
  blobId: string,
  { fileName, byteSize, sha256, transcript }: Stored,
  signal: AbortSignal,
): Promise<Intake> {
  const { decoder, session } = engine;
  const behind = transcript === undefined ? {} : { transcript };
  if (byteSize <= INTAKE_LIMITS.fileBytes)
    return await decoder.intake({ bytes: storedBytes(engine, blobId), fileName, ...behind }, { signal });
  const read = (from: number, most: number) =>
    Promise.resolve(session.read((db) => readBlobPart(db, blobId, from, most)));
  const looked = await decoder.lookInto({ size: byteSize, read }, fileName, signal);
  return await decoder.setSlip({ looked, fileName, byteSize, sha256, ...behind }, signal);
}
