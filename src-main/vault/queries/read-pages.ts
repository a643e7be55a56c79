/**
 * @file Pages that were read by machine: which wait for it, what was read of them so far, and what went into a working
 * copy. A page is written down as soon as it is read: whoever is stopped or killed goes on with the next.
 */
import {
  certaintyOf,
  type MachineRead,
  type PageRead,
  textOfWords,
} from '../../core/evidence/machine-read.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { deleteBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import type { EvidenceRecord } from './evidence.ts';
import { indexOnePage } from './search-index.ts';

export interface SilentExhibit {
  readonly evidenceId: EvidenceId;
  readonly title: string;
  /** Beside English, as somebody chose for it; null for those that are usual. */
  readonly languages: readonly string[] | null;
  /** 1-based pages that have no text and were not read yet, in order. */
  readonly pages: readonly number[];
  /** It was read to its end, and its words do not lie in the working copy yet. */
  readonly toLay: boolean;
  /** Pages that could not be read, and why. */
  readonly failed: readonly { readonly page: number; readonly code: string }[];
}

/** Exhibits of a case with pages to read, or with words to lay; of those whose own text the index of words has read. */
export function silentExhibits(db: ReadDb, caseId: CaseId): SilentExhibit[] {
  return db
    .all<{ id: EvidenceId; title: string; pageCount: number; chosen: string | null }>(
      `SELECT id, title, page_count AS pageCount, reading_languages AS chosen FROM evidence AS e
        WHERE case_id = ? AND removed_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM search_due WHERE source = 'page' AND key = e.id)
          AND NOT EXISTS (SELECT 1 FROM search_unread WHERE evidence_id = e.id)
        ORDER BY position`,
      [caseId],
    )
    .flatMap(({ id, title, pageCount, chosen }) => {
      const done = knownPages(db, id);
      const read = db.all<{ page: number; code: string }>(
        'SELECT page, code FROM search_read WHERE evidence_id = ? ORDER BY page',
        [id],
      );
      const pages = Array.from({ length: pageCount }, (_, at) => at + 1).filter((page) => !done.has(page));
      const failed = read.filter(({ code }) => code !== '');
      const toLay = pages.length === 0 && read.some(({ code }) => code === '');
      const languages = chosen === null ? null : (JSON.parse(chosen) as string[]);
      const found = { evidenceId: id, title, languages, pages, toLay, failed };
      return pages.length === 0 && read.length === 0 ? [] : [found];
    });
}

/** In which languages its pages are to be read; null for those that are usual. */
export function setReadingLanguages(tx: WriteTx, id: EvidenceId, languages: readonly string[] | null): void {
  const chosen = languages === null ? null : JSON.stringify(languages);
  tx.run('UPDATE evidence SET reading_languages = ? WHERE id = ?', [chosen, id]);
}

/** Pages that say something, or that a machine has looked at. */
const knownPages = (db: ReadDb, id: EvidenceId): Set<number> =>
  new Set(
    db
      .all<{ page: number }>(
        `SELECT page FROM search_piece WHERE source = 'page' AND key = :id
         UNION SELECT page FROM search_read WHERE evidence_id = :id
         UNION SELECT json_extract(j.value, '$.page') FROM evidence AS e, json_each(e.machine_read) AS j WHERE e.id = :id`,
        { id },
      )
      .map(({ page }) => page),
  );

/** Exhibits of a case whose own text the index of words has not read: nobody knows yet which pages have any. */
export const notIndexed = (db: ReadDb, caseId: CaseId): { evidenceId: EvidenceId; blob: string }[] =>
  db.all(
    `SELECT e.id AS evidenceId, e.working_blob AS blob FROM evidence AS e
       JOIN search_due AS d ON d.source = 'page' AND d.key = e.id
      WHERE e.case_id = ? AND e.removed_at IS NULL ORDER BY e.position`,
    [caseId],
  );

