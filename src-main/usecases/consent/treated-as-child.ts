/** @file Whether somebody is treated as a child in a vault, from everything that is recorded about their age. */
import type { PersonView } from '../../contract/cases.ts';
import { standingConsents } from '../../core/consent/consent.ts';
import { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { PersonId } from '../../core/ids.ts';
import { isTreatedAsChild } from '../../core/people/age.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { readStamps } from '../../vault/queries/people.ts';
import type { Engine } from '../engine/engine.ts';
import { ageKnown, type FactsOnce, factsOnce } from './consent-age.ts';

/**
 * Whether this person is treated as a child here. Beside the age on record it counts a date of birth told in a form
 * since, and a consent that somebody wrote down as not needed of a child while nothing else is known.
 */
export function isChildHere(
  engine: Engine,
  db: ReadDb,
  person: PersonView,
  facts: FactsOnce = factsOnce(engine, db, person.id),
): boolean {
  const { age, ageSaidOn } = ageKnown(engine, db, person, facts);
  if (isTreatedAsChild(age, ageSaidOn !== null)) return true;
  const told = birthToldSince(db, person.id, facts);
  if (told !== null) {
    const then = ageKnown(engine, db, { id: person.id, birthDate: told }, facts);
    if (isTreatedAsChild(then.age, then.ageSaidOn !== null)) return true;
  }
  const excused = () =>
    standingConsents(listPersonConsents(db, person.id)).some((one) => one.status === 'not-needed-child');
  return age === 'unknown' && excused();
}

/** The newest date of birth given in a form, unless one was recorded with the person, or their age decided, since. */
function birthToldSince(db: ReadDb, personId: PersonId, facts: FactsOnce): FuzzyDate | null {
  const told = facts()
    .get('person.birth-date')
    ?.statements.find((one) => one.state === 'answered' && one.origin.kind === 'interview');
  const date = FuzzyDate.safeParse(told?.value);
  if (told === undefined || !date.success) return null;
  const recorded = readStamps(db, personId).find((one) => one.field === 'birthDate')?.seq ?? 0;
  const decided = listAgeDecisions(db, personId)[0]?.seq ?? 0;
  return told.seq > Math.max(recorded, decided) ? date.data : null;
}
