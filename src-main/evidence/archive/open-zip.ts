/** @file The files in a ZIP, within limits: how many, how large, how far they swell. Names are read, and never followed. */
import { unzipSync } from 'fflate';
import { TestimonyError } from '../../core/errors/errors.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { refusal } from '../refusal.ts';

/** What text and pictures are packed to at best; what swells more was made to. */
const SWELLING = 250;
const FREE_BYTES = 8 * 1024 * 1024;
const ENCRYPTED = 1;

/**
 * By the whole name that each has in it; folders left out. `wanted`: which are unpacked at all.
 * Throws damaged-file, too-large, and password-needed where it is locked.
 */
export function openZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  if (isLocked(bytes)) throw refusal('unsupported-type', 'locked');
  let entries = 0;
  let unpacked = 0;
  try {
    // The stated size is also all that is ever written: an entry that holds more is cut there.
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > INTAKE_LIMITS.zipEntries) throw refusal('too-large', 'too-many-inside');
        if (name.endsWith('/') || !wanted(name)) return false;
        unpacked += originalSize;
        if (unpacked > INTAKE_LIMITS.partBytes || originalSize > FREE_BYTES + size * SWELLING)
          throw refusal('too-large', 'swells');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw refusal('damaged-file', 'cannot-be-unpacked', thrown);
  }
}

/** The first file says whether it needs a password. */
const isLocked = (bytes: Uint8Array): boolean =>
  bytes[2] === 3 && bytes[3] === 4 && ((bytes[6] ?? 0) & ENCRYPTED) === ENCRYPTED;
