/** The program as a process, beside the same command lines run in the test's own process, as all others here are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, testimony, testimonyProcess, vaultForCli } from '../../support/cli.ts';

const parent = temporaryFolder();
const other = join(parent, 'other.txt');
let open: string[];
let before: ReturnType<typeof state>;
beforeAll(async () => {
  writeFileSync(other, 'none of these words fit\n');
  ({ open } = await vaultForCli(parent));
  before = state();
  await testimony(['case', 'create', ...open, '--reference', 'P1', '--title', 'Ánh & Омар']);
});

const lines = (): Record<string, string[]> => ({
  'help about one command': ['evidence', 'add', '--help'],
  'what is in the vault': ['case', 'list', ...open],
  'the same as data': ['case', 'list', ...open, '--json'],
  'a command there is not': ['case', 'lst'],
  'a case there is not': ['evidence', 'list', ...open, '--case', 'P9', '--json'],
  'another passphrase': ['case', 'list', ...open.slice(0, 2), '--passphrase-file', other],
  'a vault that is not there': ['case', 'list', '--vault', join(parent, 'nowhere'), ...open.slice(2)],
});

describe('a process', () => {
  it.each([
    ['help about one command', 0],
    ['what is in the vault', 0],
    ['the same as data', 0],
    ['a command there is not', 2],
    ['a case there is not', 1],
    ['another passphrase', 3],
    ['a vault that is not there', 4],
  ])('prints and ends as the tests see it: %s', async (what, code) => {
    const words = lines()[what] as string[];
    const process = await testimonyProcess(words);
    expect(process.code).toBe(code);
    expect(await testimony(words)).toEqual(process);
  });
});

it('commands leave nothing behind in the process they run in', async () => {
  for (const words of Object.values(lines())) await testimony(words);
  expect(state()).toEqual(before);
});

/** What a command could change for whatever runs after it. */
function state() {
  return {
    exitCode: process.exitCode,
    folder: process.cwd(),
    environment: { ...process.env },
    listeners: process.eventNames().map((name) => [name, process.listenerCount(name)]),
    output: process.stdout.eventNames().map((name) => [name, process.stdout.listenerCount(name)]),
  };
}
