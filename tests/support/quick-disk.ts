/**
 * @file Where tests keep their temporary files: in memory where the computer has a place for that. A vault waits for its disk
 * at every change, and nothing these tests look at depends on which disk it is; those about disks mount their own.
 */
import { accessSync, constants, statfsSync } from 'node:fs';
import { freemem } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** Far more than all tests keep at once. */
const ENOUGH = 4 * 1024 ** 3;

/** For a test's environment: empty where memory is short, small (in containers) or not there. */
export function quickDisk(): { TMPDIR?: string } {
  try {
    accessSync(IN_MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ENOUGH && freemem() > 2 * ENOUGH ? { TMPDIR: IN_MEMORY } : {};
  } catch {
    return {};
  }
}
