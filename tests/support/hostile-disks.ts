/**
 * @file Disks that refuse: full ones and read-only ones, real where the computer allows it. As root a small
 * memory disk is mounted; elsewhere /dev/shm, small in containers, is filled up to the wanted rest. Where
 * nothing can be mounted read-only, the same process acts as a user who may only read.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './vault.ts';

const NOBODY = 65534;
const CONTAINER_SHM = 1024 ** 3;

export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more fits. */
  fill(): void;
  /** The same, and leaves about so many bytes free. */
  leave(bytes: number): void;
  /** Takes away what `fill` wrote. */
  makeRoom(): void;
}

/** Whether there is a way to make a small disk: a person without rights has none outside a container. */
export function canMakeSmallDisk(): boolean {
  const mounted = tryMount('size=64k');
  if (mounted !== undefined) unmount(mounted);
  if (mounted !== undefined) return true;
  const { bsize, blocks } = statfsSync('/dev/shm');
  return bsize * blocks <= CONTAINER_SHM;
}

/** Runs `work` with a disk of about `bytes`. Throws where the computer has no way to make one. */
export async function onSmallDisk(bytes: number, work: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const mounted = tryMount(`size=${bytes}`);
  const folder = mounted ?? restOfSharedMemory(bytes);
  const ballast = join(mounted ?? join(folder, '..'), 'ballast');
  try {
    await work({
      folder,
      fill: () => fillUp(ballast),
      leave(left) {
        fillUp(ballast);
        truncateSync(ballast, statSync(ballast).size - left);
      },
      makeRoom: () => rmSync(ballast, { force: true }),
    });
  } finally {
    if (mounted === undefined) rmSync(join(folder, '..'), { recursive: true, force: true });
    else unmount(mounted);
  }
}

/** Runs `work` while `folder` and what is in it can be read and not written. */
export async function whileReadOnly(folder: string, work: () => Promise<void>): Promise<void> {
  if (tryRun('mount', ['--bind', folder, folder])) {
    try {
      execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
      await work();
    } finally {
      unmount(folder);
    }
    return;
  }
  const root = process.getuid?.() === 0;
  const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
  for (const path of paths) {
    if (root) chownSync(path, NOBODY, NOBODY);
    chmodSync(path, path === folder ? 0o500 : 0o400);
  }
  // The folders above must let somebody else through to it.
  if (root) chmodSync(join(folder, '..'), 0o755);
  try {
    if (root) process.seteuid?.(NOBODY);
    await work();
  } finally {
    if (root) process.seteuid?.(0);
    for (const path of paths) chmodSync(path, path === folder ? 0o700 : 0o600);
  }
}

function tryMount(options: string): string | undefined {
  const folder = temporaryFolder();
  return tryRun('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]) ? folder : undefined;
}

function unmount(folder: string): void {
  // Lazily: a child that was killed may not be gone yet.
  execFileSync('umount', ['-l', folder]);
}

function restOfSharedMemory(bytes: number): string {
  const { bsize, blocks, bavail } = statfsSync('/dev/shm');
  if (bsize * blocks > CONTAINER_SHM) {
    throw new Error('This computer has no way to make a small disk: run as root, or in a container.');
  }
  const base = mkdtempSync('/dev/shm/testimony-');
  const folder = join(base, 'disk');
  mkdirSync(folder);
  writeZeros(join(base, 'weight'), bsize * bavail - bytes);
  return folder;
}

function fillUp(path: string): void {
  for (const size of [4 * 1024 * 1024, 65_536, 4096, 1]) {
    try {
      for (;;) writeZeros(path, size);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOSPC') throw thrown;
    }
  }
}

function writeZeros(path: string, bytes: number): void {
  const file = openSync(path, 'a');
  const piece = new Uint8Array(Math.min(bytes, 4 * 1024 * 1024));
  try {
    for (let left = bytes; left > 0; ) left -= writeSync(file, piece, 0, Math.min(left, piece.length));
  } finally {
    closeSync(file);
  }
}

function tryRun(command: string, given: readonly string[]): boolean {
  try {
    execFileSync(command, given, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
