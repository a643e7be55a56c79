/** @file A legal hold on a case, or on one person in it: while it stands nothing of it can be erased. */
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { formatDay } from '../../core/dates/fuzzy-date.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { insertHold, listHolds, standingHolds } from '../../vault/queries/legal-holds.ts';
import { findPerson } from '../../vault/queries/people.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';

export const holdList = ({ session }: Engine, { caseId }: CheckedInput<'holdList'>): CallOutput<'holdList'> =>
  session.read((db) => ({ standing: standingHolds(db, caseId), lines: listHolds(db, caseId) }));

/** Throws `not-found`, and `already-exists` where one stands. */
export function holdSet(engine: Engine, input: CheckedInput<'holdSet'>): CallOutput<'holdSet'> {
  return write(engine, input, true);
}

/** Throws `not-found` where none stands. */
export function holdLift(engine: Engine, input: CheckedInput<'holdLift'>): CallOutput<'holdLift'> {
  return write(engine, input, false);
}

function write(
  engine: Engine,
  { caseId, personId, reason }: CheckedInput<'holdSet'>,
  stands: boolean,
): CallOutput<'holdSet'> {
  const { session, clock } = engine;
  const subject = personId ?? caseId;
  const action = stands ? 'hold.set' : 'hold.lifted';
  transact(engine, { action, subject, facts: { reason } }, (tx) => {
    const name = nameOf(tx, caseId, personId);
    const there = standingHolds(tx, caseId).some((one) => one.personId === (personId ?? null));
    if (stands && there) throw new TestimonyError('already-exists', { subject: name });
    if (!stands && !there) throw new TestimonyError('not-found', { subject: name });
    const [at, by] = [clock.now(), session.actor];
    insertHold(tx, { caseId, personId: personId ?? null, stands, reason, at, by });
  });
  return holdList(engine, { caseId });
}

/** The case's reference, or the person's name. Throws `not-found`. */
export function nameOf(db: ReadDb, caseId: CaseId, personId: PersonId | undefined): string {
  const found = findCase(db, caseId);
  if (found === undefined) throw new TestimonyError('not-found', { subject: 'case' });
  if (personId === undefined) return found.reference;
  const person = findPerson(db, personId);
  if (person?.caseId !== caseId) throw new TestimonyError('not-found', { subject: 'person' });
  return person.name;
}

/** Throws `held-by-law` where a hold stands on it, or on the case it is in, or for a case on anybody in it. */
export function requireNoHold(db: ReadDb, caseId: CaseId, personId: PersonId | undefined): void {
  const holds = standingHolds(db, caseId).filter(
    (one) => personId === undefined || one.personId === null || one.personId === personId,
  );
  const [first] = holds;
  if (first === undefined) return;
  throw new TestimonyError('held-by-law', {
    subject: nameOf(db, caseId, personId),
    findings: holds.map(({ person, reason, by, at }) =>
      [person, reason, by, formatDay(at)].filter((part) => part !== '').join(' · '),
    ),
  });
}
