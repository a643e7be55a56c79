/**
 * As killed.test.ts, more often and at other moments. TESTIMONY_KILLS=300 kills that often; the moments come from
 * TESTIMONY_SEED.
 */
import { expect, it } from 'vitest';
import { MS_A_KILL, wrongAfterKills } from '../../support/leaving-kills.ts';

const KILLS = Number(process.env.TESTIMONY_KILLS ?? 30);
const SEED = Number(process.env.TESTIMONY_SEED ?? 8);

it(
  `what ${KILLS} killed builds and exports left is all in the log, and nothing of it is half-made`,
  async () => expect(await wrongAfterKills(KILLS, SEED)).toEqual([]),
  KILLS * MS_A_KILL,
);
