/**
 * Every page of a vault with twelve cases damaged in turn, and every cut at 4 KiB: it is read, and what is missing is said.
 * Each day another part of them, as many as fit into the time there is; EVERY_PAGE=1 takes them all.
 */
import { beforeAll, expect, it } from 'vitest';
import { listKept } from '../../../src-main/vault/queries/salvage.ts';
import {
  damagedCopy,
  faultsOf,
  PAGE,
  type PageUse,
  readPast,
  rowsOf,
  type Sound,
  twelveCases,
} from '../../support/damaged.ts';
import { dayNumber } from '../../support/ports.ts';

const TIME_MS = process.env.EVERY_PAGE === '1' ? Number.POSITIVE_INFINITY : 22_000;
/** What a test may take: all of them take minutes. */
const WITHIN_MS = 900_000;

let sound: Sound;
beforeAll(async () => {
  sound = await twelveCases();
});

/** In an order of their own for each day. */
function todays<T>(all: readonly T[]): T[] {
  const step = 7919;
  const start = dayNumber();
  return all
    .map((one, index) => ({ one, place: ((index + start) * step) % all.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

/** How many were gone through. */
async function within<T>(all: readonly T[], look: (one: T) => Promise<void>): Promise<number> {
  const until = performance.now() + TIME_MS;
  let done = 0;
  for (const one of todays(all)) {
    if (performance.now() > until) break;
    await look(one);
    done += 1;
  }
  return done;
}

it(
  'a damaged page loses what was on it, and nothing else',
  async () => {
    const faults: (readonly [PageUse, string])[] = [];
    const done = await within([...sound.uses.values()], async (use) => {
      const found = await faultsOf(sound, use);
      if (found !== '') faults.push([use, found]);
    });
    process.stdout.write(`${done} of ${sound.uses.size} pages damaged, ${faults.length} lost more\n`);
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(5);
  },
  WITHIN_MS,
);

it(
  'a cut at any page leaves the rows before it, where their pages are',
  async () => {
    const cuts = Array.from({ length: sound.pages - 2 }, (_, index) => index + 2);
    const faults: unknown[] = [];
    const done = await within(cuts, async (pages) => {
      const folder = damagedCopy(sound, (store) => store.subarray(0, pages * PAGE));
      const session = await readPast(folder).catch((thrown: unknown) => {
        faults.push([pages, thrown]);
        return null;
      });
      if (session === null) return;
      const there = rowsOf(session);
      // A page whose table is not known any more may be kept under another table's name.
      const kept = session.read(listKept).length;
      session.lock();
      // Tables of which every page is before the cut are whole, in their place or kept beside it.
      for (const [name, rows] of sound.rows) {
        const uses = [...sound.uses.values()].filter((use) => use.name === name);
        if (uses.some(({ page }) => page > pages)) continue;
        const lost = [...rows].filter(([key, row]) => there.get(name)?.get(key) !== row);
        if (lost.length > kept) faults.push([pages, name, lost.length]);
      }
    });
    process.stdout.write(`${done} of ${cuts.length} cuts, ${faults.length} lost more\n`);
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(5);
  },
  WITHIN_MS,
);
