/**
 * A pipe, a device, a folder and a link to itself in the place of a file that is to be read: refused at once. The first two in a
 * process of their own: opening a pipe that nobody writes to waits without end, and no signal that can be caught ends it.
 */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder, testimony, testimonyProcess, vaultForCli } from '../../support/cli.ts';

/** More than any of them takes on a slow computer. */
const WAITS_MS = 30_000;

let open: readonly string[];
let passphraseFile: string;
const odd: Readonly<Record<'a pipe' | 'a device' | 'a folder' | 'a loop', string>> = {
  'a pipe': join(temporaryFolder(), 'pipe'),
  'a device': '/dev/zero',
  'a folder': temporaryFolder(),
  'a loop': join(temporaryFolder(), 'loop'),
};
beforeAll(async () => {
  ({ open, passphraseFile } = await vaultForCli(temporaryFolder()));
  execFileSync('mkfifo', [odd['a pipe']]);
  symlinkSync('loop', odd['a loop']);
});

const COMMANDS: Readonly<Record<string, (file: string) => readonly string[]>> = {
  'a backup that is tried': (file) => ['backup', 'check', file, '--passphrase-file', passphraseFile],
  'a backup that is put back': (file) => [
    ...['backup', 'restore', file, '--vault', join(temporaryFolder(), 'new')],
  ],
  'a case from elsewhere': (file) => [
    ...['handover', 'read', file, '--file-passphrase-file', passphraseFile, ...open],
  ],
  'a receipt': (file) => ['handover', 'receipt-read', file, ...open],
  'a key file': (file) => ['people', 'list', ...open, '--key-file', file],
  'a state of the log': (file) => ['audit', 'compare', ...open, '--file', file],
};

it.skipIf(process.platform === 'win32').each(Object.keys(COMMANDS))(
  'as %s',
  { timeout: 120_000 },
  async (as) => {
    for (const [what, file] of Object.entries(odd)) {
      const args = COMMANDS[as]?.(file) ?? [];
      const { code, stderr } =
        what === 'a pipe' || what === 'a device'
          ? await testimonyProcess(args, {
              during: (child) => void setTimeout(() => child.kill('SIGKILL'), WAITS_MS).unref(),
            })
          : await testimony(args);
      expect([what, code, stderr.includes('could not be opened') || stderr.includes('is a folder')]).toEqual([
        ...[what, 4, true],
      ]);
    }
  },
);
