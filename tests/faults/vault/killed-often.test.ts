/**
 * Each deed that changes a vault as a whole, killed at random moments and on disks with random room left: the old state or
 * the new one, and on a disk without room the message says disk-full where it is the old one. TESTIMONY_KILLS=100 kills each
 * so often; TESTIMONY_SEED chooses the moments; TESTIMONY_DEEDS=backup,handover does those alone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Deed, Ground } from '../../support/deed.ts';
import { type Before, before, deedsOn, groundIn } from '../../support/deeds.ts';
import { onSmallDisk } from '../../support/hostile-disks.ts';
import { randomFrom } from '../../support/leaving-kills.ts';
import { temporaryFolder } from '../../support/vault.ts';

const KILLS = Number(process.env.TESTIMONY_KILLS ?? 3);
const ALONE = process.env.TESTIMONY_DEEDS?.split(',');
const random = randomFrom(Number(process.env.TESTIMONY_SEED ?? 8));
const WITHIN_MS = (KILLS + 2) * 20_000;
const BEGUN = join(import.meta.dirname, '../../support/begun.mjs');
const KILL_AT = join(import.meta.dirname, '../../support/kill-at.mjs');
const MIB = 1024 * 1024;

let made: Before;
let deeds: readonly Deed[];
beforeAll(async () => {
  made = await before();
  deeds = deedsOn(made).filter(({ name }) => ALONE?.includes(name) ?? true);
  expect(deeds.length).toBe(ALONE?.length ?? 9);
});

/** Killed so long after it began; how long it took to its end when it is not. */
async function killedAfter(given: readonly string[], ms: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', BEGUN, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  const began = performance.now();
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await exited;
  clearTimeout(timer);
  return performance.now() - began;
}

/** Killed at the n-th call that changes a file; never for 0. How many there were, where it came to its end, and what it said. */
function killedAt(given: readonly string[], at: number) {
  const { status, stderr } = spawnSync(process.execPath, ['--import', KILL_AT, ...given], {
    encoding: 'utf8',
    env: { ...process.env, KILL_AT: String(at) },
  });
  return { status, stderr, calls: Number(stderr.trim().split('\n').at(-1)) };
}

const stateOf = (deed: Deed, ground: Ground) =>
  deed.state(ground).catch((thrown: unknown) => `neither: ${String(thrown)}`);

it(
  `killed at ${KILLS} random moments each is as it was or as it was to be`,
  async () => {
    for (const deed of deeds) {
      const ground = () => groundIn(temporaryFolder(), deed);
      const whole = ground();
      const { calls } = killedAt(deed.run(whole), 0);
      expect([deed.name, await stateOf(deed, whole)]).toEqual([deed.name, 'new']);
      const took = await killedAfter(deed.run(ground()), 60_000);
      const states: Record<string, number> = {};
      for (let kill = 0; kill < KILLS; kill += 1) {
        const there = ground();
        // By the clock falls into the store's own writing too; by the call falls between what is renamed and removed.
        if (kill % 2 === 0) await killedAfter(deed.run(there), random() * took);
        else killedAt(deed.run(there), 1 + Math.floor(random() * calls));
        const state = await stateOf(deed, there);
        states[state] = (states[state] ?? 0) + 1;
        // A hundred of a large one are more than a disk should hold.
        rmSync(dirname(there.vault), { recursive: true });
      }
      process.stdout.write(`${deed.name}: ${KILLS} kills left ${JSON.stringify(states)}\n`);
      const other = Object.keys(states).filter((one) => !['old', 'old, begun', 'new'].includes(one));
      expect([deed.name, other]).toEqual([deed.name, []]);
    }
  },
  WITHIN_MS * 9,
);

it(
  `on ${KILLS} disks each, full to the last block or with a little room, is what the message says`,
  async () => {
    for (const deed of deeds) {
      const need = statSync(join(deed.on ?? made.vault, 'vault.db')).size;
      const states: Record<string, number> = {};
      for (let n = 0; n < KILLS; n += 1) {
        await onSmallDisk(need * 4 + MIB, async (disk) => {
          const there = groundIn(disk.folder, deed);
          // The first is full to the last block.
          disk.leave(n === 0 ? 0 : Math.floor(random() * need * 1.3));
          const { status, stderr } = killedAt(deed.run(there), 0);
          disk.makeRoom();
          const said = status === 0 ? 'done' : stderr.includes('disk-full') ? 'disk-full' : stderr;
          const state = `${said}, ${await stateOf(deed, there)}`;
          states[state] = (states[state] ?? 0) + 1;
        });
      }
      process.stdout.write(`${deed.name}: ${KILLS} disks left ${JSON.stringify(states)}\n`);
      const other = Object.keys(states).filter(
        (one) => !['done, new', 'disk-full, old', 'disk-full, old, begun'].includes(one),
      );
      expect([deed.name, other]).toEqual([deed.name, []]);
      expect(states['disk-full, old']).toBeGreaterThan(0);
    }
  },
  WITHIN_MS * 9,
);
