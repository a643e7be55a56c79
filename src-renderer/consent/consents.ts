/** @file The consent that stands, from the ledger: the newest line for a person, purpose, recipient and item. */

import purposesFile from '../../resources/consent/purposes.json' with { type: 'json' };
import type { PersonView } from '../../src-main/contract/cases.ts';
import { CONSENT_STATUSES, type ConsentView } from '../../src-main/core/consent/consent-line.ts';
import type { Found } from '../../src-main/core/errors/errors.ts';
import { plainName } from '../../src-main/core/people/plain-name.ts';

export interface Purpose {
  readonly id: string;
  readonly title: string;
  /** What leaves the vault under this purpose; see resources/consent/purposes.json. */
  readonly exports: readonly string[];
  /** Why a child is not asked; a child is asked where this is missing. */
  readonly childNeedsNone?: string;
}

export const PURPOSES: readonly Purpose[] = purposesFile.purposes;

/** The purposes something may leave under, the usual one first: the engine's rule, in the order of the file. */
export const purposesFor = (kind: string): Purpose[] => PURPOSES.filter((one) => one.exports.includes(kind));

/** What can be decided about a purpose: "not needed, under 18" only where a child is not asked for it. */
export function statusesOf(purpose: string): ConsentView['status'][] {
  const asksChild = PURPOSES.find((one) => one.id === purpose)?.childNeedsNone === undefined;
  return CONSENT_STATUSES.filter((one) => !(asksChild && one === 'not-needed-child'));
}

/** What the dialog opens on. */
export interface ConsentAsked {
  readonly person: PersonView;
  readonly purpose: string;
  /** Opens on taking back what was agreed. */
  readonly withdraw?: boolean;
  readonly recipient?: string;
  readonly item?: string;
}

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
    const key = JSON.stringify([line.purpose, plainName(line.recipient), line.item]);
    newest.delete(key);
    newest.set(key, line);
  }
  return [...newest.values()].map((line) => ({
    line,
    expired: line.status === 'given' && line.expiresOn !== null && line.expiresOn < today,
  }));
}

/** Today, as an ISO day on this laptop's calendar. */
export function todayIso(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Whose consent is missing. */
export function peopleMissing<T extends { readonly id: string }>(
  people: readonly T[],
  found: readonly Found[],
): T[] {
  return people.filter(({ id }) => found.some((one) => one.personId === id));
}
