/** @file The sheets that somebody worked on, for what they wrote there of themselves. */
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { formsAsking } from './form-use.ts';

export interface OwnSheet {
  readonly id: ScreeningId;
  readonly formId: string;
  readonly formVersion: string;
}

/** So many are looked through: whoever last referred under another name is asked again. */
const LOOKED_THROUGH = 5;

/** Those whose form asks for `fact` and holds an answer of `author`'s, the last worked on first; none that is privileged. */
export function ownSheets(db: ReadDb, author: string, fact: string): OwnSheet[] {
  return db.all<OwnSheet>(
    `SELECT s.id, s.form_id AS formId, s.form_version AS formVersion
       FROM screening s JOIN screening_answer a ON a.screening_id = s.id AND a.author = ?
      WHERE (s.form_id, s.form_version) IN ${formsAsking(db, fact)}
        AND NOT EXISTS (SELECT 1 FROM privileged_now WHERE kind = 'record' AND subject = s.id)
      GROUP BY s.id ORDER BY max(a.log_seq) DESC LIMIT ?`,
    [author, LOOKED_THROUGH],
  );
}
