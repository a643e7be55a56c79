/** @file Who waits for a worker gets whichever comes back first. */
import { expect, it } from 'vitest';
import { Pool } from '../../../src-main/host/decode-client.ts';

it('gives whoever waits the one that comes back first, in the order of their asking', async () => {
  const pool = new Pool(['a', 'b']);
  const got: string[] = [];
  const asked = ['first', 'second', 'third', 'fourth'].map(async (who) => {
    got.push(`${who} has ${await pool.lend()}`);
  });
  await Promise.all(asked.slice(0, 2));
  expect(got).toEqual(['first has a', 'second has b']);
  pool.giveBack('b');
  await asked[2];
  pool.giveBack('b');
  await asked[3];
  expect(got.slice(2)).toEqual(['third has b', 'fourth has b']);
});

it('lends the first again and again where nobody else asks, so that no second is started', async () => {
  const pool = new Pool(['a', 'b']);
  for (let i = 0; i < 3; i += 1) {
    const one = await pool.lend();
    expect(one).toBe('a');
    pool.giveBack(one);
  }
});

it('lends no more than are open, until one more is: who waits longest gets it', async () => {
  const pool = new Pool(['a', 'b'], 1);
  expect(await pool.lend()).toBe('a');
  const [second, third] = [pool.lend(), pool.lend()];
  pool.widen();
  expect(await second).toBe('b');
  pool.giveBack('a');
  expect(await third).toBe('a');
  // There is no third to lend.
  pool.widen();
});

it('lets nobody wait long for one that is at work, while another was never lent', async () => {
  const pool = new Pool(['a', 'b'], 1);
  expect(await pool.lend()).toBe('a');
  expect(await pool.lend()).toBe('b');
});
