/** @file What is said of cases, people and exhibits, as one thing each, and what their fingerprints are salted with. */
import type { DetailKind } from '../../core/details/field-lines.ts';
import type { CaseId, EvidenceId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { findCase } from './cases.ts';
import { findEvidence } from './evidence.ts';
import { findPerson } from './people.ts';

/** What a person wrote, or saw when it was taken in; not what follows from it, nor where it stands in a list. */
export type Details = Readonly<Record<string, unknown>>;

export interface Described {
  readonly details: Details;
  /** As a person would name it. */
  readonly about: string;
  readonly caseId: CaseId;
}

const readers: Readonly<Record<DetailKind, (db: ReadDb, id: string) => Described | undefined>> = {
  case(db, id) {
    const row = findCase(db, id as CaseId);
    if (row === undefined) return undefined;
    const { reference, title, profile, status, createdAt, createdBy, situation } = row;
    // Left out where nobody was asked: so it was fingerprinted before there was such a thing.
    const first = Object.keys(situation).length === 0 ? {} : { situation };
    const details = { reference, title, profile, status, createdAt, createdBy, ...first };
    return { details, about: title, caseId: row.id };
  },
  person(db, id) {
    const person = findPerson(db, id as PersonId);
    return person && { details: { ...person }, about: person.name, caseId: person.caseId };
  },
  exhibit(db, id) {
    const record = findEvidence(db, id as EvidenceId);
    if (record === undefined) return undefined;
    const { title, exhibitRef, documentDate, section, receivedFrom } = record;
    const { caseId, originalName, sha256, receivedAt, receivedBy } = record;
    const said = { title, exhibitRef, documentDate, section, receivedFrom };
    const about = [exhibitRef, title].filter((part) => part !== '').join(' ');
    return { details: { ...said, caseId, originalName, sha256, receivedAt, receivedBy }, about, caseId };
  },
};

/** Undefined when it is not there. Throws when what is stored can no longer be read. */
export const describedIn = (db: ReadDb, kind: DetailKind, id: string): Described | undefined =>
  readers[kind](db, id);

export function saltOf(db: ReadDb, subject: string): string | undefined {
  return db.get<{ salt: string }>('SELECT salt FROM detail_salt WHERE subject = ?', [subject])?.salt;
}

export function keepSalt(tx: WriteTx, subject: string, salt: string): void {
  tx.run('INSERT OR REPLACE INTO detail_salt (subject, salt) VALUES (?, ?)', [subject, salt]);
}

export interface DetailEntry {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly canonical: Uint8Array;
}

/** The next entries of the log after one that may hold such fingerprints, oldest first. */
export function detailEntries(db: ReadDb, after: number, limit: number): DetailEntry[] {
  return db.all<DetailEntry>(
    `SELECT seq, at, action, subject, canonical FROM audit_entry
      WHERE seq > ? AND action IN ('case.created', 'case.updated', 'person.added', 'person.updated', 'evidence.received',
        'evidence.updated') ORDER BY seq LIMIT ?`,
    [after, limit],
  );
}
