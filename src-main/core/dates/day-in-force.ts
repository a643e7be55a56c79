/**
 * @file What day it is, for what ends on a day. A clock that has gone back must not bring back what had ended: the
 * later of the clock and the log counts, until a person has set right, in the log, a time that once ran ahead.
 */

/** Entries of the log, first and last, whose times a person found to be ahead, and the true moment when they did. */
export interface TimesAhead {
  readonly from: number;
  readonly to: number;
  /** ISO 8601 with offset. */
  readonly trueTime: string;
}

/** All ISO days. `logDay`: the latest in the log, times that were set right left out; null for an empty log. */
export const dayInForce = (clockDay: string, logDay: string | null): string =>
  logDay !== null && logDay > clockDay ? logDay : clockDay;

/** Times are shown to the minute; less of a difference would be shown as none. */
const SHOWN_MS = 60_000;

/** Whether `now` is an earlier moment than `newest`, by a minute or more. ISO 8601 with offsets; moments, not texts. */
export const isBehind = (now: string, newest: string): boolean =>
  Date.parse(newest) - Date.parse(now) >= SHOWN_MS;

export const covers = ({ from, to }: Pick<TimesAhead, 'from' | 'to'>, seq: number): boolean =>
  from <= seq && seq <= to;
