/**
 * @file Whether somebody who is recorded as 18 or over now was under 18 on a day that is past: a talk held then was held with a
 * child, and is taken down in a form for children, whoever the sheet of today asks about.
 */
import { type FuzzyDate, FuzzyDate as FuzzyDateSchema } from '../../core/dates/fuzzy-date.ts';
import type { PersonId } from '../../core/ids.ts';
import { under18Then } from '../../core/people/age.ts';
import type { ReadDb } from '../../vault/db.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { Engine } from '../engine/engine.ts';
import { ageOf, factsOnce } from './consent-age.ts';

/** Asked of a day; by the date of birth alone, and only where every day it may stand for agrees. Throws `not-found`. */
export function wasChildOn(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
): (day: FuzzyDate | null) => boolean {
  const person = requirePerson(db, personId);
  const facts = factsOnce(engine, db, personId);
  if (ageOf(engine, db, person, facts) !== 'no') return () => false;
  const told = facts()
    .get('person.birth-date')
    ?.statements.find((one) => one.state === 'answered');
  const birth = FuzzyDateSchema.safeParse(told?.value).data ?? person.birthDate;
  return (day) => under18Then('no', birth, day) === 'yes';
}
