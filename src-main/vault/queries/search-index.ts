/**
 * @file Keeping the index of words. Whatever changes a row writes down, in the same transaction, that the index has yet
 * to read it; here it is read. A crash between loses nothing: what is due is still due.
 */
import { type PageRead, textOfWords } from '../../core/evidence/machine-read.ts';
import type { PersonId } from '../../core/ids.ts';
import { fold, termsOf } from '../../core/search/fold.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { putPersonKeys } from './same-person.ts';
import { SEARCH_SOURCES, type SearchText, textOfRow } from './search-sources.ts';

export interface SearchDue {
  readonly id: number;
  readonly source: string;
  readonly key: string;
}

/** Rows the index has yet to read, oldest first; the pages of exhibits apart from all others. */
export const dueRows = (db: ReadDb, what: 'pages' | 'rows', most: number): SearchDue[] =>
  db.all<SearchDue>(
    `SELECT id, source, key FROM search_due WHERE (source = 'page') = ? ORDER BY id LIMIT ?`,
    [what === 'pages' ? 1 : 0, most],
  );

/** How many there are. */
export const countDue = (db: ReadDb): { pages: number; rows: number } =>
  db.get<{ pages: number; rows: number }>(
    `SELECT count(*) FILTER (WHERE source = 'page') AS pages, count(*) FILTER (WHERE source <> 'page') AS rows
       FROM search_due`,
  ) ?? { pages: 0, rows: 0 };

/** The row as it is now in place of what the index had of it; how long its text is. */
export function indexRow(tx: WriteTx, { id, source, key }: SearchDue): number {
  const from = SEARCH_SOURCES.find((one) => one.source === source);
  const text = from === undefined ? undefined : textOfRow(tx, from, key);
  putPieces(tx, source, key, text === undefined ? [] : [text]);
  if (source === 'person') putPersonKeys(tx, key as PersonId);
  tx.run('DELETE FROM search_due WHERE id = ?', [id]);
  return text?.text.length ?? 0;
}

/** The words of an exhibit's pages, in order, in place of those the index had. */
export function indexPages(tx: WriteTx, evidenceId: string, pages: readonly string[]): void {
  const row = tx.get<{ caseId: string }>('SELECT case_id AS caseId FROM evidence WHERE id = ?', [evidenceId]);
  const byMachine = readByMachine(tx, evidenceId);
  const texts = pages.map((text, index) => ({
    caseId: row?.caseId ?? '',
    page: index + 1,
    text: text.trim() === '' ? (byMachine.get(index + 1) ?? '') : text,
  }));
  putPieces(
    tx,
    'page',
    evidenceId,
    texts.filter(({ text }) => row !== undefined && text.trim() !== ''),
  );
  tx.run("DELETE FROM search_due WHERE source = 'page' AND key = ?", [evidenceId]);
  tx.run('DELETE FROM search_unread WHERE evidence_id = ?', [evidenceId]);
}

/** What a machine read of pages without text, where that lies in no working copy yet. */
const readByMachine = (db: ReadDb, evidenceId: string): Map<number, string> =>
  new Map(
    db
      .all<{ words: string }>('SELECT words FROM search_read WHERE evidence_id = ?', [evidenceId])
      .map(({ words }) => JSON.parse(words) as PageRead)
      .map(({ page, words }) => [page, textOfWords(words)]),
  );

/** The words of one page more, which had none. */
export function indexOnePage(tx: WriteTx, evidenceId: string, page: number, text: string): void {
  const row = tx.get<{ caseId: string }>('SELECT case_id AS caseId FROM evidence WHERE id = ?', [evidenceId]);
  if (row !== undefined && text.trim() !== '') addPieces(tx, 'page', evidenceId, [{ ...row, page, text }]);
}

/** Its pages could not be read, for this reason: said beside what is found, and not tried again by itself. */
export function noteUnread(tx: WriteTx, evidenceId: string, code: string): void {
  indexPages(tx, evidenceId, []);
  tx.run('INSERT OR REPLACE INTO search_unread (evidence_id, code) VALUES (?, ?)', [evidenceId, code]);
}

/** What could not be read is due again. */
export function retryUnread(tx: WriteTx): void {
  tx.run("INSERT OR IGNORE INTO search_due (source, key) SELECT 'page', evidence_id FROM search_unread");
}

/** After rows were taken out for good: what the index had of them, and every trace of their words in it. */
export function forgetGone(tx: WriteTx): void {
  const kept = SEARCH_SOURCES.map(
    ({ source, table }) => `SELECT '${source}' AS source, CAST(id AS TEXT) AS key FROM ${table}`,
  );
  kept.push("SELECT 'page', id FROM evidence");
  for (const table of ['search_piece', 'search_due'])
    tx.run(`DELETE FROM ${table} WHERE (source, key) NOT IN (${kept.join(' UNION ALL ')})`);
  for (const table of ['search_unread', 'search_read'])
    tx.run(`DELETE FROM ${table} WHERE evidence_id NOT IN (SELECT id FROM evidence)`);
  tx.run('DELETE FROM search_person WHERE person_id NOT IN (SELECT id FROM person)');
  tx.run("INSERT INTO search_words (search_words) VALUES ('rebuild')");
  tx.run('DELETE FROM search_term');
  const left = tx.all<{ text: string }>('SELECT text FROM search_piece');
  for (const { text } of left) addTerms(tx, text);
}

function putPieces(tx: WriteTx, source: string, key: string, texts: readonly SearchText[]): void {
  tx.run(
    `INSERT INTO search_words (search_words, rowid, text)
     SELECT 'delete', f.id, f.text FROM search_folded AS f JOIN search_piece AS p ON p.id = f.id
      WHERE p.source = ? AND p.key = ?`,
    [source, key],
  );
  tx.run('DELETE FROM search_piece WHERE source = ? AND key = ?', [source, key]);
  addPieces(tx, source, key, texts);
}

function addPieces(tx: WriteTx, source: string, key: string, texts: readonly SearchText[]): void {
  for (const { caseId, page, text } of texts) {
    const plain = text.normalize('NFC').replaceAll('\0', ' ');
    tx.run('INSERT INTO search_piece (source, key, case_id, page, text) VALUES (?, ?, ?, ?, ?)', [
      source,
      key,
      caseId,
      page,
      plain,
    ]);
    tx.run(
      'INSERT INTO search_words (rowid, text) SELECT id, text FROM search_folded WHERE id = last_insert_rowid()',
    );
    addTerms(tx, plain);
  }
}

const LETTERS_ONLY = /^[\p{L}\p{M}]{4,30}$/u;

function addTerms(tx: WriteTx, text: string): void {
  for (const term of termsOf(text))
    if (LETTERS_ONLY.test(term))
      tx.run('INSERT OR IGNORE INTO search_term (term, length) VALUES (?, ?)', [fold(term), term.length]);
}
