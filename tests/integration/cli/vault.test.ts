import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FLOOR_KDF } from '../../../src-main/crypto/kdf.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import {
  asJson,
  ON_THE_DAY,
  OWNER,
  PASSPHRASE,
  runProgram,
  temporaryFolder,
  testimony,
  testimonyProcess,
  vaultForCli,
} from '../../support/cli.ts';
import { testClock } from '../../support/ports.ts';
import { projectRoot } from '../../support/project-files.ts';

const parent = temporaryFolder();
const file = (name: string, text: string) => {
  writeFileSync(join(parent, name), text);
  return join(parent, name);
};

let open: string[];
let folder: string;
beforeAll(async () => {
  ({ open, folder } = await vaultForCli(parent));
});

it('in a folder that a sync service copies says so at every opening, and points at backups', async () => {
  expect((await testimony(['vault', 'open-check', ...open])).stderr).not.toContain('copies');
  const mark = file('.stfolder', '');
  const { code, stderr } = await testimony(['vault', 'open-check', ...open]);
  rmSync(mark);
  expect([code, stderr]).toEqual([0, expect.stringContaining('Syncthing')]);
  expect(stderr).toContain('"backup make"');
});

describe('a new vault', () => {
  const made = join(parent, 'made');
  const first = file('first.txt', 'six quiet herons wade\n');

  it('is made, says where it is, and opens afterwards', async () => {
    const { code, json } = await asJson<{ owner: string; folder: string }>([
      'vault',
      'create',
      '--vault',
      made,
      '--owner',
      OWNER,
      '--passphrase-file',
      first,
    ]);
    expect([code, json.owner, json.folder]).toEqual([0, OWNER, made]);
    expect(existsSync(join(made, 'vault.db'))).toBe(true);
    // As much as this computer can bear: on one that is slow, or busy, the least that is allowed.
    const { memoryKib, passes } = JSON.parse(readFileSync(join(made, 'header.json'), 'utf8')).body.slots[0]
      .kdf;
    expect(memoryKib * passes).toBeGreaterThanOrEqual(FLOOR_KDF.memoryKib * FLOOR_KDF.passes);
    const check = await asJson<{ as: string; cases: number }>([
      'vault',
      'open-check',
      '--vault',
      made,
      '--passphrase-file',
      first,
    ]);
    expect([check.code, check.json.as, check.json.cases]).toEqual([0, OWNER, 0]);
  });

  it('is not made over another one: exit code 4', async () => {
    const { code, stderr } = await testimony([
      'vault',
      'create',
      '--vault',
      made,
      '--owner',
      'Other',
      '--passphrase-file',
      first,
    ]);
    expect(code).toBe(4);
    expect(stderr).toContain('no vault was made there');
  });

  it('wants a passphrase of some length: exit code 2, and no folder is left', async () => {
    const short = file('short.txt', 'too short\n');
    const { code, json } = await asJson<{ error: { code: string; what: string } }>([
      'vault',
      'create',
      '--vault',
      join(parent, 'no'),
      '--owner',
      'x',
      '--passphrase-file',
      short,
    ]);
    expect([code, json.error.code]).toEqual([2, 'bad-input']);
    expect(json.error.what).toContain('shorter than 12 characters');
    expect(existsSync(join(parent, 'no'))).toBe(false);
  });

  it('takes another passphrase; the old one then opens nothing: exit code 3', async () => {
    const second = file('second.txt', 'other words on another day\r\n');
    const change = [
      'vault',
      'passwd',
      '--vault',
      made,
      '--passphrase-file',
      first,
      '--new-passphrase-file',
      second,
    ];
    expect((await asJson(change)).code).toBe(0);
    expect((await testimony(['case', 'list', '--vault', made, '--passphrase-file', second])).code).toBe(0);
    const old = await asJson<{ error: { code: string; what: string } }>([
      'case',
      'list',
      '--vault',
      made,
      '--passphrase-file',
      first,
    ]);
    expect([old.code, old.json.error.code]).toEqual([3, 'wrong-passphrase']);
    expect(old.json.error.what).toBe('That passphrase does not open this vault.');
  });
});

