/** @file Whether somebody is under 18 now, from what is recorded: it decides whether they are asked for consent. */

import type { AgeLine } from '../../contract/age.ts';
import type { PersonView } from '../../contract/cases.ts';
import type { FactStatement } from '../../core/answers/fact.ts';
import { asksChild } from '../../core/consent/purposes.ts';
import {
  dateRange,
  type FuzzyDate,
  FuzzyDate as FuzzyDateSchema,
  formatFuzzyDate,
} from '../../core/dates/fuzzy-date.ts';
import { type Coded, coded } from '../../core/findings/finding.ts';
import type { PersonId } from '../../core/ids.ts';
import {
  monthsBefore,
  type RecordedAge,
  recordedAge,
  type SaidAge,
  under18Then,
} from '../../core/people/age.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { dayOfEntry } from '../../vault/queries/log-times.ts';
import { readStamps } from '../../vault/queries/people.ts';
import { requirePerson } from '../cases/write-person.ts';
import { factsAsked } from '../disclosure/disclosure.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { pinnedForm, requireScreening } from '../forms/pinned-form.ts';
import { ageSaidGoodFor, loadPurposes } from '../resources/vocabulary.ts';

type Dated = Pick<PersonView, 'id' | 'birthDate'>;

interface Age {
  readonly age: RecordedAge;
  /** The day it was last said, where that is too long ago to go by; null where it is not. */
  readonly ageSaidOn: string | null;
}

/** What one person told, read when it is first asked for and not again. For one look at a vault. */
export type FactsOnce = () => ReturnType<typeof factsAsked>;

/** Nothing that is told to another question is taken for somebody's age: tests/integration/consent/age-alone.test.ts. */
export const AGE_FACTS = ['person.under-18', 'person.birth-date'];

export function factsOnce(engine: Engine, db: ReadDb, id: PersonId): FactsOnce {
  let read: ReturnType<typeof factsAsked> | undefined;
  return () => {
    read ??= factsAsked(engine, db, id, AGE_FACTS);
    return read;
  };
}

/**
 * From the date of birth, the newest answer to "under 18 now", wherever it was given, and what was decided about the
 * age. A decision for a child goes before any date of birth; one that they are grown up before a date that is older.
 * `facts` are the person's, where whoever asks needs them for more than this.
 */
export function ageKnown(
  engine: Engine,
  db: ReadDb,
  { id, birthDate }: Dated,
  facts: FactsOnce = factsOnce(engine, db, id),
): Age {
  const when = { day: today(engine, db), since: ageSaidSince(engine, db) };
  const [decided] = listAgeDecisions(db, id);
  const born = recordedAge(birthDate, undefined, when);
  if (decided === undefined && (born === 'yes' || born === 'no')) return { age: born, ageSaidOn: null };
  const told = facts().get('person.under-18')?.statements ?? [];
  const newest = told.find((one) => one.state === 'answered' && wasAsked(db, one));
  const said = saidOf(db, id, decided, newest);
  const age = recordedAge(birthDate, said, when);
  return { age, ageSaidOn: age === 'unknown' ? (said?.on ?? null) : null };
}

/**
 * What was decided and what was told since, as one. A form in which somebody is said to be grown up ends no decision that
 * they are a child, or may be: another decision does, with its reason. That they may be a child counts wherever it is told.
 */
function saidOf(
  db: ReadDb,
  id: PersonId,
  decided: AgeLine | undefined,
  told: FactStatement | undefined,
): SaidAge | undefined {
  const day = ({ seq, at }: { readonly seq: number; readonly at: string }) =>
    dayOfEntry(db, seq) ?? at.slice(0, 10);
  const isSince = (one: FactStatement) =>
    decided === undefined || (one.seq > decided.seq && !wasHeldBefore(one, day(decided)));
  const since = told !== undefined && isSince(told) ? told : undefined;
  if (decided === undefined) return since && { value: since.value, on: day(since) };
  const grownUp = decided.under18 === 'no';
  if (since !== undefined && grownUp && since.value !== 'no') return { value: since.value, on: day(since) };
  const born = readStamps(db, id).find((one) => one.field === 'birthDate')?.seq ?? 0;
  const decides = !grownUp || decided.seq > born;
  const agrees = since !== undefined && (since.value === 'no') === grownUp;
  return agrees
    ? { value: since.value, on: day(since), decides }
    : { value: decided.under18, on: day(decided), decides };
}

/** An account that is entered after a decision about the age, and was held before that day, was known to whoever decided. */
function wasHeldBefore({ heldOn }: FactStatement, day: string): boolean {
  const latest = heldOn === undefined ? null : dateRange(heldOn)[1];
  return latest !== null && latest < day;
}

export const ageOf = (...about: Parameters<typeof ageKnown>): RecordedAge => ageKnown(...about).age;

/** The first day on which an answer about being under 18 was given that can still be gone by. */
export const ageSaidSince = (engine: Engine, db: ReadDb): string =>
  monthsBefore(today(engine, db), ageSaidGoodFor(engine.resources));

/** A desk form filled from the record carries the old answer under a new day: nobody was asked again. */
function wasAsked(db: ReadDb, { origin, relation }: FactStatement): boolean {
  if (origin.kind !== 'interview') return false;
  if (relation !== 'confirms') return true;
  return pinnedForm(db, requireScreening(db, origin.screeningId)).file.testimony.use === 'interview';
}

/**
 * Why "not needed, under 18" cannot be written down for this person and purpose; null when it can. Where the age is
 * not recorded or not sure it can: whoever writes it down says why they take the person to be under 18.
 */
export function whyAsked(engine: Engine, db: ReadDb, person: Dated, purpose: string): Coded | null {
  const purposes = loadPurposes(engine.resources);
  if (asksChild(purposes.find((one) => one.id === purpose))) {
    const without = purposes.filter((one) => !asksChild(one)).map((one) => one.id);
    return coded('consent-child-asked-too', { without: without.join(', ') });
  }
  if (ageOf(engine, db, person) !== 'no') return null;
  const born = person.birthDate === null ? '' : formatFuzzyDate(person.birthDate);
  return coded('consent-adult-on-record', { born });
}

// Whether somebody who is recorded as 18 or over now was under 18 on a day that is past: a talk held then was held with a
// child, and is taken down in a form for children, whoever the sheet of today asks about.

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
