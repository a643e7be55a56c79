/** @file What the consent ledger says of each purpose, as statements beside those of the interviews. */
import type { KeyedStatement } from '../../core/answers/facts.ts';
import { hasExpired, standingConsents } from '../../core/consent/consent.ts';
import type { PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listPersonConsents } from '../../vault/queries/consent.ts';
import { today } from '../engine/day.ts';
import type { Engine } from '../engine/engine.ts';
import { loadPurposes } from '../resources/vocabulary.ts';

/** `consent.<purpose>`: yes where consent stands, no where it was refused or taken back. */
export function consentStatements(
  engine: Engine,
  db: ReadDb,
  personId: PersonId,
): (KeyedStatement & { title: string })[] {
  const purposes = new Map(loadPurposes(engine.resources).map((one) => [one.id, one.title]));
  const day = today(engine, db);
  return (
    standingConsents(listPersonConsents(db, personId))
      .filter((line) => line.recipient === '' && line.item === '' && !hasExpired(line, day))
      // That a child is not asked is no answer of theirs, and would pass for one once they are grown. Nor is what
      // somebody decided in their place.
      .filter(({ status }) => status !== 'not-needed-child' && status !== 'best-interests')
      // Put off, it is neither.
      .filter(({ status }) => status !== 'not-yet')
      .map((line) => {
        const yes = line.status === 'given';
        return {
          key: `consent.${line.purpose}`,
          title: `Consent: ${purposes.get(line.purpose) ?? line.purpose}`,
          value: yes ? 'yes' : 'no',
          text: yes ? 'Yes' : 'No',
          state: 'answered',
          // What limits a yes to the police decides what they may read.
          ownWords: line.purpose === 'police' ? line.note : '',
          relation: 'new',
          cause: '',
          howSaid: '',
          at: line.at,
          seq: line.seq,
          author: line.recordedBy,
          origin: { kind: 'consent', purpose: line.purpose },
        };
      })
  );
}
