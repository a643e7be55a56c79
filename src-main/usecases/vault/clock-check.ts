/**
 * @file Entries of the log that say an earlier time than one before them: the clock of the computer was wrong at one of the two. Their order is the log's, and what they say of the day is not to be relied upon. Times that ran ahead and were set
 * right since are what was wrong then, and not those after them.
 */
import type { ClockBehind } from '../../contract/vault.ts';
import { covers, isBehind } from '../../core/dates/day-in-force.ts';
import type { ReadDb } from '../../vault/db.ts';
import { timesAfter, timesAhead } from '../../vault/queries/log-times.ts';
import type { Sliced } from '../engine/slices.ts';

const AT_ONCE = 2000;

export function* checkClock(db: ReadDb): Sliced<ClockBehind[]> {
  const ahead = timesAhead(db);
  let [latest, after]: [string | null, number] = [null, 0];
  const found = { from: 0, to: 0, entries: 0 };
  for (;;) {
    const times = timesAfter(db, after, AT_ONCE);
    for (const { seq, at } of times) {
      after = seq;
      if (Number.isNaN(Date.parse(at)) || ahead.some((one) => covers(one, seq))) continue;
      if (latest !== null && isBehind(at, latest))
        Object.assign(found, { from: found.from || seq, to: seq, entries: found.entries + 1 });
      else if (latest === null || Date.parse(at) > Date.parse(latest)) latest = at;
    }
    if (times.length < AT_ONCE) return found.entries === 0 ? [] : [found];
    yield;
  }
}
