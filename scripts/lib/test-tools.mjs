/**
 * @file The programs that the tests use and that we did not write: a browser for the end-to-end tests and
 * readers that check what we write. The program itself needs none of them.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What brings a program, by package manager. Homebrew is left out where a Mac has the program, or nothing like it. */
const packages = (apt, dnf = apt, brew = apt) => ({ apt, dnf, brew });
const LINUX_ONLY = [
  // Watches that no connection is made.
  ['strace', packages('strace')],
  // The desktop that locks its screen.
  ['dbus-daemon', packages('dbus-daemon')],
  ['dbus-monitor', packages('dbus-bin', 'dbus-tools')],
  ['dbus-send', packages('dbus-bin', 'dbus-tools')],
  // Moves the clock of a run of tests and of all that it starts.
  ['faketime', packages('faketime', 'libfaketime')],
  // A terminal, and limits of a process.
  ['script', packages('bsdutils', 'util-linux')],
  ['prlimit', packages('util-linux')],
  // Small disks.
  ['mount', packages('mount', 'util-linux')],
  ['umount', packages('mount', 'util-linux')],
  // Making and installing the package.
  ['git', packages('git')],
  ['xz', packages('xz-utils', 'xz')],
  ...['dpkg-deb', 'dpkg', 'dpkg-query'].map((name) => [name, packages('dpkg')]),
  ['unshare', packages('util-linux')],
  ['ldd', packages('libc-bin', 'glibc-common')],
];
/**
 * Programs that tests call, each with the package that brings it; of several names one must be there.
 * tests/unit/project/programs.test.ts finds a call of any other.
 */
const TOOLS = [
  [['chromium', 'chromium-browser', 'google-chrome'], packages('chromium', 'chromium', '--cask chromium')],
  ['qpdf', packages('qpdf')],
  ...['pdftotext', 'pdfinfo', 'pdfimages', 'pdftoppm', 'pdffonts'].map((name) => [
    name,
    packages('poppler-utils', 'poppler-utils', 'poppler'),
  ]),
  ['sqlcipher', packages('sqlcipher')],
  ['age', packages('age')],
  ['age-keygen', packages('age')],
  ['python3', packages('python3', 'python3', 'python')],
  ['ps', packages('procps', 'procps-ng')],
  ...['sha256sum', 'mkfifo', 'mv', 'dd', 'cat', 'true'].map((name) => [name, packages('coreutils')]),
  ['tar', packages('tar', 'tar', 'gnu-tar')],
  ['sh', packages('dash', 'bash', 'bash')],
  ['bash', packages('bash')],
  ...(process.platform === 'linux' ? LINUX_ONLY : []),
].map(([commands, bringers]) => ({ commands: [commands].flat(), ...bringers }));

/** Every program that set-up looks for. */
export const knownPrograms = () => TOOLS.flatMap((tool) => tool.commands);

/** Tools that are not on this machine. */
export function missingTools() {
  return TOOLS.filter((tool) => !tool.commands.some(onPath));
}

/**
 * Installs what is missing where that needs no questions (root on Debian or Ubuntu); otherwise prints the
 * command to type. Returns whether everything is there now.
 */
export function obtainTools() {
  const missing = missingTools();
  const isRoot = typeof process.getuid === 'function' && process.getuid() === 0;
  if (onPath('apt-get') && isRoot) {
    const names = each(missing, 'apt');
    process.stderr.write(`Installing the programs the tests check files with: ${names.join(', ')}.\n`);
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  }
  const stillMissing = missingTools();
  if (stillMissing.length === 0) return true;
  const names = stillMissing.map((tool) => tool.commands[0]).join(', ');
  process.stderr.write(`The tests need ${names}, which this machine does not have. To install, type:\n\n`);
  process.stderr.write(`    ${commandToType(stillMissing)}\n\nThen type the same command again.\n`);
  return false;
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function commandToType(tools) {
  if (process.platform === 'darwin') {
    return each(tools, 'brew')
      .map((name) => `brew install ${name}`)
      .join(' && ');
  }
  if (onPath('dnf')) return `sudo dnf install ${each(tools, 'dnf').join(' ')}`;
  return `sudo apt-get install ${each(tools, 'apt').join(' ')}`;
}

/** The packages, each once. */
function each(tools, manager) {
  return [...new Set(tools.map((tool) => tool[manager]))];
}

function onPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, process.platform === 'win32' ? `${command}.exe` : command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
