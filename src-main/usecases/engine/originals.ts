/**
 * @file Originals that are not copied into a vault because it lasts no longer than one command: they stay where they
 * lie, and are read there again. What is read must be the bytes that were received.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256, sha256Stream, toHex } from '../../crypto/digest.ts';
import { onDisk } from './path-on-disk.ts';

const PIECE = 1024 * 1024;

interface Original {
  readonly path: string;
  /** Of the bytes that were received, lower-case hex. */
  readonly sha256: string;
}

export class Originals {
  readonly #kept = new Map<string, Original>();

  /** `blobId`: under which the vault knows its bytes. */
  keep(blobId: string, original: Original): void {
    this.#kept.set(blobId, original);
  }

  has(blobId: string): boolean {
    return this.#kept.has(blobId);
  }

  /** Throws file-unreadable, naming the file, where it is gone or holds other bytes than it did; not-found. */
  read(blobId: string): Uint8Array {
    const original = this.#kept.get(blobId);
    if (original === undefined) throw new TestimonyError('not-found', { subject: blobId });
    const subject = basename(original.path);
    const bytes = orRefuse(subject, () => readFileSync(original.path));
    if (toHex(sha256(bytes)) !== original.sha256) throw changed(subject);
    return bytes;
  }

  /**
   * The same in pieces, of one that may be too large to be held. Throws as `read`; that it changed, after the last: what was
   * made of them must then be thrown away.
   */
  *pieces(blobId: string): Generator<Uint8Array, void> {
    const original = this.#kept.get(blobId);
    if (original === undefined) throw new TestimonyError('not-found', { subject: blobId });
    const subject = basename(original.path);
    const hash = sha256Stream();
    for (const piece of piecesOf(original.path, subject)) {
      hash.add(piece);
      yield piece;
    }
    if (hash.finish() !== original.sha256) throw changed(subject);
  }
}

const changed = (subject: string) =>
  new TestimonyError('file-unreadable', { subject, found: [coded('changed-since-read')] });

/** Each holds until the next is asked for. */
function* piecesOf(path: string, subject: string): Generator<Uint8Array, void> {
  const file = orRefuse(subject, () => openSync(onDisk(path) ?? path, 'r'));
  try {
    const piece = Buffer.alloc(PIECE);
    for (;;) {
      const length = orRefuse(subject, () => readSync(file, piece, 0, PIECE, null));
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function orRefuse<T>(subject: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const { detail } = asTestimonyError(thrown, subject);
    const said = detail === undefined ? {} : { detail };
    throw new TestimonyError('file-unreadable', { subject, ...said, cause: thrown });
  }
}
