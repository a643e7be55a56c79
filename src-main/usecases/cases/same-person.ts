/**
 * @file Who may be in the vault twice. It is said, with the case and the role, and never joined. That somebody is suspected in one
 * case and was helped in another is said to a supervisor alone: to others such a pair is not there.
 */
import type { PersonMatch, PersonMatches } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import { isAPerson, type PersonRole } from '../../core/people/roles.ts';
import { type Described, isForSupervisor, keysOf, likeness } from '../../core/people/same-person.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findPerson, listPeople } from '../../vault/queries/people.ts';
import { areApart, duePeople, insertApart, peopleWithKeys } from '../../vault/queries/same-person.ts';
import { indexRow } from '../../vault/queries/search-index.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireCase } from './case-view.ts';
import { requirePerson } from './write-person.ts';

/** As much as fits before an answer: what is left is said, and is read with the index. */
const BEFORE_AN_ANSWER = 2000;

/** Whoever was written down since is found too. Returns how many people are yet to be read. */
export function readPeople({ session }: Engine): number {
  const due = session.read((db) => duePeople(db, BEFORE_AN_ANSWER + 1));
  if (due.length > 0)
    session.index((tx) => {
      for (const one of due.slice(0, BEFORE_AN_ANSWER)) indexRow(tx, one);
    });
  return Math.max(0, due.length - BEFORE_AN_ANSWER);
}

interface Asked extends Described {
  /** Null for somebody who is not in the vault yet. */
  readonly id: PersonId | null;
  readonly role: PersonRole;
}

export function matchesOf({ session }: Engine, db: ReadDb, asked: Asked): PersonMatch[] {
  if (!isAPerson(asked)) return [];
  return peopleWithKeys(db, keysOf(asked)).flatMap(({ id, caseId, reference }): PersonMatch[] => {
    const person = id === asked.id ? undefined : findPerson(db, id);
    if (person === undefined || !isAPerson(person)) return [];
    if (isForSupervisor(asked.role, person.role) && session.role !== 'supervisor') return [];
    const because = likeness(asked, person);
    if (because.length === 0 || (asked.id !== null && areApart(db, asked.id, id))) return [];
    return [{ personId: id, name: person.name, role: person.role, caseId, reference, because }];
  });
}

/** Of somebody who is about to be written down. */
export function personMatches(
  engine: Engine,
  asked: CheckedInput<'personMatches'>,
): { matches: PersonMatch[]; due: number } {
  const due = readPeople(engine);
  return engine.session.read((db) => ({ matches: matchesOf(engine, db, { ...asked, id: null }), due }));
}

/** Throws `not-found`. */
export function caseMatches(
  engine: Engine,
  { caseId }: CheckedInput<'caseMatches'>,
): { people: PersonMatches[]; due: number } {
  const due = readPeople(engine);
  return engine.session.read((db) => ({ people: matchesIn(engine, db, caseId), due }));
}

function matchesIn(engine: Engine, db: ReadDb, caseId: CaseId): PersonMatches[] {
  requireCase(db, caseId);
  return listPeople(db, caseId)
    .map((one) => ({ personId: one.id, name: one.name, matches: matchesOf(engine, db, one) }))
    .filter(({ matches }) => matches.length > 0);
}

/** Somebody said that the two are not the same: they are not named together again. Throws `not-found`. */
export function personApart(
  engine: Engine,
  { personId, otherId }: CheckedInput<'personApart'>,
): { people: PersonMatches[]; due: number } {
  const { role } = engine.session;
  const facts = { other: otherId };
  return transact(engine, { action: 'person.held-apart', subject: personId, facts }, (tx) => {
    const [one, other] = [requirePerson(tx, personId), requirePerson(tx, otherId)];
    if (one.id === other.id || (isForSupervisor(one.role, other.role) && role !== 'supervisor'))
      throw new TestimonyError('not-found', { subject: 'otherId' });
    if (!areApart(tx, one.id, other.id))
      insertApart(tx, one.id, other.id, engine.clock.now(), engine.session.actor);
    return { people: matchesIn(engine, tx, one.caseId), due: 0 };
  });
}
