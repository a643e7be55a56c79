/**
 * Builds and exports are killed at random moments. After the vault is opened again everything outside is in the log,
 * nothing half-made can be read, and no name stands for an empty file. TESTIMONY_KILLS=300 kills that often; the
 * moments come from TESTIMONY_SEED.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settledAtOpening } from '../../../src-main/vault/queries/departures.ts';
import { LeavingProcess, openAgain, unaccountedFor, vaultToLeave } from '../../support/leaving-case.ts';
import { temporaryFolder } from '../../support/vault.ts';

const KILLS = Number(process.env.TESTIMONY_KILLS ?? 20);
const SEED = Number(process.env.TESTIMONY_SEED ?? 7);
const LONGEST_MS = 1500;
/** A new folder now and then: names in use make a full one slow. */
const KILLS_A_FOLDER = 10;
const MS_A_KILL = 20_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

it(
  `what ${KILLS} killed builds and exports left is all in the log, and nothing of it is half-made`,
  async () => {
    const parent = temporaryFolder();
    const vault = await vaultToLeave(parent);
    const random = randomFrom(SEED);
    const outOf = (kill: number) => join(parent, `out-${Math.floor(kill / KILLS_A_FOLDER)}`);
    const loaded = (kill: number) => {
      mkdirSync(outOf(kill), { recursive: true });
      return new LeavingProcess(vault, outOf(kill));
    };
    const wrong: string[] = [];
    /** How often a kill left something in which state: that the moments differ is worth seeing. */
    const settled: Record<string, number> = {};
    let next = loaded(0);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = next;
      const killed = child.killedAfter(random() * LONGEST_MS);
      // Loaded meanwhile; it opens the vault only when it is told to.
      next = loaded(kill + 1);
      await killed;
      const engine = await openAgain(vault);
      wrong.push(...unaccountedFor(engine, outOf(kill)).map((one) => `kill ${kill}: ${one}`));
      for (const { state } of engine.session.read(settledAtOpening))
        settled[state] = (settled[state] ?? 0) + 1;
      await engine.close();
    }
    next.stop();
    process.stdout.write(`${KILLS} kills left ${JSON.stringify(settled)}\n`);
    expect(wrong).toEqual([]);
  },
  KILLS * MS_A_KILL,
);
