/** Which piece of a backup a thread reads back: each is somebody's once the disk has it, and no two threads'. */
import { expect, it } from 'vitest';
import { PiecesOnDisk } from '../../../src-main/vault/backup/pieces-on-disk.ts';

it('gives each piece that the disk has to one of two that count together', () => {
  const here = new PiecesOnDisk();
  const beside = new PiecesOnDisk(here.shared);
  expect(here.claim()).toBeUndefined();
  here.follow(3);
  expect([here.claim(), beside.claim(), here.claim(), beside.claim()]).toEqual([0, 1, 2, undefined]);
  expect([here.areWaiting, beside.areWaiting]).toEqual([false, false]);
  here.follow(4);
  expect([beside.areWaiting, beside.claim(), here.claim()]).toEqual([true, 3, undefined]);
  expect(here.claimed).toBe(4);
});

it('gives none once it was stopped', () => {
  const here = new PiecesOnDisk();
  const beside = new PiecesOnDisk(here.shared);
  here.follow(8);
  expect(beside.claim()).toBe(0);
  here.stop();
  expect([here.claim(), beside.claim(), beside.areWaiting]).toEqual([undefined, undefined, false]);
});
