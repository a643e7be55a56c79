/** @file Where the order in which statements were recorded is not, or may not be, the order in which they were made. */

import type { FuzzyDate } from '../dates/fuzzy-date.ts';
import { heldOrRecorded, surelyHeldAfter } from '../dates/held.ts';
import type { FactStatement } from './fact.ts';
import { sayTheSame } from './same-said.ts';

type Recorded = Pick<FactStatement, 'seq' | 'at' | 'heldOn' | 'state' | 'value' | 'ownWords' | 'relation'> &
  Partial<Pick<FactStatement, 'origin'>>;

/** The day it was held, else the day it was recorded; null where neither is known. */
export const heldDay = ({ heldOn, at }: Pick<FactStatement, 'heldOn' | 'at'>): FuzzyDate | null =>
  heldOn === undefined && at === '' ? null : heldOrRecorded(heldOn, at);

/**
 * Statements that were recorded after another which says something else, and held before it, or on a day that may be.
 * What only confirms or adds takes nothing from what was said before it. `key`: of the fact.
 */
export function heldBeforeOthers<S extends Recorded>(statements: readonly S[], key = ''): S[] {
  const own = statements.filter((one) => one.relation !== 'confirms' && isTelling(one));
  return own.filter(
    (late) =>
      late.heldOn !== undefined &&
      late.relation !== 'adds' &&
      !isCorrection(late) &&
      own.some((early) => early.seq < late.seq && saysElse(early, late, key) && !isAfter(late, early)),
  );
}

/** The fact whose particulars follow from a decision about the age, or from a date of birth. */
const AGE = 'person.under-18';

/**
 * Newest first by the log, but for the age among the particulars: what rests on a decision or a date of birth that was
 * recorded after the day of an account stands over that account, however late somebody typed it (ours, certainty M).
 */
export function newestFirst<S extends Recorded>(statements: readonly S[], key: string): S[] {
  const byLog = statements.toSorted((a, b) => b.seq - a.seq);
  if (key !== AGE) return byLog;
  const decided = byLog.filter(({ origin }) => origin?.kind === 'person');
  const told = byLog.filter((one) => !decided.includes(one));
  return decided.reduceRight<S[]>((order, one) => {
    const at = order.findIndex((other) => other.seq < one.seq || isAfter(one, other));
    return order.toSpliced(at === -1 ? order.length : at, 0, one);
  }, told);
}

/** It has the day of the account it puts right. */
const isCorrection = ({ origin }: Recorded): boolean =>
  origin?.kind === 'interview' && origin.putRight !== undefined;

/** The day that particulars or a sheet were typed is no day on which the person told anything. */
const isTelling = ({ origin, heldOn }: Recorded): boolean =>
  origin === undefined ||
  (origin.kind === 'interview' && (origin.sheet !== true || heldOn !== undefined)) ||
  origin.kind === 'consent';

function isAfter(late: Recorded, early: Recorded): boolean {
  const [held, before] = [heldDay(late), heldDay(early)];
  return held !== null && before !== null && surelyHeldAfter(held, before);
}

const saysElse = (a: Recorded, b: Recorded, key: string): boolean =>
  !sayTheSame(a, b, key) && saidOtherwise(a, b);

/** Not the same value in the same words. */
export const saidOtherwise = (a: Recorded, b: Recorded): boolean =>
  JSON.stringify([a.state, a.value, a.ownWords]) !== JSON.stringify([b.state, b.value, b.ownWords]);
