/** @file One line of the consent ledger. */
import type { View } from '../effective.ts';
import type { CONSENT_STATUSES } from '../findings/ledger-codes.ts';
import type { ConsentId, EvidenceId, PersonId } from '../ids.ts';

/**
 * `best-interests`: an adult who cannot make this decision now, for whom somebody else decided (Mental Capacity Act
 * 2005 ss 1-4, H). It is of this decision alone, and what the person says themselves later counts.
 * `not-yet`: asked, and put off: neither a yes nor a no. It lets nothing go, and is to be asked again.
 */
export type ConsentStatus = (typeof CONSENT_STATUSES)[number];

/** A "no": refused from the start, or taken back. */
export const isNo = (status: ConsentStatus | undefined): status is 'refused' | 'withdrawn' =>
  status === 'refused' || status === 'withdrawn';

/**
 * What a line settles of one before it. `condition-met`: what a yes was given on is so now. `condition-dropped`: the person gave
 * the condition up and agrees without it. `written-wrongly`: it takes back a yes which nobody gave, and is no decision of the person's.
 */
export const SETTLED_KINDS = ['condition-met', 'condition-dropped', 'written-wrongly'] as const;

export interface Settled {
  readonly kind: (typeof SETTLED_KINDS)[number];
  /** Who said that the condition is met; empty for the other kinds. */
  readonly by: string;
  /** ISO day on which it was met, or given up; null for a yes that nobody gave, and where an earlier program had no day in full. */
  readonly on: string | null;
  /** The words of the condition where the note does not have them. */
  readonly condition: string;
}

export const SLIP: Settled = { kind: 'written-wrongly', by: '', on: null, condition: '' };

export const isSlip = ({ settled }: Pick<ConsentView, 'settled'>): boolean =>
  settled?.kind === 'written-wrongly';

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
  /** In the words of whoever recorded it. */
  readonly note: string;
  /** What it settles of a line before it; null or left out for a decision of its own. */
  readonly settled?: Settled | null | undefined;
  /** ISO day on which the person decided; null for the day of `at`. */
  readonly decidedOn: string | null;
  /** When it was written down, by the clock of that moment: to be shown. What stands goes by `seq`. */
  readonly at: string;
  /** The number of the log entry that recorded it. */
  readonly seq: number;
  readonly recordedBy: string;
  /** The title of the record in which it was told; null or left out where it was recorded in the ledger alone. */
  readonly toldIn?: string | null;
  /** What it was written in view of, where it came from another vault; left out where it was written here. */
  readonly view?: View | null | undefined;
  /** Of a line that governs while nobody has decided: all of them, itself among them. */
  readonly undecided?: readonly ConsentView[];
}
