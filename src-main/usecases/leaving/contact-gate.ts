/**
 * @file The gate that lets nothing go to an address, or by a way, that somebody's safe contact plan rules out. Nobody can
 * go past it: what is not so any more is put right in the plan, with the person.
 */
import type { Coded } from '../../core/findings/finding.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { listPeople } from '../../vault/queries/people.ts';
import type { Engine } from '../engine/engine.ts';
import type { Gate } from './gate.ts';
import { contactForbidden, refusedWays } from './safe-contact.ts';
import type { CaseLeaves } from './what-leaves.ts';

/** Of everybody whom it is about. Whoever holds it may live at such an address, so that the name they go by counts too. */
export function forbiddenTo(
  engine: Engine,
  db: ReadDb,
  { leaving, way, title }: Pick<CaseLeaves, 'leaving' | 'way' | 'title'>,
): Coded[] {
  const { caseId, personId, recipient } = leaving;
  const people = listPeople(db, caseId).filter((one) => personId === undefined || one.id === personId);
  const given = [recipient, way?.address ?? ''].filter((part) => part !== '');
  return people.flatMap((person) => {
    const toPerson = way?.reaches === person.id ? way : undefined;
    const found = (given.length === 0 ? [''] : given).flatMap((address, index) =>
      refusedWays(engine, db, person, {
        address,
        ...(index === 0 && toPerson !== undefined ? { channel: toPerson.channel, seen: title } : {}),
      }),
    );
    return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  });
}

const look = (engine: Engine, db: ReadDb, what: CaseLeaves): void => {
  const found = forbiddenTo(engine, db, what);
  if (found.length > 0) throw contactForbidden(what.title, found);
};

export const CONTACT: Gate<never> = {
  /** Throws `contact-forbidden`, naming each line of a plan that stands against it. */
  ask(engine, what) {
    if (what.ground === 'case') engine.session.read((db) => look(engine, db, what));
    return null;
  },
  /** A plan that was made meanwhile counts. Throws `contact-forbidden`. */
  pass(engine: Engine, tx: WriteTx, what) {
    if (what.ground === 'case') look(engine, tx, what);
  },
};
