/** @file Bytes into a new file that only its owner may read, on the disk before it is said to be there. */
import { open } from 'node:fs/promises';

/** Throws the system's own errors; EEXIST where something stands there. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
