/**
 * The plug is pulled at random moments of a day in which every kind of work is done. Whatever was said to be saved is there
 * afterwards, and the check of the whole vault finds it sound. TESTIMONY_KILLS=2000 kills so often, two at a time; the
 * moments and the work come from TESTIMONY_SEED.
 */
import { expect, it } from 'vitest';
import { tallied } from '../../support/faults/kept.ts';
import { killDays } from '../../support/faults/kill-days.ts';

const KILLS = Number(process.env.TESTIMONY_KILLS ?? 12);
const SEED = Number(process.env.TESTIMONY_SEED ?? 14);
const MS_A_KILL = 20_000;

it(
  `what was saved before each of ${KILLS} kills is there after it`,
  async () => {
    const say = (line: string) => process.stdout.write(line);
    const { tally, kinds } = await killDays(KILLS, SEED, say);
    say(tallied('kill -9', tally));
    say(`${JSON.stringify(kinds)}\n`);
    expect(tally).toMatchObject({ runs: KILLS, losses: [], undetected: [] });
    expect(tally.saved).toBeGreaterThan(KILLS);
  },
  KILLS * MS_A_KILL + 60_000,
);
