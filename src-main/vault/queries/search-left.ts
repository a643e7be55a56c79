/** @file What something that left was made of, as far as the record of it says. */
import type { CaseId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';

/** By the kind of release, as queries/releases.ts names them: text that has the identifiers of exhibits and records. */
const MADE_OF: Readonly<Record<string, string>> = {
  bundle: 'SELECT page_map AS made FROM bundle_issue WHERE id = ?',
  pack: 'SELECT made_of AS made FROM pack WHERE id = ?',
  handover: `SELECT h.made_of || coalesce((SELECT group_concat(e.id, ' ') FROM evidence AS e
      WHERE e.case_id = h.case_id AND instr(h.made_of, e.sha256) > 0), '') AS made FROM handover_out AS h WHERE h.id = ?`,
};
const OF_A_RECORD = 'SELECT screening_id AS made FROM release WHERE id = ?';

/** Empty where the record of it names nothing: a copy of the log, a chronology. */
export function whatItHolds(db: ReadDb, release: string): string {
  const [kind = '', id = ''] = release.split(':');
  // An original that was written out is named by the release itself.
  if (kind === 'evidence') return id;
  if (kind === 'log' || kind === 'chronology') return '';
  const made = db.get<{ made: string | null }>(MADE_OF[kind] ?? OF_A_RECORD, [id])?.made ?? '';
  // A sheet that was typed and never shown for it is named by the release itself.
  return kind === 'typed' && made === '' ? id : made;
}

/** One case, or all. */
export const caseReferences = (db: ReadDb, caseId: CaseId | null): { id: CaseId; reference: string }[] =>
  db.all('SELECT id, reference FROM case_file WHERE ? IS NULL OR id = ? ORDER BY reference', [
    caseId,
    caseId,
  ]);
