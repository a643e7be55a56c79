/** @file A key file: random bytes on a stick, needed beside a passphrase. Any file of 32 bytes or more can be one. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { about, asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { randomSecret, withSecrets } from '../crypto/secret.ts';
import { requirePlainFile } from './plain-file.ts';

const SHORTEST = 32;
const LONGEST = 1024 * 1024;
const NEW_BYTES = 64;

/** The caller holds them. */
export const newKeyFile = (): Uint8Array =>
  withSecrets(({ hold, handOn }) => handOn(hold(randomSecret(NEW_BYTES))));

/** Its bytes, which the caller holds. Throws `bad-input` for one that is too short or too long, file-unreadable. */
export function readKeyFile(path: string): Uint8Array {
  const subject = basename(path);
  requirePlainFile(path, subject);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  }
  try {
    const { size } = fstatSync(file);
    if (size < SHORTEST || size > LONGEST)
      throw new TestimonyError('bad-input', { subject, found: [about(subject, coded('key-file-short'))] });
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const got = readSync(file, bytes, read, size - read, read);
      if (got === 0) break;
      read += got;
    }
    return bytes;
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  } finally {
    closeSync(file);
  }
}

/** Runs `use` with what the file holds, and wipes it; without a file, with none. Throws as `readKeyFile` does. */
export async function withKeyFile<T>(
  path: string | undefined,
  use: (keyFile: Uint8Array | undefined) => Promise<T>,
): Promise<T> {
  if (path === undefined) return await use(undefined);
  return await withSecrets(async ({ hold }) => await use(hold(readKeyFile(path))));
}
