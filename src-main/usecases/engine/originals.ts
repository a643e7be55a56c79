/**
 * @file Originals that are not copied into a vault because it lasts no longer than one command: they stay where they
 * lie, and are read there again. What is read must be the bytes that were received.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import { sha256, toHex } from '../../crypto/digest.ts';

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
    const bytes = readOrRefuse(original.path, subject);
    if (toHex(sha256(bytes)) !== original.sha256)
      throw new TestimonyError('file-unreadable', { subject, found: [coded('changed-since-read')] });
    return bytes;
  }
}

function readOrRefuse(path: string, subject: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    const { detail } = asTestimonyError(thrown, subject);
    throw new TestimonyError('file-unreadable', {
      subject,
      ...(detail === undefined ? {} : { detail }),
      cause: thrown,
    });
  }
}
