/**
 * @file The hash of a file and of its beginnings, in one reading. Readers that add a comment often leave what was
 * there and write behind it: such a file still begins with the bundle that was built, whatever it is called now.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';

export interface FileHashes {
  /** SHA-256 in hex, as are the others. */
  readonly whole: string;
  /** Of the first `size` bytes for each size that is shorter than the file, the longest first. */
  readonly beginnings: readonly string[];
}

/** `sizes` in bytes. Throws file-unreadable, cancelled. */
export async function hashFileAndBeginnings(
  path: string,
  sizes: readonly number[],
  signal: AbortSignal,
): Promise<FileHashes> {
  const hash = createHash('sha256');
  const ahead = sizes.toSorted((a, b) => a - b);
  const beginnings: string[] = [];
  let position = 0;
  try {
    for await (const piece of createReadStream(path, { signal })) {
      let rest = piece as Uint8Array;
      for (let size = ahead[0]; size !== undefined && size < position + rest.length; size = ahead[0]) {
        hash.update(rest.subarray(0, size - position));
        rest = rest.subarray(size - position);
        position = size;
        beginnings.unshift(hash.copy().digest('hex'));
        ahead.shift();
      }
      hash.update(rest);
      position += rest.length;
    }
  } catch (thrown) {
    if (signal.aborted) throw new TestimonyError('cancelled');
    throw asTestimonyError(thrown, basename(path));
  }
  return { whole: hash.digest('hex'), beginnings };
}
