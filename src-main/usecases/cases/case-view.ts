/** @file A case as a person sees it, and the text it is found by. */

import type { CaseView } from '../../contract/cases.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { CaseId } from '../../core/ids.ts';
import { caseSearchText } from '../../core/text/search-text.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import type { CaseRow } from '../../vault/queries/cases.ts';
import { findCase, findCaseSummary, setCaseSearchText } from '../../vault/queries/cases.ts';
import { listPeople } from '../../vault/queries/people.ts';

/** The case. Throws `not-found`. */
export function requireCase(db: ReadDb, id: CaseId): CaseRow {
  const found = findCase(db, id);
  if (found === undefined)
    throw new TestimonyError('not-found', { subject: 'caseId', detail: 'no such case' });
  return found;
}

/** The case with its people and counts. Throws `not-found`. */
export function readCaseView(db: ReadDb, id: CaseId): CaseView {
  const row = requireCase(db, id);
  const summary = findCaseSummary(db, id);
  if (summary === undefined)
    throw new TestimonyError('not-found', { subject: 'caseId', detail: 'no such case' });
  return {
    ...summary,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    people: listPeople(db, id),
    situation: row.situation,
    nation: row.nation,
  };
}

/** Brings the text the case is found by up to date with its reference, title and people. */
export function refreshSearchText(tx: WriteTx, id: CaseId): void {
  const row = requireCase(tx, id);
  const names = listPeople(tx, id).flatMap((person) => [person.name, person.alsoKnownAs]);
  setCaseSearchText(tx, id, caseSearchText(row.reference, row.title, names));
}
