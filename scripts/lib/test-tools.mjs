/**
 * @file The programs that the tests use and that we did not write: a browser for the end-to-end tests and
 * readers that check what we write. The program itself needs none of them.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Commands of which one must be there, and the package that brings it, by package manager. */
const TOOLS = [
  {
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    apt: 'chromium',
    dnf: 'chromium',
    brew: '--cask chromium',
  },
  { commands: ['qpdf'], apt: 'qpdf', dnf: 'qpdf', brew: 'qpdf' },
  { commands: ['pdftotext'], apt: 'poppler-utils', dnf: 'poppler-utils', brew: 'poppler' },
  { commands: ['sqlcipher'], apt: 'sqlcipher', dnf: 'sqlcipher', brew: 'sqlcipher' },
  { commands: ['age'], apt: 'age', dnf: 'age', brew: 'age' },
  { commands: ['sha256sum'], apt: 'coreutils', dnf: 'coreutils', brew: 'coreutils' },
  // Watches that no connection is made, and plays the desktop that locks its screen: nothing like it elsewhere.
  ...(process.platform === 'linux'
    ? [
        { commands: ['strace'], apt: 'strace', dnf: 'strace' },
        { commands: ['dbus-daemon'], apt: 'dbus-daemon', dnf: 'dbus-daemon' },
        { commands: ['dbus-monitor'], apt: 'dbus-bin', dnf: 'dbus-tools' },
      ]
    : []),
];

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
    const packages = missing.map((tool) => tool.apt);
    process.stderr.write(`Installing the programs the tests check files with: ${packages.join(', ')}.\n`);
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
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
    return tools.map((tool) => `brew install ${tool.brew}`).join(' && ');
  }
  if (onPath('dnf')) return `sudo dnf install ${tools.map((tool) => tool.dnf).join(' ')}`;
  return `sudo apt-get install ${tools.map((tool) => tool.apt).join(' ')}`;
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
