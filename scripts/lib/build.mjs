/**
 * @file Builds the program when its sources are not the ones it was last built from, and leaves it alone
 * when they are. Compares contents, not times: a fresh clone has new times and old contents.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = [
  'src-main/**/*.ts',
  'src-renderer/**/*.*',
  'electron.vite.config.ts',
  'tsconfig*.json',
  'package-lock.json',
];
/** A build takes seconds. A lock older than this was left by one that was ended. */
const STALE_LOCK_MS = 120_000;

/** Builds into out/ if needed. Returns whether it did. Throws with the builder's own words when it fails. */
export function ensureBuilt(root) {
  const stamp = join(root, 'out', '.sources');
  const wanted = fingerprint(root);
  if (isBuilt(stamp, wanted)) return false;
  return withLock(join(root, 'node_modules', '.testimony-build'), () => {
    if (isBuilt(stamp, wanted)) return false;
    const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    if (built.status !== 0)
      throw new Error(`The program could not be built.\n${built.stdout}${built.stderr}`);
    writeFileSync(stamp, wanted);
    return true;
  });
}

function isBuilt(stamp, wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of globSync(INPUTS, { cwd: root }).sort()) {
    if (!statSync(join(root, path)).isFile()) continue;
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

/** Test files run side by side; one builds, the others wait for it. */
function withLock(folder, work) {
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch {
      const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_LOCK_MS) rmSync(folder, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    return work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
