/** @file Cases in the store: list, search, show, write. */
import type { CASE_STATUSES, CaseSummary } from '../../contract/cases.ts';
import type { Situation } from '../../core/cases/situation.ts';
import type { Nation } from '../../core/dates/working-days.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { IN_THE_LIST } from './bundles.ts';
import { deskForms } from './form-use.ts';

export interface CaseRow {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly profile: string;
  readonly status: (typeof CASE_STATUSES)[number];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  /** Arrest, charge, detention, removal; empty where nobody was asked. */
  readonly situation: Situation;
  readonly nation: Nation;
}

interface SummaryRow {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly profile: string;
  readonly status: (typeof CASE_STATUSES)[number];
  readonly updatedAt: string;
  readonly people: number;
  readonly evidence: number;
  readonly interviews: number;
  readonly worksheets: number;
  readonly bundles: number;
}

const countsOf = (desk: string) => `
  (SELECT COUNT(*) FROM person WHERE case_id = c.id) AS people,
  (SELECT COUNT(*) FROM evidence WHERE case_id = c.id AND removed_at IS NULL) AS evidence,
  (SELECT COUNT(*) FROM screening WHERE case_id = c.id AND (form_id, form_version) NOT IN ${desk}) AS interviews,
  (SELECT COUNT(*) FROM screening WHERE case_id = c.id AND (form_id, form_version) IN ${desk}) AS worksheets,
  (SELECT COUNT(*) FROM bundle WHERE case_id = c.id AND ${IN_THE_LIST}) AS bundles`;
const SUMMARY = `c.id, c.reference, c.title, c.profile, c.status, c.updated_at AS updatedAt`;

/**
 * A page of cases, newest change first, that hold every one of `words` (folded, see core/text/search-text.ts).
 * Counts are worked out for the page only, so that ten thousand cases cost no more than a hundred.
 */
export function listCases(
  db: ReadDb,
  words: readonly string[],
  offset: number,
  limit: number,
): { cases: CaseSummary[]; total: number } {
  const where =
    words.length === 0 ? '' : `WHERE ${words.map(() => 'instr(search_text, ?) > 0').join(' AND ')}`;
  const total = db.get<{ n: number }>(`SELECT COUNT(*) AS n FROM case_file ${where}`, words)?.n ?? 0;
  const rows = db.all<SummaryRow>(
    `SELECT ${SUMMARY}, ${countsOf(deskForms(db))}
       FROM (SELECT *, rowid AS entry FROM case_file ${where} ORDER BY log_seq DESC, rowid DESC LIMIT ? OFFSET ?) AS c
      ORDER BY c.log_seq DESC, c.entry DESC`,
    [...words, limit, offset],
  );
  return { cases: rows.map(toSummary), total };
}

export function findCase(db: ReadDb, id: CaseId): CaseRow | undefined {
  const row = db.get<Omit<CaseRow, 'situation'> & { readonly situation: string | null }>(
    `SELECT id, reference, title, profile, status, created_at AS createdAt, created_by AS createdBy,
            updated_at AS updatedAt, situation, nation
       FROM case_file WHERE id = ?`,
    [id],
  );
  return row === undefined ? undefined : { ...row, situation: readSituation(row.situation) };
}

export function findCaseSummary(db: ReadDb, id: CaseId): CaseSummary | undefined {
  const row = db.get<SummaryRow>(
    `SELECT ${SUMMARY}, ${countsOf(deskForms(db))} FROM case_file AS c WHERE c.id = ?`,
    [id],
  );
  return row === undefined ? undefined : toSummary(row);
}

/** The case that already has this reference, whatever its spelling in capitals. */
export function findCaseByReference(
  db: ReadDb,
  reference: string,
): { id: CaseId; reference: string } | undefined {
  return db.get<{ id: CaseId; reference: string }>(
    'SELECT id, reference FROM case_file WHERE reference = ?',
    [reference],
  );
}

const readSituation = (stored: string | null): Situation =>
  stored === null ? {} : (JSON.parse(stored) as Situation);

export function setSituation(tx: WriteTx, id: CaseId, situation: Situation): void {
  tx.run('UPDATE case_file SET situation = ? WHERE id = ?', [JSON.stringify(situation), id]);
}

export function insertCase(tx: WriteTx, row: Omit<CaseRow, 'situation'>, searchText: string): void {
  tx.run(
    `INSERT INTO case_file (id, reference, title, profile, status, nation, search_text, created_at, created_by,
       updated_at, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      row.id,
      row.reference,
      row.title,
      row.profile,
      row.status,
      row.nation,
      searchText,
      row.createdAt,
      row.createdBy,
      row.updatedAt,
      nextEntry(tx),
    ],
  );
}

export function updateCase(
  tx: WriteTx,
  row: Pick<CaseRow, 'id' | 'reference' | 'title' | 'profile' | 'status' | 'nation' | 'updatedAt'>,
): void {
  tx.run(
    'UPDATE case_file SET reference = ?, title = ?, profile = ?, status = ?, nation = ?, updated_at = ?, log_seq = ? WHERE id = ?',
    [row.reference, row.title, row.profile, row.status, row.nation, row.updatedAt, nextEntry(tx), row.id],
  );
}

export function setCaseSearchText(tx: WriteTx, id: CaseId, searchText: string): void {
  tx.run('UPDATE case_file SET search_text = ? WHERE id = ?', [searchText, id]);
}

/** Something in the case changed: it moves up the list. */
export function touchCase(tx: WriteTx, id: CaseId, at: string): void {
  tx.run('UPDATE case_file SET updated_at = ?, log_seq = ? WHERE id = ?', [at, nextEntry(tx), id]);
}

function toSummary(row: SummaryRow): CaseSummary {
  const { people, evidence, interviews, worksheets, bundles, ...rest } = row;
  return { ...rest, counts: { people, evidence, interviews, worksheets, bundles } };
}
