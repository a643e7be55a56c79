/** @file The age that a sheet is read for: as it stands after the last account and the last decision about it. */
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { FuzzyDate as FuzzyDateSchema } from '../../core/dates/fuzzy-date.ts';
import { under18Then } from '../../core/people/age-then.ts';
import { readPeriods } from '../../core/told/period.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { ScreeningRow } from '../../vault/queries/screening.ts';
import { readFacts } from '../answers/facts.ts';
import { requirePerson } from '../cases/write-person.ts';
import { ageOf } from '../consent/consent-age.ts';
import type { Engine } from '../engine/engine.ts';

/** What the record decides of an age; null where it is open. */
export interface AgeRecorded {
  /** Under 18 while it went on. */
  readonly atTheTime: 'yes' | 'no' | null;
  /** Under 18 whenever in the past: only of somebody who is under 18 still. */
  readonly ever: 'yes' | null;
}

/** When the first of the periods began, in the order they were told. */
function firstPeriod(facts: ReturnType<typeof readFacts>): FuzzyDate | null {
  const told = facts.get('exploitation.periods')?.statements.find((one) => one.state === 'answered');
  return readPeriods(told?.value).find((one) => one.from !== null)?.from ?? null;
}

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
  return {
    atTheTime: under18Then(now, birth, standing('exploitation.start') ?? firstPeriod(facts)),
    ever: now === 'yes' ? 'yes' : null,
  };
}
