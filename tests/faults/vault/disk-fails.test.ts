/**
 * The disk fails under a day of work: a write, a read or an fsync answers EIO, once or from then on, and the disk is full at
 * ever more room. What was said to be saved is there afterwards; what was refused is refused by name. The failures are made
 * by strace, which we did not write, at the system's own calls. TESTIMONY_FAULTS=40 has so many of each.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DayVault,
  dayVault,
  groundOf,
  type Refused,
  WorkingDay,
} from '../../support/faults/day-vault.ts';
import { lookAfter, noTally, type Tally, tallied } from '../../support/faults/kept.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { randomFrom } from '../../support/leaving-kills.ts';

const FAULTS = Number(process.env.TESTIMONY_FAULTS ?? 2);
const SEED = Number(process.env.TESTIMONY_SEED ?? 14);
/** Set-up installs it with the other tools of the tests (scripts/lib/test-tools.mjs); only Linux has it. */
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const DEEDS = 6;
/** How many of the call come, at most, while a vault is opened and so many deeds are done. */
const CALLS = { fsync: 50, pwrite64: 450, pread64: 60 };
const WITHIN_MS = 90_000 * (FAULTS + 1);

let made: DayVault;
beforeAll(async () => {
  made = await dayVault();
});

const random = randomFrom(SEED);
const upTo = (most: number) => 1 + Math.floor(random() * most);
const codesOf = (refused: readonly Refused[]) => [...new Set(refused.map((one) => one.refused))];

function expectNothingLost(what: string, tally: Tally): void {
  process.stdout.write(tallied(what, tally));
  expect(tally).toMatchObject({ losses: [], undetected: [] });
}

describe.skipIf(!hasStrace)('where strace is to be had: a disk', () => {
  it.each([
    ['an fsync that fails', 'fsync', ''],
    ['every fsync that fails from then on', 'fsync', '+'],
    ['a write that fails', 'pwrite64', ''],
    ['every write that fails from then on', 'pwrite64', '+'],
    ['a read that fails', 'pread64', ''],
  ] as const)(
    '%s',
    async (what, call, goesOn) => {
      const [tally, codes] = [noTally(), new Set<string>()];
      for (let run = 0; run < FAULTS; run += 1) {
        const ground = groundOf(made);
        const at = `${upTo(CALLS[call])}${goesOn}`;
        const where = ['', '/vault.db', '/vault.db-journal'].flatMap((file) => [
          '-P',
          `${ground.vault}${file}`,
        ]);
        const calls = call === 'fsync' ? 'fsync,fdatasync' : call;
        const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=${at}`];
        const under = ['strace', '-f', '-qq', '--seccomp-bpf', '-o', '/dev/null', ...where, ...inject];
        const day = new WorkingDay(ground, { ids: made.ids, seed: upTo(24), deeds: DEEDS, under });
        await day.toItsEnd();
        for (const code of codesOf(day.refused)) codes.add(code);
        await lookAfter(ground.vault, day.saved, { where: `${what} at ${at}`, tally });
      }
      expectNothingLost(`${what}, EIO`, tally);
      // A page that the disk does not give is, for whoever reads it, like one that is damaged: both lead to a copy or to salvage.
      const known = call === 'pread64' ? ['storage', 'vault-damaged'] : ['storage'];
      expect(known).toEqual(expect.arrayContaining([...codes]));
    },
    WITHIN_MS,
  );
});

it(
  'a disk with ever more room, down to the last block',
  async () => {
    const need = statSync(join(made.folder, 'vault.db')).size;
    const [tally, codes] = [noTally(), new Set<string>()];
    for (let run = 0; run < FAULTS * 3; run += 1)
      await onSmallDisk(need * 4, async (disk) => {
        const ground = groundOf(made, join(disk.folder, 'day'));
        disk.leave(run * 4096 * Math.ceil(24 / FAULTS));
        const day = new WorkingDay(ground, { ids: made.ids, seed: upTo(24), deeds: DEEDS });
        await day.toItsEnd();
        for (const code of codesOf(day.refused)) codes.add(code);
        disk.makeRoom();
        await lookAfter(ground.vault, day.saved, { where: `room ${run}`, tally });
      });
    expectNothingLost('a full disk at growing offsets', tally);
    expect([...codes]).toEqual(['disk-full']);
  },
  WITHIN_MS,
);
