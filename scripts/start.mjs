/**
 * @file Opens the program: builds it when needed, then starts it in Electron. Where Electron's own binary
 * cannot be had, it says so and opens the same built program in Chromium, to look at and work on.
 *
 *   node scripts/start.mjs [--chromium] [--screenshot out.png] [--dark] [--size 1920x1080] [--vault=FOLDER]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const electron = join(root, 'node_modules', 'electron');
/** Electron is about 110 MB; a slow line gets five minutes, a blocked one fails at once. */
const DOWNLOAD_MS = 300_000;

const args = process.argv.slice(2);
const forChromium = args.some((argument) =>
  ['--chromium', '--screenshot', '--dark', '--size'].includes(argument),
);
const forBoth = args.filter((argument) => argument !== '--chromium');

try {
  if (ensureBuilt(root)) say('Built.');
} catch (error) {
  say(error.message);
  process.exit(1);
}

const binary = forChromium ? undefined : (electronBinary() ?? fetchElectron());
if (binary !== undefined) run(binary, [root, ...forBoth]);
else openInChromium();

/** Where the package keeps its binary, if it is there. */
function electronBinary() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist');
  const pathFile = join(electron, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  return existsSync(join(folder, name)) ? join(folder, name) : undefined;
}

/** Once for each version of Electron: a machine that cannot reach it should not wait again at every start. */
function fetchElectron() {
  const { version } = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8'));
  const tried = join(root, 'node_modules', '.cache', 'testimony', `electron-${version}-not-reached`);
  if (existsSync(tried)) return undefined;
  say('Fetching Electron, the program that shows the window. This happens once and needs the internet.');
  const result = spawnSync(process.execPath, [join(electron, 'install.js')], {
    cwd: root,
    timeout: DOWNLOAD_MS,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const found = result.status === 0 ? electronBinary() : undefined;
  if (found === undefined) {
    mkdirSync(dirname(tried), { recursive: true });
    writeFileSync(tried, `To try again: node ${join('node_modules', 'electron', 'install.js')}\n`);
  }
  return found;
}

function openInChromium() {
  const needsScreen = !args.includes('--screenshot');
  if (!forChromium) {
    say(
      "Electron's own program could not be fetched on this machine (node node_modules/electron/install.js tries again).",
    );
  }
  if (needsScreen && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    say('Testimony needs a screen to open its window on, and there is none here.');
    say('What works without one: npm run testimony (the same program by command), and');
    say('npm start -- --screenshot first-screen.png (a picture of the first screen).');
    process.exit(1);
  }
  say(
    'Opening Testimony in Chromium instead: the same built program, for trying it out and for working on it.',
  );
  say('Some protections need Electron (screen capture, hardened start). Keep real case files for that.');
  const host = join(root, 'tests', 'support', 'chromium-host', 'run.ts');
  run(process.execPath, [host, ...(needsScreen ? ['--visible'] : []), ...forBoth]);
}

function run(command, commandArgs) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit' });
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
