/** @file A part of a recording, for whoever plays it: out of the vault, and never as a whole. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { readBlobPart } from '../../vault/blobs.ts';
import type { Engine } from '../engine/engine.ts';
import { requireRecording } from './transcribe.ts';

/** Throws not-found, vault-damaged. */
export function recordingPart(
  { session }: Engine,
  { evidenceId, from, most }: CheckedInput<'recordingPart'>,
): CallOutput<'recordingPart'> {
  return session.read((db) => {
    const { originalBlob, byteSize, mediaType } = requireRecording(db, evidenceId);
    return { bytes: readBlobPart(db, originalBlob, from, most), byteSize, mediaType };
  });
}
