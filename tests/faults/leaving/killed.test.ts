/**
 * Builds and exports are killed at random moments. After the vault is opened again everything outside is in the log,
 * nothing half-made can be read, and no name stands for an empty file. A handful of kills, for every day:
 * killed-often.test.ts has more.
 */
import { expect, it } from 'vitest';
import { MS_A_KILL, wrongAfterKills } from '../../support/leaving-kills.ts';

const KILLS = 5;
const SEED = 7;

it(
  `what ${KILLS} killed builds and exports left is all in the log, and nothing of it is half-made`,
  async () => expect(await wrongAfterKills(KILLS, SEED)).toEqual([]),
  KILLS * MS_A_KILL,
);
