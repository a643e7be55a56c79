/** @file What somebody has begun to type, in the store. */
import type { KeptWords, Words } from '../../contract/drafts.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export interface WordsPlace {
  readonly actor: string;
  readonly kind: KeptWords['kind'];
  readonly subject: string;
  readonly detail: string;
}

/** Newest first. */
export function listKeptWords(db: ReadDb, actor: string, subject: string): KeptWords[] {
  const rows = db.all<Omit<KeptWords, 'words'> & { readonly words: string }>(
    'SELECT kind, detail, words, at FROM kept_words WHERE actor = ? AND subject = ? ORDER BY at DESC, rowid DESC',
    [actor, subject],
  );
  return rows.map((row) => ({ ...row, words: JSON.parse(row.words) as Words }));
}

export function keepWords(
  tx: WriteTx,
  { actor, kind, subject, detail }: WordsPlace,
  words: Words,
  at: string,
): void {
  tx.run(
    'INSERT OR REPLACE INTO kept_words (actor, kind, subject, detail, words, at) VALUES (?, ?, ?, ?, ?, ?)',
    [actor, kind, subject, detail, JSON.stringify(words), at],
  );
}

/** How many there were: 0 or 1. */
export function dropWords(tx: WriteTx, { actor, kind, subject, detail }: WordsPlace): number {
  return tx.run('DELETE FROM kept_words WHERE actor = ? AND kind = ? AND subject = ? AND detail = ?', [
    actor,
    kind,
    subject,
    detail,
  ]);
}
