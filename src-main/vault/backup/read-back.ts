/**
 * @file Reads a backup from the disk after it was written: once, in slices of a MiB. Every page of the store is held
 * against the tag that only a holder of the key can make, and the tags and all the rest against the hash that was taken
 * while it was written: then every byte is the one that was written. The sums in it were taken of those bytes, so they fit
 * too. The hash by which the file is known is taken here, of what stands on the disk.
 */
import { sha256Stream } from '../../crypto/digest.ts';
import { PAGE_BYTES } from '../../crypto/page-mac.ts';
import type { VaultSession } from '../db.ts';
import { tagsOf } from '../pages.ts';
import { STORE } from '../vault-files.ts';
import type { HandedOver } from './archive.ts';
import { BackupFile, notWhole } from './backup-file.ts';

interface ReadBack {
  readonly session: VaultSession;
  readonly path: string;
  readonly signal: AbortSignal;
  /** Hears how far it is, in bytes. */
  checked(bytes: number, of: number): void;
}

/** SHA-256 of the file, in lower-case hex. Throws `damaged-file` when what stands on the disk is not what was written, `cancelled`, and the system's errors. */
export async function readBack(
  { session, path, signal, checked }: ReadBack,
  written: HandedOver,
): Promise<string> {
  const backup = BackupFile.open(path);
  try {
    const [whole, essence] = [sha256Stream(), sha256Stream()];
    const outside = (bytes: Uint8Array) => {
      whole.add(bytes);
      essence.add(bytes);
    };
    const { at: start, size } = backup.part(STORE);
    backup.readOutside(0, start, outside);
    const pages = await session.findDamagedPagesIn(
      {
        size: () => size,
        // Asked for one slice after the other, from the first to the last.
        read(into, at) {
          const read = backup.read(STORE, at, into);
          whole.add(into.subarray(0, read));
          essence.add(tagsOf(into.subarray(0, read), at / PAGE_BYTES + 1));
          checked(at + read, size);
          return read;
        },
      },
      signal,
    );
    if (pages.length > 0) throw notWhole(backup.name, `${pages.length} damaged pages`);
    backup.readOutside(start + size, written.bytes, outside);
    if (essence.finish() !== written.essence)
      throw notWhole(backup.name, 'it does not read back as it was written');
    return whole.finish();
  } finally {
    backup.close();
  }
}
