/**
 * @file Packages the built program as the installer would, on a stand-in for Electron's own folder: enough
 * of it for electron-builder to lay the files out and for the fuses to be set in.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { projectRoot } from './chromium-host/start.ts';
import { temporaryFolder } from './vault.ts';

/** Marks the fuses in Electron's binary; after it: version, how many, and one character each. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships them: electron build/fuses/fuses.json5. */
const FUSES_AS_SHIPPED = '101100011';

export interface Packaged {
  readonly program: string;
  readonly archive: string;
  /** The archive's content and what lies unpacked beside it, as one folder. */
  readonly extracted: string;
}

/** Writes a file that has fuses and nothing else of Electron's binary. */
export function writeBinaryWithFuses(path: string, fuses = FUSES_AS_SHIPPED): void {
  const count = Buffer.from([1, fuses.length]);
  writeFileSync(path, Buffer.concat([Buffer.from(FUSE_SENTINEL), count, Buffer.from(fuses)]));
  chmodSync(path, 0o755);
}

/** Takes about 20 seconds. Throws with electron-builder's words when it fails. */
export function packageProgram(): Packaged {
  ensureBuilt(projectRoot);
  const work = temporaryFolder();
  const electron = join(work, 'electron-dist');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  writeBinaryWithFuses(join(electron, 'electron'));
  const { version } = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules/electron/package.json'), 'utf8'),
  );
  writeFileSync(join(electron, 'version'), version);

  const out = join(work, 'dist');
  const builder = join(projectRoot, 'node_modules/electron-builder/cli.js');
  const made = spawnSync(
    process.execPath,
    [builder, '--dir', '--linux', `-c.electronDist=${electron}`, `-c.directories.output=${out}`],
    { cwd: projectRoot, encoding: 'utf8' },
  );
  const folder = join(out, process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`);
  if (made.status !== 0)
    throw new Error(`electron-builder (${made.signal ?? made.status}): ${made.stdout}${made.stderr}`);

  const archive = join(folder, 'resources', 'app.asar');
  const extracted = join(work, 'extracted');
  extractAll(archive, extracted);
  return { program: join(folder, 'testimony'), archive, extracted };
}
