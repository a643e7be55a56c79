/**
 * @file The consent that stands. A line is about a person, a purpose, a recipient and an item; an empty
 * recipient or item means all of them. The newest line for the same four stands, unless it has expired.
 */
import type { ConsentView } from '../../shared/contract/screening.ts';
import { plainName } from '../../shared/plain-name.ts';
import type { ConsentStatus } from './opening.ts';

/** The lines that stand, in the order they were last spoken to. `ledger` is oldest first. */
export function standingConsents(ledger: readonly ConsentView[]): ConsentView[] {
  const standing = new Map<string, ConsentView>();
  for (const line of ledger) {
    const key = JSON.stringify([line.personId, line.purpose, plainName(line.recipient), line.item]);
    standing.delete(key);
    standing.set(key, line);
  }
  return [...standing.values()];
}

/** A consent ends after its last day. `today` is an ISO day. */
export function hasExpired(line: ConsentView, today: string): boolean {
  return line.status === 'given' && line.expiresOn !== null && line.expiresOn < today;
}

/** What one person said about a purpose as a whole; undefined when nothing stands. */
export function consentLine(
  ledger: readonly ConsentView[],
  personId: string,
  purpose: string,
  today: string,
): ConsentView | undefined {
  const line = standingConsents(ledger).findLast(
    (one) => one.personId === personId && one.purpose === purpose && one.recipient === '' && one.item === '',
  );
  return line === undefined || hasExpired(line, today) ? undefined : line;
}

/** Its status alone. */
export const consentFor = (...asked: Parameters<typeof consentLine>): ConsentStatus | undefined =>
  consentLine(...asked)?.status;
