/** @file Clock, randomness and job for tests: they count instead of surprising. */
import type { Clock, Job, Progress, Random } from '../../src-main/contract/ports.ts';

/** Starts on 24 November 2026 and moves on by a second each time it is asked. */
export function steadyClock(start = Date.UTC(2026, 10, 24, 9, 0, 0)): Clock {
  let now = start;
  return {
    now() {
      now += 1000;
      return new Date(now).toISOString().replace('Z', '+00:00');
    },
    today: () => new Date(now).toISOString().slice(0, 10),
  };
}

/** How far ahead of the clock of the machine the tests are, in milliseconds: it is the morning of 25 November 2026. */
export const TESTS_AHEAD_MS = Date.UTC(2026, 10, 25, 9, 0, 0) - Date.now();

/**
 * Goes on as the clock of a machine does, from the day after that: for vaults that one command after the other opens, some
 * of them in processes of their own.
 */
export const testClock: Clock = {
  now: () => new Date(Date.now() + TESTS_AHEAD_MS).toISOString().replace('Z', '+00:00'),
  today: () => testClock.now().slice(0, 10),
};

/**
 * Counts the days: what is too much for one day is gone through in shares, another one each day.
 */
export const dayNumber = (): number => Math.floor(Date.now() / 86_400_000);

/** Identifiers that differ and sort in the order they were given out. */
export function countingRandom(prefix = 't'): Random {
  let count = 0;
  return {
    id() {
      count += 1;
      return prefix + count.toString(36).padStart(26 - prefix.length, '0');
    },
  };
}

/** A job that remembers what was reported. */
export function quietJob(
  signal: AbortSignal = new AbortController().signal,
): Job & { readonly reports: Progress[] } {
  const reports: Progress[] = [];
  return { signal, reports, report: (progress) => void reports.push(progress) };
}
