/** @file Bundles in the store: the arrangement, and every file that was built from it. */
import type { BundleIssueView, BundleSummary } from '../../contract/bundles.ts';
import { type CourtHeading, NO_HEADING } from '../../core/bundles/court-heading.ts';
import { type Marking, PLAIN } from '../../core/bundles/marking.ts';
import type { PageMap } from '../../core/bundles/page-map.ts';
import type { BundleId, CaseId, EvidenceId, SectionId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { type EvidenceRecord, findEvidence } from './evidence.ts';

export interface StoredSection {
  readonly title: string;
  /** In order; exhibits that were removed from the case are left out. */
  readonly evidence: readonly EvidenceRecord[];
}

/** A file that was built, with what it was built from. */
export interface BundleIssue extends BundleIssueView {
  readonly bundleId: BundleId;
  /** Title it carries. */
  readonly title: string;
  /** Hash of the newest log entry when it was built. */
  readonly auditHead: string;
  readonly map: PageMap;
  /** Whom it was made for: the court as it was named then, or the reader of a served copy. */
  readonly to: string;
}

/** Leaves out what was taken out of the list of a case's bundles. */
export const IN_THE_LIST = `json_extract(marking, '$.removedAt') IS NULL`;

/** Leaves out what failed after it was recorded, and is not outside: the log has it. `id`: of the issue's row. */
const leftAs = (id: string) => `NOT EXISTS (
       SELECT 1 FROM departure_line
        WHERE kind = 'bundle' AND line = ${id} AND departure_line.state = 'did-not-leave')`;

const SUMMARY = `
  id, case_id AS caseId, title, profile, court, hearing_date AS hearingDate, updated_at AS updatedAt, heading, marking,
  EXISTS (SELECT 1 FROM bundle_issue AS i WHERE i.bundle_id = bundle.id AND ${leftAs('i.id')}) AS isBuilt`;

interface BundleRow extends Omit<BundleSummary, 'heading' | 'marking' | 'isBuilt'> {
  readonly heading: string;
  readonly marking: string;
  readonly isBuilt: number;
}

/** Beside how it is marked: an arrangement that was taken out of the list has the time. */
type KeptMarking = Partial<Marking> & { readonly removedAt?: string };

function toSummary({ heading, marking, isBuilt, ...row }: BundleRow): BundleSummary {
  const { removedAt: _removed, ...marked } = JSON.parse(marking) as KeptMarking;
  return {
    ...row,
    heading: { ...NO_HEADING, ...(JSON.parse(heading) as Partial<CourtHeading>) },
    marking: { ...PLAIN, ...marked },
    isBuilt: isBuilt === 1,
  };
}

/** `removed`: those that were taken out of the list count too. */
export function findBundle(db: ReadDb, id: BundleId, { removed = false } = {}): BundleSummary | undefined {
  const row = db.get<BundleRow>(`SELECT ${SUMMARY} FROM bundle WHERE id = ? AND (? OR ${IN_THE_LIST})`, [
    id,
    removed ? 1 : 0,
  ]);
  return row === undefined ? undefined : toSummary(row);
}

/** Newest change first. `removed`: those instead that were taken out of the list. */
export function listBundles(db: ReadDb, caseId: CaseId, { removed = false } = {}): BundleSummary[] {
  const rows = db.all<BundleRow>(
    `SELECT ${SUMMARY} FROM bundle WHERE case_id = ? AND (${IN_THE_LIST}) = ? ORDER BY log_seq DESC, rowid DESC`,
    [caseId, removed ? 0 : 1],
  );
  return rows.map(toSummary);
}

export function insertBundle(tx: WriteTx, bundle: Omit<BundleSummary, 'isBuilt'>): void {
  tx.run(
    `INSERT INTO bundle (id, case_id, title, profile, court, hearing_date, heading, marking, created_at, updated_at,
       log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      bundle.id,
      bundle.caseId,
      bundle.title,
      bundle.profile,
      bundle.court,
      bundle.hearingDate,
      JSON.stringify(bundle.heading),
      JSON.stringify(bundle.marking),
      bundle.updatedAt,
      bundle.updatedAt,
      nextEntry(tx),
    ],
  );
}

/** Takes an arrangement out of the list, or puts it back for null. */
export function setBundleRemoved(tx: WriteTx, id: BundleId, at: string | null): void {
  const marking = at === null ? `json_remove(marking, '$.removedAt')` : `json_set(marking, '$.removedAt', ?)`;
  tx.run(`UPDATE bundle SET marking = ${marking} WHERE id = ?`, at === null ? [id] : [at, id]);
}

export function updateBundle(
  tx: WriteTx,
  bundle: Omit<BundleSummary, 'caseId' | 'profile' | 'isBuilt'>,
): void {
  tx.run(
    `UPDATE bundle SET title = ?, court = ?, hearing_date = ?, heading = ?, marking = ?, updated_at = ?, log_seq = ?
     WHERE id = ?`,
    [
      bundle.title,
      bundle.court,
      bundle.hearingDate,
      JSON.stringify(bundle.heading),
      JSON.stringify(bundle.marking),
      bundle.updatedAt,
      nextEntry(tx),
      bundle.id,
    ],
  );
}

/** One exhibit in the place of another, in every bundle that does not hold both. Gives how many were changed. */
export function replaceInBundles(tx: WriteTx, from: EvidenceId, to: EvidenceId): number {
  const holding = tx.all<{ id: BundleId }>(
    `SELECT bundle_id AS id FROM bundle_item WHERE evidence_id = ?
      EXCEPT SELECT bundle_id FROM bundle_item WHERE evidence_id = ?`,
    [from, to],
  );
  for (const { id } of holding) {
    tx.run('UPDATE bundle_item SET evidence_id = ? WHERE bundle_id = ? AND evidence_id = ?', [to, id, from]);
    tx.run('UPDATE bundle SET log_seq = ? WHERE id = ?', [nextEntry(tx), id]);
  }
  return holding.length;
}

/** Replaces sections and items, all of them. */
export function replaceSections(
  tx: WriteTx,
  bundleId: BundleId,
  sections: readonly {
    readonly id: SectionId;
    readonly title: string;
    readonly evidenceIds: readonly EvidenceId[];
  }[],
): void {
  tx.run('DELETE FROM bundle_item WHERE bundle_id = ?', [bundleId]);
  tx.run('DELETE FROM bundle_section WHERE bundle_id = ?', [bundleId]);
  sections.forEach(({ id, title, evidenceIds }, position) => {
    tx.run('INSERT INTO bundle_section (id, bundle_id, position, title) VALUES (?, ?, ?, ?)', [
      id,
      bundleId,
      position,
      title,
    ]);
    evidenceIds.forEach((evidenceId, place) => {
      tx.run('INSERT INTO bundle_item (bundle_id, section_id, position, evidence_id) VALUES (?, ?, ?, ?)', [
        bundleId,
        id,
        place,
        evidenceId,
      ]);
    });
  });
}

/** The arrangement in order, sections without documents included. */
export function readSections(db: ReadDb, bundleId: BundleId): StoredSection[] {
  const sections = db.all<{ id: string; title: string }>(
    'SELECT id, title FROM bundle_section WHERE bundle_id = ? ORDER BY position',
    [bundleId],
  );
  const items = db.all<{ sectionId: string; evidenceId: EvidenceId }>(
    `SELECT section_id AS sectionId, evidence_id AS evidenceId FROM bundle_item
     WHERE bundle_id = ? ORDER BY position`,
    [bundleId],
  );
  return sections.map(({ id, title }) => ({
    title,
    evidence: items
      .filter((item) => item.sectionId === id)
      .flatMap((item) => findEvidence(db, item.evidenceId) ?? [])
      .filter((record) => record.removedAt === null),
  }));
}

/** What stands in the arrangement and was since removed from the case, in order. */
export function removedItems(db: ReadDb, bundleId: BundleId): { readonly title: string }[] {
  return db.all<{ title: string }>(
    `SELECT evidence.title FROM bundle_item JOIN evidence ON evidence.id = evidence_id
     WHERE bundle_id = ? AND removed_at IS NOT NULL ORDER BY bundle_item.position`,
    [bundleId],
  );
}

interface IssueRow extends Omit<BundleIssue, 'map' | 'to'> {
  readonly map: string;
}

const ISSUE = `
  i.id, i.bundle_id AS bundleId, i.built_at AS builtAt, i.built_by AS builtBy, i.file_name AS fileName, i.title,
  i.pages, i.documents, i.byte_size AS byteSize, i.sha256, i.audit_head AS auditHead, i.page_map AS map`;
/** `to` is kept beside the map; '' in what an earlier program built. */
function toIssue(row: IssueRow): BundleIssue {
  const { to = '', ...map } = JSON.parse(row.map) as PageMap & { readonly to?: string };
  return { ...row, map, to };
}

export function insertIssue(tx: WriteTx, issue: BundleIssue): void {
  tx.run(
    `INSERT INTO bundle_issue
       (id, bundle_id, built_at, built_by, file_name, title, pages, documents, byte_size, sha256, audit_head, page_map,
        log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      issue.id,
      issue.bundleId,
      issue.builtAt,
      issue.builtBy,
      issue.fileName,
      issue.title,
      issue.pages,
      issue.documents,
      issue.byteSize,
      issue.sha256,
      issue.auditHead,
      JSON.stringify({ ...issue.map, to: issue.to }),
      nextEntry(tx),
    ],
  );
}

/** Newest first. */
export function listIssues(db: ReadDb, bundleId: BundleId): BundleIssueView[] {
  return db.all<BundleIssueView>(
    `SELECT id, built_at AS builtAt, built_by AS builtBy, file_name AS fileName, pages, documents,
            byte_size AS byteSize, sha256
     FROM bundle_issue WHERE bundle_id = ? AND ${leftAs('bundle_issue.id')}
     ORDER BY rowid DESC`,
    [bundleId],
  );
}

/** The newest file of a bundle, or of another of its case with its title, which whoever builds by command may have made. */
export function newestIssue(db: ReadDb, bundleId: BundleId): BundleIssue | undefined {
  const row = db.get<IssueRow>(
    `SELECT ${ISSUE} FROM bundle_issue i JOIN bundle b ON b.id = i.bundle_id JOIN bundle own ON own.id = ?
     WHERE b.case_id = own.case_id AND (b.id = own.id OR i.title = own.title) AND ${leftAs('i.id')}
     ORDER BY i.rowid DESC LIMIT 1`,
    [bundleId],
  );
  return row === undefined ? undefined : toIssue(row);
}

/** The file with exactly these bytes, whatever it is called now. */
export function findIssueByHash(db: ReadDb, sha256: string): BundleIssue | undefined {
  const row = db.get<IssueRow>(
    `SELECT ${ISSUE} FROM bundle_issue i WHERE i.sha256 = ? ORDER BY i.rowid DESC LIMIT 1`,
    [sha256],
  );
  return row === undefined ? undefined : toIssue(row);
}

/** The newest file that was built under this name. */
export function findIssueByName(db: ReadDb, fileName: string): BundleIssue | undefined {
  const row = db.get<IssueRow>(
    `SELECT ${ISSUE} FROM bundle_issue i WHERE i.file_name = ? ORDER BY i.rowid DESC LIMIT 1`,
    [fileName],
  );
  return row === undefined ? undefined : toIssue(row);
}

/** Pages of exhibits that were pictures when a file was built, as the log has it: it may have been decided anew since. */
export function picturedWhenBuilt(db: ReadDb, { id }: Pick<BundleIssue, 'id'>): Map<string, number[]> {
  const rows = db.all<{ subject: string; pages: string | null }>(
    `SELECT subject, json_extract(CAST(canonical AS TEXT), '$.facts.pages') AS pages FROM audit_entry
      WHERE action = 'evidence.pages-pictured' AND seq < (SELECT log_seq FROM bundle_issue WHERE id = ?)
      ORDER BY seq`,
    [id],
  );
  return new Map(rows.map(({ subject, pages }) => [subject, (pages ?? '').split(' ').map(Number)]));
}

/** Whether a file left under this name, and was not stopped on its way. */
export const wasIssuedAs = (db: ReadDb, fileName: string): boolean =>
  db.get<{ found: number }>(
    `SELECT 1 AS found FROM bundle_issue i WHERE i.file_name = ? AND ${leftAs('i.id')}`,
    [fileName],
  ) !== undefined;

/** How long the files are that were built here, in bytes, the longest first. */
export function issueSizes(db: ReadDb): number[] {
  const rows = db.all<{ byteSize: number }>(
    'SELECT DISTINCT byte_size AS byteSize FROM bundle_issue ORDER BY byte_size DESC',
  );
  return rows.map(({ byteSize }) => byteSize);
}
