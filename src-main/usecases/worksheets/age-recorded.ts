/** @file The age that a sheet is read for: as it stands after the last account and the last decision about it. */
import { type FuzzyDate, FuzzyDate as FuzzyDateSchema } from '../../core/dates/fuzzy-date.ts';
import { under18Then } from '../../core/people/age.ts';
import { periodsTold } from '../../core/told/period.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { requirePerson } from '../cases/write-person.ts';
import { ageOf } from '../consent/consent-age.ts';
import { readFacts } from '../disclosure/collect.ts';
import type { Engine } from '../engine/engine.ts';

/** What the record decides of an age; null where it is open. */
export interface AgeRecorded {
  /** Under 18 while it went on. */
  readonly atTheTime: 'yes' | 'no' | null;
  /** Under 18 whenever in the past: only of somebody who is under 18 still. */
  readonly ever: 'yes' | null;
}

/** When each period began, as it stands; null for one of which nobody told that. */
const beginnings = (facts: ReturnType<typeof readFacts>): (FuzzyDate | null)[] =>
  periodsTold(facts.get('exploitation.periods')).map(({ value }) => value.from);

export function ageRecordedFor(engine: Engine, db: ReadDb, { personId }: ScreeningRow): AgeRecorded {
  const person = requirePerson(db, personId);
  const now = ageOf(engine, db, person);
  const facts = readFacts(engine, db, personId, null);
  const standing = (key: string): FuzzyDate | null => {
    const told = facts.get(key)?.statements.find((one) => one.state === 'answered');
    const read = FuzzyDateSchema.safeParse(told?.value);
    return read.success ? read.data : null;
  };
  const birth = standing('person.birth-date') ?? person.birthDate;
  const start = standing('exploitation.start');
  const then = (start === null ? beginnings(facts) : [start]).map((began) => under18Then(now, birth, began));
  // One that began as a child is enough for a yes; a no is one only where every beginning is known.
  const everyNo = then.length > 0 && then.every((one) => one === 'no') ? 'no' : null;
  return {
    atTheTime: then.includes('yes') || now === 'yes' ? 'yes' : everyNo,
    ever: now === 'yes' ? 'yes' : null,
  };
}
