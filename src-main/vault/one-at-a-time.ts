/**
 * @file Changes of a vault's keys, one after the other. Each derives keys and so waits between its first look and what it
 * writes: another that began meanwhile would write over what it never saw.
 */
import type { VaultSession } from './db.ts';

type Kind = 'slots' | 'new-key';

const last: Readonly<Record<Kind, WeakMap<VaultSession, Promise<unknown>>>> = {
  slots: new WeakMap(),
  'new-key': new WeakMap(),
};

/** Runs `work` once every one of its kind that was asked for before has ended, however it did. Throws what it throws. */
export async function oneAtATime<T>(vault: VaultSession, kind: Kind, work: () => Promise<T>): Promise<T> {
  const mine = (last[kind].get(vault) ?? Promise.resolve()).then(work);
  last[kind].set(
    vault,
    mine.catch(() => undefined),
  );
  return await mine;
}
