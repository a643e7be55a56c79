/** @file Statements for a court in the store. Lines are only ever added. */
import type { CaseId, PersonId, ScreeningId, StatementId } from '../../core/ids.ts';
import type { StatementDeed, StatementLine } from '../../core/statements/paragraphs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface StatementRow {
  readonly id: StatementId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly screeningId: ScreeningId;
  readonly kind: string;
  /** Who it is drafted for; empty where nobody is named. */
  readonly reader: string;
  readonly at: string;
  readonly by: string;
}

export function insertStatement(tx: WriteTx, row: StatementRow): void {
  tx.run(
    `INSERT INTO court_statement (id, case_id, person_id, screening_id, kind, reader, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [row.id, row.caseId, row.personId, row.screeningId, row.kind, row.reader, row.at, row.by, nextEntry(tx)],
  );
}

/** Each with the next number of the statement, and with the entry of the log that comes next. */
export function insertStatementLines(
  tx: WriteTx,
  id: StatementId,
  deeds: readonly StatementDeed[],
  { at, by }: { readonly at: string; readonly by: string },
): void {
  const newest = tx.get<{ line: number | null }>(
    'SELECT max(line) AS line FROM court_statement_line WHERE statement_id = ?',
    [id],
  );
  deeds.forEach((deed, number) => {
    tx.run(
      'INSERT INTO court_statement_line (statement_id, line, deed, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?)',
      [id, (newest?.line ?? 0) + number + 1, JSON.stringify(deed), at, by, nextEntry(tx)],
    );
  });
}

const STATEMENT = `SELECT id, case_id AS caseId, person_id AS personId, screening_id AS screeningId, kind, reader, at, actor AS "by"
    FROM court_statement`;

export const findStatement = (db: ReadDb, id: StatementId): StatementRow | undefined =>
  db.get<StatementRow>(`${STATEMENT} WHERE id = ?`, [id]);

/** Oldest first. */
export const listStatements = (db: ReadDb, caseId: CaseId): StatementRow[] =>
  db.all<StatementRow>(`${STATEMENT} WHERE case_id = ? ORDER BY log_seq`, [caseId]);

/** Oldest first. */
export const statementLines = (db: ReadDb, id: StatementId): StatementLine[] =>
  db
    .all<{ line: number; deed: string; at: string; by: string }>(
      'SELECT line, deed, at, actor AS "by" FROM court_statement_line WHERE statement_id = ? ORDER BY line',
      [id],
    )
    .map(({ deed, ...line }) => ({ ...(JSON.parse(deed) as StatementDeed), ...line }));
