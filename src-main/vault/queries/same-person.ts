/** @file People who may be in the vault twice: found by keys that are kept with the index, and who was said to be somebody else. */

import type { CaseId, PersonId } from '../../core/ids.ts';
import { keysOf } from '../../core/people/same-person.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { findPerson } from './people.ts';

/** In place of what it had; nothing of somebody who is gone. */
export function putPersonKeys(tx: WriteTx, id: PersonId): void {
  const person = findPerson(tx, id);
  tx.run('DELETE FROM search_person WHERE person_id = ?', [id]);
  for (const key of person === undefined ? [] : keysOf(person))
    tx.run('INSERT OR IGNORE INTO search_person (person_id, key) VALUES (?, ?)', [id, key]);
}

export const PEOPLE_WITH_KEYS = `SELECT DISTINCT p.id, p.case_id AS caseId, c.reference
  FROM search_person AS s JOIN person AS p ON p.id = s.person_id JOIN case_file AS c ON c.id = p.case_id
 WHERE s.key IN (SELECT value FROM json_each(?)) ORDER BY p.rowid`;

export const peopleWithKeys = (
  db: ReadDb,
  keys: readonly string[],
): { id: PersonId; caseId: CaseId; reference: string }[] => db.all(PEOPLE_WITH_KEYS, [JSON.stringify(keys)]);

/** Whether somebody said that they are not the same. */
export const areApart = (db: ReadDb, one: PersonId, other: PersonId): boolean =>
  db.get(
    'SELECT 1 FROM person_apart WHERE (person_id = ? AND other_id = ?) OR (person_id = ? AND other_id = ?)',
    [one, other, other, one],
  ) !== undefined;

export function insertApart(tx: WriteTx, one: PersonId, other: PersonId, at: string, by: string): void {
  tx.run('INSERT INTO person_apart (person_id, other_id, at, actor, log_seq) VALUES (?, ?, ?, ?, ?)', [
    one,
    other,
    at,
    by,
    nextEntry(tx),
  ]);
}

/** People whose keys are yet to be written, oldest first. */
export const duePeople = (db: ReadDb, most: number) =>
  db.all<{ id: number; source: string; key: string }>(
    "SELECT id, source, key FROM search_due WHERE source = 'person' ORDER BY id LIMIT ?",
    [most],
  );
