/** @file What an erasure is: of a case or of a person in one, on a ground, with a certificate that says nothing of what it was. */
import * as z from 'zod';

export const ErasureGround = z.strictObject({
  id: z.string().min(1),
  /** In the middle of a sentence: "the person asked for it". */
  title: z.string().min(1),
  law: z.string().min(1),
  /** H: known word for word by several; M: known, to be compared with the text; L: heard. */
  certainty: z.enum(['H', 'M', 'L']),
});
export type ErasureGround = z.infer<typeof ErasureGround>;

/** What is counted on a certificate, in this order. */
export const ERASED_KINDS = [
  'people',
  'records',
  'answers',
  'consents',
  'contacts',
  'plans',
  'dates',
  'needs',
  'exhibits',
  'exhibitBytes',
  'bundles',
  'packs',
  'givenOut',
] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];
/** Certificates from before contacts, plans, dates and needs were counted have none of those. */
export type ErasedCounts = Readonly<Record<ErasedKind, number>>;

/** A backup that was made while it was there, as far as the vault knows. */
export interface HoldingBackup {
  readonly name: string;
  /** ISO date-time. */
  readonly at: string;
}

/** As it is kept and given out. No names, no references, no identifiers of what was erased. */
export interface ErasureCertificate {
  readonly format: 'testimony-erasure';
  readonly version: 1;
  readonly vaultId: string;
  readonly id: string;
  readonly what: 'case' | 'person';
  readonly ground: string;
  readonly at: string;
  readonly by: string;
  /** Who stood by it with a passphrase of their own; null where nobody had to. */
  readonly second: string | null;
  readonly counts: ErasedCounts;
  readonly log: {
    /** Entries that lost their particulars, and one hash over all of them (see vault/queries/erased-entries.ts). */
    readonly entries: number;
    readonly list: string;
    /** The newest entry before the erasure. */
    readonly before: { readonly seq: number; readonly hash: string };
  };
  readonly backups: readonly HoldingBackup[];
}

/** Days are compared: an ISO day `years` before another. 29 February becomes 1 March. */
export function yearsBefore(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year - years, month - 1, date)).toISOString().slice(0, 10);
}
