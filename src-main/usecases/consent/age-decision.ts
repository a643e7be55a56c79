/** @file Writing down what is taken to be a person's age, by whom and why: no date of birth may be known or be true. */
import type { AgeView } from '../../contract/age.ts';
import type { CheckedInput } from '../../contract/index.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { insertAgeDecision, listAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { requirePerson } from '../cases/write-person.ts';
import type { Engine } from '../engine/engine.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { transact } from '../engine/transact.ts';
import { ageOf, factsOnce } from './consent-age.ts';
import { isChildHere } from './treated-as-child.ts';

/** Throws `not-found`. */
export const ageShow = (engine: Engine, { personId }: CheckedInput<'ageShow'>): AgeView =>
  engine.session.read((db) => readAge(engine, db, personId));

export function readAge(engine: Engine, db: ReadDb, personId: PersonId): AgeView {
  const person = requirePerson(db, personId);
  const facts = factsOnce(engine, db, personId);
  return {
    age: ageOf(engine, db, person, facts),
    treatedAsChild: isChildHere(engine, db, person, facts),
    lines: listAgeDecisions(db, personId),
  };
}

/**
 * Adds a line; earlier ones stay. Throws `not-found`; `age-not-decided` for "18 or over" without a reason about somebody who
 * is treated as a child: it ends what protects them, and a reader has to see on what it rests (an age assessment that
 * keeps to R (B) v Merton [2003] EWHC 1689 (Admin), or papers that were checked) [M].
 */
export function ageRecord(engine: Engine, input: CheckedInput<'ageRecord'>): AgeView {
  const { personId, under18, why, decidedBy } = input;
  const at = engine.clock.now();
  const line = { under18, why: why.trim(), decidedBy, at, recordedBy: engine.session.actor };
  const nonce = engine.random.id();
  const facts = { under18, sha256: fingerprint({ nonce, line }) };
  return transact(engine, { action: 'person.age-decided', subject: personId, facts }, (tx) => {
    const person = requirePerson(tx, personId);
    if (under18 === 'no' && line.why === '' && isChildHere(engine, tx, person)) {
      throw new TestimonyError('age-not-decided', { subject: person.name });
    }
    insertAgeDecision(tx, personId, line, nonce);
    touchCase(tx, person.caseId, at);
    return readAge(engine, tx, personId);
  });
}
