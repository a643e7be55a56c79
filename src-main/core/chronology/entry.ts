/** @file What an entry of the chronology is: its date, with one spelling for it, what it says, and where it is from. */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import type { Coded } from '../findings/finding.ts';

export const CHRONOLOGY_KINDS = [
  'answer',
  'evidence',
  'statement',
  'contact',
  'milestone',
  'decision',
  'referral',
] as const;
export type ChronologyKind = (typeof CHRONOLOGY_KINDS)[number];

/** Where an entry is from: a window goes there in one step. */
export type ChronologyPlace =
  | { readonly at: 'record'; readonly id: string; readonly question: string }
  | { readonly at: 'exhibit'; readonly id: string }
  | { readonly at: 'contact'; readonly id: string; readonly personId: string }
  | { readonly at: 'event'; readonly id: string }
  | { readonly at: 'person'; readonly id: string }
  | { readonly at: 'support'; readonly id: string; readonly kind: string; readonly subject: string }
  | { readonly at: 'case' };

export interface ChronologySource {
  readonly place: ChronologyPlace;
  readonly said: Coded;
  /** The record or exhibit is marked privileged. */
  readonly privileged: boolean;
}

export interface ChronologyEntry {
  readonly on: FuzzyDate;
  /** Last day of a period; null for a single date. */
  readonly until: FuzzyDate | null;
  /** "11:00"; empty where nobody knows. */
  readonly time: string;
  readonly kind: ChronologyKind;
  readonly what: Coded;
  /** Whom it is about; empty for the whole case. */
  readonly person: string;
  readonly sources: readonly ChronologySource[];
}

/** Entries that say the same of the same day, by what each is about. */
export interface Dated extends ChronologyEntry {
  /** What it is about, whatever it is called: entries with the same one and the same date are one. */
  readonly thing: string;
  /** Of a row in a list: what the list is about, and what its cells say, by their names; dates left out. */
  readonly row?: {
    readonly of: string;
    readonly cells: Readonly<Record<string, string>>;
    /** The list as it stands that has the row; left out where it stands in none any more. */
    readonly stands?: string;
  };
  /** Of a day of the case: the name of it, where it says nothing else. */
  readonly named?: string;
}

// One spelling for a date that is known so nearly, and no nearer.

/** The same one for dates that are known to be the same, however nearly. */
export const dateKey = ({ value, qualifier, or, to, season, said }: FuzzyDate): string =>
  JSON.stringify([value, qualifier, or, to, season, said]);