describe('the passphrase', () => {
  it('comes from standard input with "-"', async () => {
    const { code } = await testimonyProcess(['case', 'list', '--vault', folder, '--passphrase-file', '-'], {
      input: `${PASSPHRASE}\n`,
    });
    expect(code).toBe(0);
  });

  it('is never taken as an argument: exit code 2, and it is not repeated', async () => {
    const { code, stdout, stderr } = await testimony([
      'case',
      'list',
      '--vault',
      folder,
      `--passphrase=${PASSPHRASE}`,
    ]);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('herons');
    expect(stderr).toContain("Unknown option '--passphrase'");
  });

  it('is asked for where a person sits, and what they type is not shown', async () => {
    const command = `'${process.execPath}' '${join(projectRoot, 'src-main/cli/main.mjs')}' case list --vault '${folder}'`;
    const typed = (text: string) =>
      runProgram('script', ['-qec', command, '/dev/null'], {
        during: (child) => {
          child.stdout?.on('data', (shown: string) => {
            if (shown.includes('Passphrase:')) child.stdin?.write(text);
          });
        },
        input: null,
        env: ON_THE_DAY,
      });
    const { code, stdout } = await typed(`${PASSPHRASE}\r`);
    expect(stdout).toContain('Passphrase:');
    expect(stdout).toContain('No cases yet');
    expect(stdout).not.toContain('herons');
    expect(code).toBe(0);
    const stopped = await typed('abc\u0003');
    expect(stopped.code).toBe(1);
    expect(stopped.stdout).not.toContain('abc');
  });

  it('cannot be asked for where nobody sits: exit code 2 and the way out', async () => {
    const { code, stderr } = await testimony(['case', 'list', '--vault', folder]);
    expect(code).toBe(2);
    expect(stderr).toContain('--passphrase-file');
  });
});

describe('a vault that cannot be opened', () => {
  it('is not there: exit code 4', async () => {
    const { code, json } = await asJson<{ error: { code: string } }>([
      'case',
      'list',
      '--vault',
      join(parent, 'nowhere'),
      ...open.slice(2),
    ]);
    expect([code, json.error.code]).toEqual([4, 'no-vault']);
  });

  it('is open elsewhere: exit code 4, and the other goes on', async () => {
    const session = await openVault({ folder, passphrase: passphraseBytes(PASSPHRASE), clock: testClock });
    try {
      const second = await asJson<{ error?: { code: string; what: string } }>(['case', 'list', ...open]);
      expect([second.code, second.json.error?.code]).toEqual([4, 'vault-in-use']);
      expect(second.json.error?.what).toContain(`"${basename(folder)}" is open in another window`);
      expect(session.locked).toBe(false);
    } finally {
      session.lock();
    }
  });
});

describe('what was typed wrongly', () => {
  it.each([
    [['case', 'lst'], 'there is no such command'],
    [['case', 'list'], '--vault is missing'],
    [['person', 'add', '--case', 'x', '--role', 'victim', '--name', 'y'], '--vault is missing'],
  ])('%j ends with exit code 2 and says what to do', async (words, said) => {
    const { code, stdout, stderr } = await testimony(words);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
    expect(stderr).toContain('Nothing was done.');
  });

  it('a reader that has seen enough ends it quietly, as `| head` does', async () => {
    const early = await testimonyProcess(['--help'], { during: (child) => child.stdout?.destroy() });
    expect(early.stderr).toBe('');
  });

  it('help needs no vault and ends with exit code 0', async () => {
    const { code, stdout } = await testimony(['--help']);
    expect(code).toBe(0);
    for (const name of [
      'vault create',
      'case create',
      'person add',
      'evidence add',
      'record fill',
      'bundle from-folder',
      'audit verify',
    ]) {
      expect(stdout).toContain(name);
    }
    expect((await testimony(['evidence', 'add', '--help'])).stdout).toContain('Example:');
  });
});

it('the version that records carry is the one of the package', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  expect(readFileSync(join(projectRoot, 'src-main/core/product.ts'), 'utf8')).toContain(`'${version}'`);
});
