/** @file Whether the decisions about people's ages are as they were written: each is held against its entry in the log. */
import type { AlteredDetail } from '../../contract/vault.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { ageEntries, storedAgeDecisions } from '../../vault/queries/age-decisions.ts';
import { findCase } from '../../vault/queries/cases.ts';
import { findPerson } from '../../vault/queries/people.ts';
import { factsOf } from '../../vault/queries/screening-proof.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import type { Sliced } from '../engine/slices.ts';

/** Of each person one at most: a line that the log does not know, or one that the log knows and is not there. */
export function* checkAges(db: ReadDb): Sliced<AlteredDetail[]> {
  yield;
  const logged = new Map(
    ageEntries(db).map(({ at, subject, canonical }) => [
      `${subject} ${factsOf(canonical).sha256}`,
      { at, personId: subject as PersonId },
    ]),
  );
  const found = new Map<PersonId, AlteredDetail>();
  for (const { personId, nonce, ...line } of storedAgeDecisions(db)) {
    const known = logged.delete(`${personId} ${fingerprint({ nonce, line })}`);
    if (!known) found.set(personId, named(db, personId, line.at, 'differs'));
  }
  for (const { at, personId } of logged.values()) {
    if (!found.has(personId)) found.set(personId, named(db, personId, at, 'gone'));
  }
  return [...found.values()];
}

function named(db: ReadDb, personId: PersonId, at: string, how: AlteredDetail['how']): AlteredDetail {
  const person = findPerson(db, personId);
  const reference = person === undefined ? undefined : findCase(db, person.caseId)?.reference;
  return { kind: 'age', how, at, about: person?.name ?? '', caseReference: reference ?? '' };
}
