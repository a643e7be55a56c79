/** @file The people in a case. */

import type { PersonView } from '../../contract/cases.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { PersonRole } from '../../core/people/roles.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

interface Row {
  readonly id: PersonId;
  readonly caseId: CaseId;
  readonly role: PersonRole;
  readonly name: string;
  readonly alsoKnownAs: string;
  readonly birthDate: string | null;
  readonly language: string;
  readonly interpreterNeeded: number | null;
  readonly safeContact: string;
  readonly note: string;
}

const COLUMNS = `id, case_id AS caseId, role, name, also_known_as AS alsoKnownAs, birth_date AS birthDate, language,
  interpreter_needed AS interpreterNeeded, safe_contact AS safeContact, note`;

/** In the order they were added. */
export function listPeople(db: ReadDb, caseId: CaseId): PersonView[] {
  return db.all<Row>(`SELECT ${COLUMNS} FROM person WHERE case_id = ? ORDER BY rowid`, [caseId]).map(toView);
}

export function findPerson(db: ReadDb, id: PersonId): PersonView | undefined {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM person WHERE id = ?`, [id]);
  return row === undefined ? undefined : toView(row);
}

/** What is said of a person elsewhere too, with a date and a name of its own. */
export const PARTICULARS = [
  'name',
  'alsoKnownAs',
  'birthDate',
  'language',
  'interpreterNeeded',
  'safeContact',
] as const;
export type Particular = (typeof PARTICULARS)[number];

export function insertPerson(tx: WriteTx, person: PersonView, at: string, by: string): void {
  tx.run(
    `INSERT INTO person (id, case_id, role, name, also_known_as, birth_date, language, interpreter_needed, safe_contact,
       note, created_at, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [person.id, person.caseId, ...fields(person), at, at, by],
  );
  for (const field of PARTICULARS) stamp(tx, person.id, field, at, by);
}

/** Only what changes carries the new date and name. */
export function updatePerson(tx: WriteTx, person: PersonView, at: string, by: string): void {
  const before = findPerson(tx, person.id);
  for (const field of PARTICULARS) {
    if (JSON.stringify(before?.[field]) !== JSON.stringify(person[field]))
      stamp(tx, person.id, field, at, by);
  }
  tx.run(
    `UPDATE person SET role = ?, name = ?, also_known_as = ?, birth_date = ?, language = ?, interpreter_needed = ?,
       safe_contact = ?, note = ?, updated_at = ?, updated_by = ? WHERE id = ?`,
    [...fields(person), at, by, person.id],
  );
}

export interface Stamp {
  readonly field: Particular;
  /** ISO date-time. */
  readonly at: string;
  readonly author: string;
  /** Of the log entry that recorded it. */
  readonly seq: number;
}

/** When each particular of a person was last written, and by whom. */
export function readStamps(db: ReadDb, id: PersonId): Stamp[] {
  return db.all<Stamp>('SELECT field, at, author, log_seq AS seq FROM particular WHERE person_id = ?', [id]);
}

/** That a particular was written then, by them, with the entry of the log that comes next. */
export function stamp(tx: WriteTx, id: PersonId, field: Particular, at: string, by: string): void {
  tx.run(
    `INSERT INTO particular (person_id, field, at, author, log_seq) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id, field) DO UPDATE SET at = excluded.at, author = excluded.author,
       log_seq = excluded.log_seq`,
    [id, field, at, by, nextEntry(tx)],
  );
}

function fields(person: PersonView) {
  return [
    person.role,
    person.name,
    person.alsoKnownAs,
    person.birthDate === null ? null : JSON.stringify(person.birthDate),
    person.language,
    person.interpreterNeeded === null ? null : Number(person.interpreterNeeded),
    person.safeContact,
    person.note,
  ];
}

function toView(row: Row): PersonView {
  return {
    ...row,
    birthDate: row.birthDate === null ? null : (JSON.parse(row.birthDate) as FuzzyDate),
    interpreterNeeded: row.interpreterNeeded === null ? null : row.interpreterNeeded === 1,
  };
}
