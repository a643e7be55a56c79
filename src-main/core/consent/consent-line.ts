/** @file One line of the consent ledger. */
import type { ConsentId, EvidenceId, PersonId } from '../ids.ts';

export const CONSENT_STATUSES = ['given', 'refused', 'withdrawn', 'not-needed-child'] as const;

export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** A "no": refused from the start, or taken back. */
export const isNo = (status: ConsentStatus | undefined): status is 'refused' | 'withdrawn' =>
  status === 'refused' || status === 'withdrawn';

export interface ConsentView {
  readonly id: ConsentId;
  readonly personId: PersonId;
  readonly purpose: string;
  readonly recipient: string;
  readonly item: string;
  readonly status: (typeof CONSENT_STATUSES)[number];
  readonly language: string;
  readonly interpreter: string;
  readonly explainedBy: string;
  readonly expiresOn: string | null;
  /** The signed paper, where there is one among the evidence. */
  readonly evidenceId: EvidenceId | null;
  readonly note: string;
  /** ISO day on which the person decided; null for the day of `at`. */
  readonly decidedOn: string | null;
  /** When it was written down, by the clock of that moment: to be shown. What stands goes by `seq`. */
  readonly at: string;
  /** The number of the log entry that recorded it. */
  readonly seq: number;
  readonly recordedBy: string;
}
