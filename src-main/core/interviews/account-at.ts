/** @file To which account of a record a moment belongs: a break is written down with its hour alone. */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';

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
