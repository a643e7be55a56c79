/** @file Builds and exports are killed at random moments, and the vault is opened again after each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settledAtOpening } from '../../src-main/vault/queries/departures.ts';
import { LeavingProcess, openAgain, unaccountedFor, vaultToLeave } from './leaving-case.ts';
import { temporaryFolder } from './vault.ts';

const LONGEST_MS = 1500;
/** A new folder now and then: names in use make a full one slow. */
const KILLS_A_FOLDER = 10;
/** What a test may take, for each kill. */
export const MS_A_KILL = 20_000;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What is wrong after so many kills, at moments that come from `seed`: a line each. Nothing is, when all is well. */
export async function wrongAfterKills(kills: number, seed: number): Promise<string[]> {
  const parent = temporaryFolder();
  const vault = await vaultToLeave(parent);
  const random = randomFrom(seed);
  const outOf = (kill: number) => join(parent, `out-${Math.floor(kill / KILLS_A_FOLDER)}`);
  const loaded = (kill: number) => {
    mkdirSync(outOf(kill), { recursive: true });
    return new LeavingProcess(vault, outOf(kill));
  };
  const wrong: string[] = [];
  /** How often a kill left something in which state: that the moments differ is worth seeing. */
  const settled: Record<string, number> = {};
  let next: LeavingProcess | undefined = loaded(0);
  for (let kill = 0; next !== undefined; kill += 1) {
    const killed: Promise<void> = next.killedAfter(random() * LONGEST_MS);
    // Loaded meanwhile; it opens the vault only when it is told to.
    next = kill + 1 < kills ? loaded(kill + 1) : undefined;
    await killed;
    const engine = await openAgain(vault);
    wrong.push(...unaccountedFor(engine, outOf(kill)).map((one) => `kill ${kill}: ${one}`));
    for (const { state } of engine.session.read(settledAtOpening)) settled[state] = (settled[state] ?? 0) + 1;
    await engine.close();
  }
  process.stdout.write(`${kills} kills left ${JSON.stringify(settled)}\n`);
  return wrong;
}
