/** @file The consent that stands, from the ledger: the newest line for a person, purpose, recipient and item. */
import purposesFile from '../../../resources/consent/purposes.json' with { type: 'json' };
import type { ConsentView } from '../../../src-main/shared/contract/screening.ts';

export const PURPOSES: readonly { readonly id: string; readonly title: string }[] = purposesFile.purposes;

export interface StandingConsent {
  readonly line: ConsentView;
  readonly expired: boolean;
}

/** `today`: ISO day. The ledger is oldest first; the order of lines is kept. */
export function standingConsents(
  ledger: readonly ConsentView[],
  personId: string,
  today: string,
): StandingConsent[] {
  const newest = new Map<string, ConsentView>();
  for (const line of ledger) {
    if (line.personId !== personId) continue;
    const key = JSON.stringify([line.purpose, line.recipient, line.item]);
    newest.delete(key);
    newest.set(key, line);
  }
  return [...newest.values()].map((line) => ({
    line,
    expired: line.status === 'given' && line.expiresOn !== null && line.expiresOn < today,
  }));
}
