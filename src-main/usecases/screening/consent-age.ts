/** @file Whether somebody is under 18 now, from what is recorded: it decides whether they are asked for consent. */
import { type RecordedAge, recordedAge } from '../../domain/screening/age.ts';
import type { PersonView } from '../../shared/contract/cases.ts';
import { formatFuzzyDate } from '../../shared/fuzzy-date.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { Engine } from '../engine.ts';
import { readFacts } from './facts.ts';
import { loadPurposes } from './vocabulary.ts';

type Dated = Pick<PersonView, 'id' | 'birthDate'>;

/** From the date of birth and the newest answer to "under 18 now", wherever it was given. */
export function ageOf(engine: Engine, db: ReadDb, { id, birthDate }: Dated): RecordedAge {
  const today = engine.clock.today();
  const born = recordedAge(birthDate, undefined, today);
  if (born === 'yes' || born === 'no') return born;
  const told = readFacts(engine, db, id, null).get('person.under-18')?.statements ?? [];
  const newest = told.find((one) => one.state === 'answered' && one.origin.kind === 'interview');
  return recordedAge(birthDate, newest?.value, today);
}

/**
 * Why "not needed, under 18" cannot be written down for this person and purpose; null when it can. Where the age is
 * not recorded or not sure it can: whoever writes it down says why they take the person to be under 18.
 */
export function whyAsked(engine: Engine, db: ReadDb, person: Dated, purpose: string): string | null {
  const purposes = loadPurposes(engine.resources);
  if (purposes.find((one) => one.id === purpose)?.childNeedsNone === undefined) {
    const without = purposes.filter((one) => one.childNeedsNone !== undefined).map((one) => one.id);
    return `a child is asked for this too; without asking it is only ${without.join(', ')}`;
  }
  if (ageOf(engine, db, person) !== 'no') return null;
  const born = person.birthDate === null ? '' : `, born ${formatFuzzyDate(person.birthDate)}`;
  return `the person is recorded as 18 or over${born}, so they are asked`;
}
