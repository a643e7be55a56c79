/** @file Looking something up in the index of words. */
import type { SearchKind } from '../../core/search/kinds.ts';
import type { ReadDb } from '../db.ts';
import { SEARCH_SOURCES } from './search-sources.ts';

export interface FoundPiece {
  readonly id: number;
  readonly source: string;
  readonly key: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly page: number | null;
  readonly text: string;
}

interface Within {
  /** A full-text expression of the index. */
  readonly match: string;
  readonly caseId: string | null;
  readonly kinds: readonly SearchKind[];
  /** Exhibits that were taken out of their case too. */
  readonly removed: boolean;
  readonly most: number;
}

/** With more places than these, which fits best says nothing, and working it out of all of them takes most of a second. */
const COMMON = 2000;

const isCommon = (db: ReadDb, match: string): boolean =>
  db.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ${COMMON + 1})`,
    [match],
  )?.count ===
  COMMON + 1;

/** Those that fit best first; of words that stand in very many places, what was indexed last. Exhibits that are not in their case any more only where they are asked for. */
export function findPieces(db: ReadDb, { match, caseId, kinds, removed, most }: Within): FoundPiece[] {
  const sources = sourcesOf(kinds);
  // Found by the index alone, without the texts: those are read of what is shown.
  const found = db.all<{ id: number }>(
    `SELECT w.rowid AS id FROM search_words AS w JOIN search_piece AS p ON p.id = w.rowid
      WHERE w.search_words MATCH ? AND (? IS NULL OR p.case_id = ?)
        AND p.source IN (${sources.map(() => '?').join(', ')})
        AND (? OR p.source NOT IN ('page', 'exhibit', 'transcript')
             OR p.key IN (SELECT id FROM evidence WHERE removed_at IS NULL))
      ORDER BY ${isCommon(db, match) ? 'w.rowid DESC' : 'w.rank, w.rowid'} LIMIT ?`,
    [match, caseId, caseId, ...sources, removed ? 1 : 0, most],
  );
  return found.flatMap(({ id }) => {
    const piece = db.get<FoundPiece>(
      `SELECT p.id, p.source, p.key, p.case_id AS caseId, c.reference AS caseReference, p.page, p.text
         FROM search_piece AS p JOIN case_file AS c ON c.id = p.case_id WHERE p.id = ?`,
      [id],
    );
    return piece === undefined ? [] : [piece];
  });
}

const sourcesOf = (kinds: readonly SearchKind[]): string[] => [
  ...SEARCH_SOURCES.filter(({ kind }) => kinds.includes(kind)).map(({ source }) => source),
  ...(kinds.includes('page') ? ['page'] : []),
];

export const kindOf = (source: string): SearchKind =>
  SEARCH_SOURCES.find((one) => one.source === source)?.kind ?? 'page';

/** Words of the index of about this length. */
export const termsAbout = (db: ReadDb, length: number, off: number): string[] =>
  db
    .all<{ term: string }>('SELECT term FROM search_term WHERE length BETWEEN ? AND ?', [
      length - off,
      length + off,
    ])
    .map(({ term }) => term);

/** Exhibits of which no page has been read, and why not; of a case or of all. */
export const unreadExhibits = (
  db: ReadDb,
  caseId: string | null,
): { evidenceId: string; title: string; code: string }[] =>
  db.all(
    `SELECT e.id AS evidenceId, e.title, u.code FROM search_unread AS u JOIN evidence AS e ON e.id = u.evidence_id
      WHERE e.removed_at IS NULL AND (? IS NULL OR e.case_id = ?) ORDER BY e.position`,
    [caseId, caseId],
  );

/** What a place is called, and where it leads. */
export interface PlaceRow {
  readonly title: string;
  readonly at: string;
  readonly evidenceId: string | null;
  readonly screeningId: string | null;
  readonly question: string | null;
  readonly personId: string | null;
  /** What it is known by where it is drawn: the contact, the date, the person; "kind subject" of a line of support. */
  readonly thing: string | null;
  /** Something newer stands in its place. */
  readonly earlier: 0 | 1;
}

const NONE = 'NULL AS evidenceId, NULL AS screeningId, NULL AS question';
const newer = (table: string, same: string) =>
  `EXISTS (SELECT 1 FROM ${table} AS n WHERE ${same} AND n.id > t.id)`;

const PLACES: Readonly<Record<string, string>> = {
  case: `SELECT t.title, t.updated_at AS at, ${NONE}, NULL AS personId, NULL AS thing, 0 AS earlier FROM case_file AS t WHERE t.id = ?`,
  person: `SELECT t.name AS title, t.updated_at AS at, ${NONE}, t.id AS personId, t.id AS thing, 0 AS earlier FROM person AS t WHERE t.id = ?`,
  exhibit: `SELECT trim(t.exhibit_ref || ' ' || t.title) AS title, t.received_at AS at, t.id AS evidenceId,
      NULL AS screeningId, NULL AS question, NULL AS personId, NULL AS thing, t.removed_at IS NOT NULL AS earlier
      FROM evidence AS t WHERE t.id = ?`,
  answer: `SELECT f.title, t.at, NULL AS evidenceId, s.id AS screeningId, t.question, s.person_id AS personId, NULL AS thing,
      ${newer('screening_answer', 'n.screening_id = t.screening_id AND n.layer = t.layer AND n.question = t.question')} AS earlier
      FROM screening_answer AS t JOIN screening AS s ON s.id = t.screening_id
      JOIN form_version AS f ON f.form_id = s.form_id AND f.version = s.form_version WHERE t.id = ?`,
  note: `SELECT f.title, t.at, NULL AS evidenceId, s.id AS screeningId, nullif(t.question, '') AS question,
      s.person_id AS personId, NULL AS thing, 0 AS earlier
      FROM partner_note AS t JOIN screening AS s ON s.id = t.screening_id
      JOIN form_version AS f ON f.form_id = s.form_id AND f.version = s.form_version WHERE t.id = ?`,
  contact: `SELECT p.name AS title, t.at, ${NONE}, t.person_id AS personId, t.id AS thing,
      EXISTS (SELECT 1 FROM contact_addendum WHERE contact_id = t.id AND mistaken = 1) AS earlier
      FROM contact_note AS t JOIN person AS p ON p.id = t.person_id WHERE t.id = ?`,
  addendum: `SELECT p.name AS title, t.at, ${NONE}, c.person_id AS personId, c.id AS thing, 0 AS earlier
      FROM contact_addendum AS t JOIN contact_note AS c ON c.id = t.contact_id
      JOIN person AS p ON p.id = c.person_id WHERE t.id = ?`,
  plan: `SELECT p.name AS title, t.at, ${NONE}, t.person_id AS personId, NULL AS thing,
      ${newer('contact_plan', 'n.person_id = t.person_id')} AS earlier
      FROM contact_plan AS t JOIN person AS p ON p.id = t.person_id WHERE t.id = ?`,
  support: `SELECT p.name AS title, t.at, ${NONE}, t.person_id AS personId, t.kind || ' ' || t.subject AS thing,
      ${newer('support_line', 'n.person_id = t.person_id AND n.kind = t.kind AND n.subject = t.subject')} AS earlier
      FROM support_line AS t JOIN person AS p ON p.id = t.person_id WHERE t.id = ?`,
  date: `SELECT t.title, t.at, ${NONE}, e.person_id AS personId, e.id AS thing,
      t.withdrawn OR ${newer('event_line', 'n.event_id = t.event_id')} AS earlier
      FROM event_line AS t JOIN case_event AS e ON e.id = t.event_id WHERE t.id = ?`,
  consent: `SELECT p.name AS title, t.at, ${NONE}, t.person_id AS personId, NULL AS thing, 0 AS earlier
      FROM consent AS t JOIN person AS p ON p.id = t.person_id WHERE t.id = ?`,
};

export const placeOf = (db: ReadDb, source: string, key: string): PlaceRow | undefined =>
  db.get<PlaceRow>(PLACES[source === 'page' || source === 'transcript' ? 'exhibit' : source] ?? '', [key]);
