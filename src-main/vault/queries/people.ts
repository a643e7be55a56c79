/** @file The people in a case. */
import type { PersonRole, PersonView } from '../../shared/contract/cases.ts';
import type { FuzzyDate } from '../../shared/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../shared/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';

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
  return db
    .all<Row>(`SELECT ${COLUMNS} FROM person WHERE case_id = ? ORDER BY created_at, rowid`, [caseId])
    .map(toView);
}

export function findPerson(db: ReadDb, id: PersonId): PersonView | undefined {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM person WHERE id = ?`, [id]);
  return row === undefined ? undefined : toView(row);
}

export function insertPerson(tx: WriteTx, person: PersonView, at: string, by: string): void {
  tx.run(
    `INSERT INTO person (id, case_id, role, name, also_known_as, birth_date, language, interpreter_needed, safe_contact,
       note, created_at, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [person.id, person.caseId, ...fields(person), at, at, by],
  );
}

export function updatePerson(tx: WriteTx, person: PersonView, at: string, by: string): void {
  tx.run(
    `UPDATE person SET role = ?, name = ?, also_known_as = ?, birth_date = ?, language = ?, interpreter_needed = ?,
       safe_contact = ?, note = ?, updated_at = ?, updated_by = ? WHERE id = ?`,
    [...fields(person), at, by, person.id],
  );
}

/** When a person's particulars were last written, and by whom. */
export function readPersonStamp(db: ReadDb, id: PersonId): { at: string; author: string } {
  const sql = 'SELECT updated_at AS at, updated_by AS author FROM person WHERE id = ?';
  return db.get<{ at: string; author: string }>(sql, [id]) ?? { at: '', author: '' };
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
