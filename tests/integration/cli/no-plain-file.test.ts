/**
 * A pipe, a device, a folder and a link to itself in the place of a file that is to be read: refused at once. The first two in a
 * process beside: opening a pipe that nobody writes to waits without end, and no signal that can be caught ends it.
 */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { type Finished, runNode, temporaryFolder, testimony, vaultForCli } from '../../support/cli.ts';

/** More than all of them take on a slow computer. */
const WAITS_MS = 60_000;

let open: readonly string[];
let passphraseFile: string;
const odd: Readonly<Record<'a pipe' | 'a device' | 'a folder' | 'a loop', string>> = {
  'a pipe': join(temporaryFolder(), 'pipe'),
  // By a link in a folder of one's own: a backup is tried beside its file, and not everybody may write to /dev.
  'a device': join(temporaryFolder(), 'device'),
  'a folder': temporaryFolder(),
  'a loop': join(temporaryFolder(), 'loop'),
};
beforeAll(async () => {
  ({ open, passphraseFile } = await vaultForCli(temporaryFolder()));
  execFileSync('mkfifo', [odd['a pipe']]);
  symlinkSync('loop', odd['a loop']);
  symlinkSync('/dev/zero', odd['a device']);
});

const COMMANDS: Readonly<Record<string, (file: string) => readonly string[]>> = {
  'a backup that is tried': (file) => ['backup', 'check', file, '--passphrase-file', passphraseFile],
  'a backup that is put back': (file) => [
    'backup',
    'restore',
    file,
    '--vault',
    join(temporaryFolder(), 'new'),
  ],
  'a case from elsewhere': (file) => [
    'handover',
    'read',
    file,
    '--file-passphrase-file',
    passphraseFile,
    ...open,
  ],
  'a receipt': (file) => ['handover', 'receipt-read', file, ...open],
  'a key file': (file) => ['people', 'list', ...open, '--key-file', file],
  'a state of the log': (file) => ['audit', 'compare', ...open, '--file', file],
};

const WAITED_FOR: readonly string[] = ['a pipe', 'a device'];
const lineOf = (as: string, what: string) => [...(COMMANDS[as]?.(odd[what as keyof typeof odd]) ?? [])];

/** Of every command with a pipe and a device, as far as the process came. */
const ended = new Map<string, Finished>();
beforeAll(async () => {
  const asked = Object.keys(COMMANDS).flatMap((as) => WAITED_FOR.map((what) => [as, what] as const));
  const lines = JSON.stringify(asked.map(([as, what]) => lineOf(as, what)));
  const { stdout } = await runNode('tests/support/children/commands.ts', [lines], {
    during: (child) => void setTimeout(() => child.kill('SIGKILL'), WAITS_MS).unref(),
  });
  for (const [i, line] of stdout.split('\n').slice(0, -1).entries())
    ended.set(`${asked[i]}`, JSON.parse(line));
}, 2 * WAITS_MS);

it.skipIf(process.platform === 'win32').each(Object.keys(COMMANDS))('as %s', async (as) => {
  for (const what of Object.keys(odd)) {
    const { code, stderr = 'nothing: it waited' } = WAITED_FOR.includes(what)
      ? (ended.get(`${[as, what]}`) ?? {})
      : await testimony(lineOf(as, what));
    expect([what, code, stderr.includes('could not be opened') || stderr.includes('is a folder')]).toEqual([
      what,
      4,
      true,
    ]);
  }
});
