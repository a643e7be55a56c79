/**
 * @file The times in the log: how late it has been, and which times a person found to be ahead. Read by an index over
 * days, so that a long log costs no more than a short one.
 */
import { covers, type TimesAhead } from '../../core/dates/day-in-force.ts';
import type { ReadDb } from '../db.ts';
import { factsOf } from './screening-proof.ts';

/** The action of an entry that sets times right. */
export const CLOCK_CORRECTED = 'clock.corrected';

/** What was set right, oldest first. Entries that cannot be read set nothing right. */
export function timesAhead(db: ReadDb): TimesAhead[] {
  return db
    .all<{ canonical: Uint8Array }>(
      `SELECT canonical FROM audit_entry WHERE action = '${CLOCK_CORRECTED}' ORDER BY seq`,
    )
    .flatMap(({ canonical }) => {
      const { from, to, trueTime } = factsOf(canonical);
      return typeof from === 'number' && typeof to === 'number' && typeof trueTime === 'string'
        ? [{ from, to, trueTime }]
        : [];
    });
}

/** The latest ISO day in the log, as it was on the wall; null for an empty log. Times that were set right do not count. */
export function latestDay(db: ReadDb): string | null {
  const { sql, bound } = without(timesAhead(db));
  const row = db.get<{ day: string }>(
    `SELECT substr(at, 1, 10) AS day FROM audit_entry WHERE true ${sql} ORDER BY day DESC LIMIT 1`,
    bound,
  );
  return row?.day ?? null;
}

/**
 * The latest ISO day on which entry `seq` can have been written. A clock that was behind is taken for no earlier than
 * what the log already held; one that was ahead, and set right since, for no later than when that was found.
 */
export function dayOfEntry(db: ReadDb, seq: number): string | null {
  const ahead = timesAhead(db);
  const found = ahead.find((one) => covers(one, seq));
  if (found !== undefined) return found.trueTime.slice(0, 10);
  const { sql, bound } = without(ahead);
  const row = db.get<{ day: string | null }>(
    `SELECT max(substr(at, 1, 10)) AS day FROM audit_entry WHERE seq <= ? ${sql}`,
    [seq, ...bound],
  );
  return row?.day ?? null;
}

/** The same of many entries, in one reading: each by itself reads whatever was written since, and a case of long ago has years of it. */
export function daysOfEntries(db: ReadDb, seqs: readonly number[]): ReadonlyMap<number, string> {
  const ahead = timesAhead(db);
  const { sql, bound } = without(ahead);
  const rows = db.all<{ seq: number; day: string }>(
    `SELECT seq, day FROM (SELECT seq, max(substr(at, 1, 10)) OVER (ORDER BY seq) AS day FROM audit_entry
        WHERE seq <= ? ${sql})
      WHERE seq IN (SELECT value FROM json_each(?))`,
    [Math.max(0, ...seqs), ...bound, JSON.stringify(seqs)],
  );
  const setRight = seqs.flatMap((seq): [number, string][] => {
    const found = ahead.find((one) => covers(one, seq));
    return found === undefined ? [] : [[seq, found.trueTime.slice(0, 10)]];
  });
  return new Map([...rows.map(({ seq, day }): [number, string] => [seq, day]), ...setRight]);
}

export interface LoggedTime {
  readonly seq: number;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** Entries from two days before `day` on: whatever their offsets, every later moment is among them. Oldest first. */
export function timesSince(db: ReadDb, day: string): LoggedTime[] {
  const { sql, bound } = without(timesAhead(db));
  return db.all<LoggedTime>(
    `SELECT seq, at FROM audit_entry WHERE substr(at, 1, 10) >= date(?, '-2 days') ${sql} ORDER BY seq`,
    [day, ...bound],
  );
}

/** The next `most` entries after `seq`, oldest first. */
export const timesAfter = (db: ReadDb, seq: number, most: number): LoggedTime[] =>
  db.all<LoggedTime>('SELECT seq, at FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?', [seq, most]);

function without(ahead: readonly TimesAhead[]): { sql: string; bound: number[] } {
  return {
    sql: ahead.map(() => 'AND seq NOT BETWEEN ? AND ?').join(' '),
    bound: ahead.flatMap(({ from, to }) => [from, to]),
  };
}
