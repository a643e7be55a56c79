/** @file What pages of documents say, as the index of words has them: how the first begin, and all of one. */
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';

export interface FirstPage {
  readonly id: EvidenceId;
  readonly originalName: string;
  readonly isDated: boolean;
  /** Its first letters. */
  readonly text: string;
}

/** Of a case; of a document without text there, or that the index has not read yet, there is none. */
export const firstPages = (db: ReadDb, caseId: CaseId): FirstPage[] =>
  db
    .all<Omit<FirstPage, 'isDated'> & { readonly isDated: number }>(
      `SELECT e.id AS id, e.original_name AS originalName, e.document_date IS NOT NULL AS isDated,
              substr(p.text, 1, 2000) AS text
         FROM evidence AS e JOIN search_piece AS p ON p.source = 'page' AND p.key = e.id AND p.page = 1
        WHERE e.case_id = ? AND e.removed_at IS NULL
          AND p.id = (SELECT min(id) FROM search_piece WHERE source = 'page' AND key = e.id AND page = 1)`,
      [caseId],
    )
    .map((row) => ({ ...row, isDated: row.isDated === 1 }));

/** Every page of a document that has words; none where the index has not read it yet. */
export const wordsOfPages = (db: ReadDb, id: EvidenceId): string[] =>
  db
    .all<{ readonly text: string }>(
      `SELECT text FROM search_piece WHERE source = 'page' AND key = ? ORDER BY page, id`,
      [id],
    )
    .map(({ text }) => text);
