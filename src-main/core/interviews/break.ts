/** @file How long a break was, and which were taken back, for the log, the record and the screen. */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';

// To which account of a record a moment belongs: a break is written down with its hour alone.

interface Account {
  readonly layer: number;
  /** When it was begun, by the clock of that moment. */
  readonly at: string;
  readonly heldOn: FuzzyDate | null;
}

/** Entered from paper it has the day of its account; as it happened, it belongs to the one that was open. `accounts`: oldest first. */
export function accountAt(accounts: readonly Account[], moment: string): number {
  const newest = accounts.toReversed();
  const found =
    newest.find(({ heldOn }) => heldOn?.value === moment.slice(0, 10)) ??
    newest.find(({ at, heldOn }) => heldOn === null && at <= moment) ??
    newest.find(({ at }) => at <= moment);
  return found?.layer ?? 0;
}

/** ISO moments; `endedAt` null while it runs. */
interface BreakLine {
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly reason: string;
}

/**
 * A line that runs a break backwards, from its end to its start, takes it back: nothing is deleted from the log of breaks,
 * and its reason says why. A clock that went back does not give the same two moments to the millisecond.
 */
export const takenBackBy = (one: BreakLine, reason: string): BreakLine & { readonly endedAt: string } => ({
  startedAt: one.endedAt ?? one.startedAt,
  endedAt: one.startedAt,
  reason,
});

/** In the order of `lines`: `takenBack` is why, null where it stands. Lines that only take another back are none of it. */
export function breaksOf<T extends BreakLine>(
  lines: readonly T[],
): { readonly one: T; readonly takenBack: string | null }[] {
  const found: { readonly one: T; takenBack: string | null }[] = [];
  for (const line of lines) {
    const back = found.find(
      ({ one, takenBack }) =>
        takenBack === null &&
        one.endedAt === line.startedAt &&
        one.startedAt === line.endedAt &&
        one.startedAt !== one.endedAt,
    );
    if (back === undefined) found.push({ one: line, takenBack: null });
    else back.takenBack = line.reason;
  }
  return found;
}

/** Whole minutes between two ISO moments; 0 for less than one, and where the clock went back in between. */
export function breakMinutes(startedAt: string, endedAt: string): number {
  const minutes = (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000;
  return minutes < 1 ? 0 : Math.round(minutes);
}
