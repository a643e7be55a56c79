/**
 * @file Reads a backup from the disk after it was written: once, in slices of a MiB. Every page of the store is held
 * against the tag that only a holder of the key can make, and the whole file against the hash that was taken while it was
 * written. The sums in it were taken of those bytes then, so they fit when that hash does: nothing is read again for them.
 */
import { sha256Stream } from '../../crypto/digest.ts';
import type { VaultSession } from '../db.ts';
import { STORE } from '../vault-files.ts';
import type { WholeFile } from './archive.ts';
import { BackupFile, notWhole } from './backup-file.ts';

interface ReadBack {
  readonly session: VaultSession;
  readonly path: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, in bytes. */
  checked(bytes: number, of: number): void;
}

/** Throws `damaged-file` when what stands on the disk is not what was written, `cancelled`, and the system's errors. */
export async function readBack(
  { session, path, signal, checked }: ReadBack,
  written: WholeFile,
): Promise<void> {
  const backup = BackupFile.open(path);
  try {
    const hash = sha256Stream();
    const { at: start, size } = backup.part(STORE);
    backup.readOutside(0, start, hash.add);
    const pages = await session.findDamagedPagesIn(
      {
        size: () => size,
        // Asked for one slice after the other, from the first to the last.
        read(into, at) {
          const read = backup.read(STORE, at, into);
          hash.add(into.subarray(0, read));
          checked(at + read, size);
          return read;
        },
      },
      signal,
    );
    if (pages.length > 0) throw notWhole(backup.name, `${pages.length} damaged pages`);
    backup.readOutside(start + size, written.bytes, hash.add);
    if (hash.finish() !== written.sha256)
      throw notWhole(backup.name, 'it does not read back as it was written');
  } finally {
    backup.close();
  }
}
