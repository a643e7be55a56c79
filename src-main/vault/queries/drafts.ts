/** @file What somebody has begun to type, in the store. */
import type { DraftText, Words } from '../../contract/drafts.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export interface DraftKeyOfActor {
  readonly actor: string;
  readonly kind: DraftText['kind'];
  readonly subject: string;
  readonly detail: string;
}

/** Newest first. */
export function listDraftText(db: ReadDb, actor: string, subject: string): DraftText[] {
  const rows = db.all<Omit<DraftText, 'words'> & { readonly words: string }>(
    'SELECT kind, detail, words, at FROM kept_words WHERE actor = ? AND subject = ? ORDER BY rowid DESC',
    [actor, subject],
  );
  return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as Words }));
}

export function keepDraftText(
  tx: WriteTx,
  { actor, kind, subject, detail }: DraftKeyOfActor,
  words: Words,
  at: string,
): void {
  tx.run(
    'INSERT OR REPLACE INTO kept_words (actor, kind, subject, detail, words, at) VALUES (?, ?, ?, ?, ?, ?)',
    [actor, kind, subject, detail, JSON.stringify(words), at],
  );
}

/** How many there were: 0 or 1. */
export function dropDraftText(tx: WriteTx, { actor, kind, subject, detail }: DraftKeyOfActor): number {
  return tx.run('DELETE FROM kept_words WHERE actor = ? AND kind = ? AND subject = ? AND detail = ?', [
    actor,
    kind,
    subject,
    detail,
  ]);
}
