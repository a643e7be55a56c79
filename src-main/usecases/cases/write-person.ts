/** @file Adding a person to a case and changing what is known of them. */
import type { PersonView } from '../../contract/cases.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { findPerson, insertPerson, updatePerson } from '../../vault/queries/people.ts';
import { transactDetails } from '../engine/detail-facts.ts';
import type { Engine } from '../engine/engine.ts';
import { refreshSearchText, requireCase } from './case-view.ts';

/** The person. Throws `not-found`. */
export function requirePerson(db: ReadDb, id: PersonId): PersonView {
  const found = findPerson(db, id);
  if (found === undefined)
    throw new TestimonyError('not-found', { subject: 'personId', detail: 'no such person' });
  return found;
}

/** Throws `not-found` when there is no such case. */
export function personAdd(engine: Engine, input: CheckedInput<'personAdd'>): PersonView {
  const person: PersonView = { id: engine.random.id() as PersonId, ...input };
  const at = engine.clock.now();
  return transactDetails(
    engine,
    'person',
    { action: 'person.added', subject: person.id, facts: { role: person.role } },
    (tx) => {
      requireCase(tx, input.caseId);
      insertPerson(tx, person, at, engine.session.actor);
      refreshSearchText(tx, input.caseId);
      touchCase(tx, input.caseId, at);
      return person;
    },
  );
}

/** Throws `not-found`. */
export function personUpdate(engine: Engine, input: CheckedInput<'personUpdate'>): PersonView {
  const { personId, ...fields } = input;
  const at = engine.clock.now();
  return transactDetails(
    engine,
    'person',
    { action: 'person.updated', subject: personId, facts: { role: input.role } },
    (tx) => {
      const person: PersonView = { ...requirePerson(tx, personId), ...fields };
      updatePerson(tx, person, at, engine.session.actor);
      refreshSearchText(tx, person.caseId);
      touchCase(tx, person.caseId, at);
      return person;
    },
  );
}
