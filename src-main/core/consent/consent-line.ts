/** @file One line of the consent ledger. */
import type { ConsentId, EvidenceId, PersonId } from '../ids.ts';

/**
 * `best-interests`: an adult who cannot make this decision now, for whom somebody else decided (Mental Capacity Act
 * 2005 ss 1-4, H). It is of this decision alone, and what the person says themselves later counts.
 * `not-yet`: asked, and put off: neither a yes nor a no. It lets nothing go, and is to be asked again.
 */
export const CONSENT_STATUSES = [
  'given',
  'refused',
  'withdrawn',
  'best-interests',
  'not-needed-child',
  'not-yet',
] as const;

export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** A "no": refused from the start, or taken back. */
export const isNo = (status: ConsentStatus | undefined): status is 'refused' | 'withdrawn' =>
  status === 'refused' || status === 'withdrawn';

/**
 * How the note begins beside a line that takes back a yes which nobody gave: `consent-written-wrongly` in findings-ledger.json.
 * Such a line is no decision of the person's.
 */
const WRITTEN_WRONGLY = /^The yes had been written down by mistake\b/u;
export const isSlip = ({ status, note }: Pick<ConsentView, 'status' | 'note'>): boolean =>
  status === 'withdrawn' && WRITTEN_WRONGLY.test(note);

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
  /** Which privacy notice was gone through, by name and version; empty where none was named. */
  readonly privacyNotice: string;
  /** Who decided in the person's best interests; empty where they decided themselves. */
  readonly decidedBy: string;
  /** Why they cannot make this decision now, and who found so; empty where they decided themselves. */
  readonly cannotDecide: string;
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
  /** The title of the record in which it was told; null or left out where it was recorded in the ledger alone. */
  readonly toldIn?: string | null;
}