/** What was read of one page: found by its words at once. */
export function keepRead(tx: WriteTx, evidenceId: EvidenceId, read: PageRead, reader: string): void {
  tx.run(
    `INSERT OR REPLACE INTO search_read (evidence_id, page, words, certainty, reader, code) VALUES (?, ?, ?, ?, ?, '')`,
    [evidenceId, read.page, JSON.stringify(read), certaintyOf(read.words), reader],
  );
  indexOnePage(tx, evidenceId, read.page, textOfWords(read.words));
}

/** It could not be read, for this reason: not tried again by itself. */
export function keepUnreadable(
  tx: WriteTx,
  evidenceId: EvidenceId,
  page: number,
  { code, reader }: { readonly code: string; readonly reader: string },
): void {
  const words = JSON.stringify({ page, turns: 0, words: [] } satisfies PageRead);
  tx.run(
    `INSERT OR REPLACE INTO search_read (evidence_id, page, words, certainty, reader, code) VALUES (?, ?, ?, NULL, ?, ?)`,
    [evidenceId, page, words, reader, code],
  );
}

/** Its words stay beside the working copy, for this reason: found, and not in what goes into a bundle. */
export function keepBeside(tx: WriteTx, evidenceId: EvidenceId, code: string): void {
  tx.run(`UPDATE search_read SET code = ? WHERE evidence_id = ? AND code = ''`, [code, evidenceId]);
}

/** What could not be done is to be done again. */
export function retryFailed(tx: WriteTx, caseId: CaseId): void {
  const own = 'evidence_id IN (SELECT id FROM evidence WHERE case_id = ?)';
  tx.run(`DELETE FROM search_read WHERE code <> '' AND words LIKE '%"words":[]%' AND ${own}`, [caseId]);
  tx.run(`UPDATE search_read SET code = '' WHERE code <> '' AND ${own}`, [caseId]);
}

/** What was read of an exhibit and is in no working copy yet, in order. */
export const readSoFar = (db: ReadDb, evidenceId: EvidenceId): PageRead[] =>
  db
    .all<{ words: string }>(
      `SELECT words FROM search_read WHERE evidence_id = ? AND code = '' ORDER BY page`,
      [evidenceId],
    )
    .map(({ words }) => JSON.parse(words) as PageRead);

export interface SearchableCopy {
  /** Null where no page had words: the working copy stays as it is. */
  readonly blob: string | null;
  readonly pages: readonly MachineRead[];
  readonly workingSteps: readonly string[];
  readonly notes: EvidenceRecord['notes'];
}

/** The working copy with the words, in place of the one before. The file as it came is never touched. */
export function setMachineRead(tx: WriteTx, record: EvidenceRecord, copy: SearchableCopy): void {
  const { id, workingBlob, originalBlob } = record;
  const all = [...record.machineRead, ...copy.pages].sort((a, b) => a.page - b.page);
  tx.run(
    'UPDATE evidence SET machine_read = ?, working_blob = ?, working_steps = ?, notes = ? WHERE id = ?',
    [
      JSON.stringify(all),
      copy.blob ?? workingBlob,
      JSON.stringify(copy.workingSteps),
      JSON.stringify(copy.notes),
      id,
    ],
  );
  tx.run(`DELETE FROM search_read WHERE evidence_id = ? AND code = ''`, [id]);
  if (copy.blob === null || workingBlob === originalBlob) return;
  const isKept = tx.get('SELECT 1 FROM handover_exhibit WHERE ? IN (original_blob, working_blob)', [
    workingBlob,
  ]);
  if (isKept === undefined) deleteBlob(tx, workingBlob);
}

/** How sure the machine is of a page it read, 0 to 100; null for a page that was not read by one. */
export const certaintyAt = (db: ReadDb, evidenceId: string, page: number): number | null =>
  db.get<{ certainty: number | null }>(
    `SELECT certainty FROM search_read WHERE evidence_id = :id AND page = :page
     UNION ALL SELECT json_extract(j.value, '$.certainty') FROM evidence AS e, json_each(e.machine_read) AS j
      WHERE e.id = :id AND json_extract(j.value, '$.page') = :page`,
    { id: evidenceId, page },
  )?.certainty ?? null;
