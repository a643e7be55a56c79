/** @file What every reader of dated things is given, and small helpers they share. */
import type { PersonView } from '../../contract/cases.ts';
import {
  type ChronologyPlace,
  type ChronologySource,
  type Dated,
  dateKey,
} from '../../core/chronology/entry.ts';
import { type FuzzyDate, formatDay, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { Coded } from '../../core/findings/finding.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { Engine } from '../engine/engine.ts';

export interface DatedOf {
  readonly engine: Engine;
  readonly db: ReadDb;
  readonly caseId: CaseId;
  /** Those it is about. */
  readonly people: readonly PersonView[];
  /** Whether a record, or an exhibit, is marked privileged or made from what is. */
  isPrivileged(kind: 'record' | 'exhibit', id: string): boolean;
}

/** "24 Nov 2026, 14:05", as it was on the clock then. */
export const momentOf = (at: string): string => `${formatDay(at)}, ${at.slice(11, 16)}`;

/** When an account was held, where that is not the day on which it was recorded; else empty. */
export const heldOf = (heldOn: FuzzyDate | null, at: string): string =>
  heldOn === null || heldOn.value === at.slice(0, 10) ? '' : formatFuzzyDate(heldOn);

export const source = (place: ChronologyPlace, said: Coded, privileged = false): ChronologySource => ({
  place,
  said,
  privileged,
});

/** Of a thing that has one date and no time. */
export const single = (one: Omit<Dated, 'until' | 'time'>): Dated => ({ ...one, until: null, time: '' });

// Answers that are a day of the case, told in a form and written down as a day as well.

/** A day of the case with the kind it is of, before it is put among the others. */
export interface OfKind {
  readonly kindId: string;
  readonly entry: Dated;
}

/**
 * An answer that is a day of the case of these kinds is that day, where somebody wrote it down as one: of the same date, and
 * of the same person or of the whole case.
 */
export const asDayOfCase = (days: readonly OfKind[], kinds: readonly string[], told: Dated): Dated => {
  const found = days.find(
    ({ kindId, entry: { on, person } }) =>
      kinds.includes(kindId) && dateKey(on) === dateKey(told.on) && (person === '' || person === told.person),
  );
  return found === undefined ? told : { ...found.entry, sources: told.sources };
};
