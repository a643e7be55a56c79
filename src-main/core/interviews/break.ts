/** @file How long a break was, for the log, the record and the screen. */

/** Whole minutes between two ISO moments; 0 for less than one, and where the clock went back in between. */
export function breakMinutes(startedAt: string, endedAt: string): number {
  const minutes = (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
  return minutes < 1 ? 0 : Math.round(minutes);
}
