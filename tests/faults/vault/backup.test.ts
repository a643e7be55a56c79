/** A backup, and putting one back, killed at any point or on a full disk: whole or not there, and the vault says which. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../../src-main/host/compose.ts';
import { systemClock } from '../../../src-main/host/system.ts';
import { perform } from '../../../src-main/usecases/handlers/registry.ts';
import { restoreBackup } from '../../../src-main/vault/backup/restore.ts';
import { openVault } from '../../../src-main/vault/open-vault.ts';
import { passphraseBytes } from '../../../src-main/vault/passphrase.ts';
import { codeOf } from '../../support/failures.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { quietJob, steadyClock } from '../../support/ports.ts';
import { PASSPHRASE, temporaryFolder, temporaryVault } from '../../support/vault.ts';

const TASK = join(import.meta.dirname, '../../support/children/backup-task.ts');
const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');
const VAULT = ['header-copy.json', 'header.json', 'vault.db'];
const clock = steadyClock();
const passphrase = () => passphraseBytes(PASSPHRASE);
const quiet = { clock, signal: new AbortController().signal, copied: () => undefined };

/** Runs a task; killed at the n-th call that changes a file when n is given. How many there were, if it got so far. */
function run(task: readonly string[], killAt?: number): { killed: boolean; calls: number } {
  const { signal, status, stderr } = spawnSync(process.execPath, ['--import', KILL_AT, TASK, ...task], {
    encoding: 'utf8',
    env: { ...process.env, ...(killAt === undefined ? {} : { KILL_AT: String(killAt) }) },
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return { killed: signal === 'SIGKILL', calls: Number(stderr.trim().split('\n').at(-1)) };
}

let sound: string;
let backup: string;
beforeAll(async () => {
  const vault = await temporaryVault();
  vault.session.lock();
  sound = vault.folder;
  const stick = temporaryFolder();
  run(['make', copy(), PASSPHRASE, stick]);
  backup = join(stick, readdirSync(stick)[0] ?? '');
});
function copy(): string {
  const folder = join(temporaryFolder(), 'vault');
  cpSync(sound, folder, { recursive: true });
  return folder;
}
/** At most about thirty of them, the first and the last among them. */
const someOf = (calls: number): number[] => {
  const step = Math.max(1, Math.floor(calls / 30));
  return [...Array.from({ length: Math.floor((calls - 1) / step) }, (_, n) => 1 + n * step), calls];
};

describe('a process killed', () => {
  test('while it makes a backup leaves a whole one or none, and the vault knows which', async () => {
    const { calls } = run(['make', copy(), PASSPHRASE, temporaryFolder()]);
    const outcomes = new Set<boolean>();
    for (const at of someOf(calls)) {
      const [folder, stick] = [copy(), temporaryFolder()];
      expect(run(['make', folder, PASSPHRASE, stick], at).killed).toBe(true);
      const engine = await openEngine({ folder, passphrase: passphrase(), clock: systemClock });
      const { last } = await perform(engine, 'backupStatus', {}, quietJob());
      await engine.close();
      expect([at, readdirSync(stick)]).toEqual([at, last === null ? [] : [last.name]]);
      outcomes.add(last !== null);
      if (last === null) continue;
      const again = join(temporaryFolder(), 'again');
      await restoreBackup({ ...quiet, file: join(stick, last.name), folder: again });
      (await openVault({ folder: again, passphrase: passphrase(), clock })).lock();
    }
    expect([...outcomes].sort()).toEqual([false, true]);
  });

  test('while it puts one back leaves a whole vault, or a folder where it can be put back', async () => {
    const { calls } = run(['restore', backup, join(temporaryFolder(), 'again')]);
    const outcomes = new Set<string>();
    for (const at of someOf(calls)) {
      const folder = join(temporaryFolder(), 'again');
      expect(run(['restore', backup, folder], at).killed).toBe(true);
      const outcome = await codeOf(async () =>
        (await openVault({ folder, passphrase: passphrase(), clock })).lock(),
      );
      outcomes.add(outcome);
      if (outcome === 'no-vault') {
        await restoreBackup({ ...quiet, file: backup, folder });
        (await openVault({ folder, passphrase: passphrase(), clock })).lock();
      }
      expect([at, outcome, readdirSync(folder).sort()]).toEqual([at, outcome, VAULT]);
    }
    expect([...outcomes].sort()).toEqual(['no-vault', 'none']);
  });
});

describe('a disk that fills up', () => {
  test('has no half of a backup, and no half of a vault that was put back', async () => {
    const outcomes = new Set<string>();
    for (const kib of [4, 64, 256, 700, 2048]) {
      await onSmallDisk(kib * 1024, async (disk) => {
        const engine = await openEngine({ folder: copy(), passphrase: passphrase(), clock: systemClock });
        const handle = engine.files.register(disk.folder);
        const made = await codeOf(() => perform(engine, 'backupMake', { folder: handle }, quietJob()));
        const { last } = await perform(engine, 'backupStatus', {}, quietJob());
        await engine.close();
        expect([kib, made, readdirSync(disk.folder)]).toEqual([kib, made, last === null ? [] : [last.name]]);
        expect(made === 'none').toBe(last !== null);
        outcomes.add(`make ${made}`);
      });
      await onSmallDisk(kib * 1024, async (disk) => {
        const folder = join(disk.folder, 'again');
        const put = await codeOf(() => restoreBackup({ ...quiet, file: backup, folder }));
        expect([kib, existsSync(folder)]).toEqual([kib, put === 'none']);
        outcomes.add(`restore ${put}`);
      });
    }
    expect([...outcomes].sort()).toEqual([
      'make disk-full',
      'make none',
      'restore disk-full',
      'restore none',
    ]);
  });
});
