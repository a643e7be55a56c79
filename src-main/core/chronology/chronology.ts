/**
 * @file The chronology: every dated thing on record, once, in order. Dates stay as they are known: a month is no day. Where
 * the order of two entries is not sure, the later one says so. Nothing is weighed: what was told in two ways stands twice.
 */
import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { compareFuzzyDates, dateRange, exactDay } from '../dates/fuzzy-date.ts';
import { surelyHeldAfter } from '../dates/held.ts';
import type { Coded } from '../findings/finding.ts';
import { entriesOnce } from './same-entry.ts';

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
  readonly row?: { readonly of: string; readonly cells: Readonly<Record<string, string>> };
}

export interface ChronologyRow extends ChronologyEntry {
  /** It may have come before the row above it. */
  readonly orderOpen: boolean;
  /** Something else is on record for the same thing. */
  readonly toldOtherwise: boolean;
}

/** In order, each dated thing once with all its sources. `dated`: in the order they were recorded. */
export function chronologyOf(dated: readonly Dated[]): ChronologyRow[] {
  const once = entriesOnce(dated);
  const days = Map.groupBy(once, ({ thing }) => thing);
  const rows = once.toSorted(inOrder);
  return rows.map(({ thing, row: _, ...row }, index) => {
    const before = rows[index - 1];
    return {
      ...row,
      toldOtherwise: row.kind === 'answer' && (days.get(thing)?.length ?? 0) > 1,
      orderOpen: before !== undefined && !isSurelyAfter(row.on, before.on),
    };
  });
}

/** The same exact day is no question of order. */
const isSurelyAfter = (on: FuzzyDate, before: FuzzyDate): boolean =>
  (exactDay(on) !== null && exactDay(on) === exactDay(before)) || surelyHeldAfter(on, before);

/** By the earliest day it may be; what is known less nearly comes first, so that a year stands above its days. */
const inOrder = (a: Dated, b: Dated): number =>
  compareFuzzyDates(a.on, b.on) ||
  (a.on.qualifier === 'before' ? -1 : 0) - (b.on.qualifier === 'before' ? -1 : 0) ||
  a.on.value.length - b.on.value.length ||
  compareText(a.time, b.time) ||
  compareText(lastOf(a), lastOf(b));

const lastOf = ({ on, until }: Dated): string => dateRange(until ?? on)[1] ?? '9999';
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
