/**
 * @file A sign for whoever looks into the folder of an open vault. A copy made file by file while it is open may be
 * broken; the backup is for that. The lock beside it is what keeps a second program out: this file only says so.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SIGN = 'IN-USE-DO-NOT-COPY.txt';
const SAYS =
  'This vault is open. A copy of this folder made now may be broken, and so may what a sync service takes from it.\n' +
  'To copy the vault: lock it first, or make a backup in Testimony (Vault, Backup), which can be done while it is open.\n' +
  'This file goes away when the vault is locked. If nobody has it open, it was left by a crash and means nothing.\n';

/** Never throws: a vault works without it. */
export function putSign(folder: string): void {
  try {
    // Made anew: what a crash left goes, and a link that somebody planted under its name is not followed.
    rmSync(join(folder, SIGN), { force: true });
    writeFileSync(join(folder, SIGN), SAYS, { flag: 'wx', mode: 0o600 });
  } catch {
    // A full disk has no room for it.
  }
}

export function takeSign(folder: string): void {
  try {
    rmSync(join(folder, SIGN), { force: true });
  } catch {
    // A stick that was pulled; the next opening takes it away.
  }
}
