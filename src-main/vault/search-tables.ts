/**
 * @file The tables of the index of words (migration 0510), and of pages read by machine (0540). They are made of what
 * other tables hold and can be made anew: so a salvage leaves them behind, and they may be written to without an entry in the
 * log. They are sealed like all others: whoever takes words out of the index hides what they stand in.
 */
import { TestimonyError } from '../core/errors/errors.ts';
import type { WriteTx } from './db.ts';

export const SEARCH_TABLES: readonly string[] = [
  'search_piece',
  'search_due',
  'search_unread',
  'search_term',
  'search_read',
];

/** Throws `internal` where a statement would write to anything else. */
export const indexOnly = (tx: WriteTx): WriteTx => ({
  ...tx,
  run: (sql, params) => {
    if (!writesIndexOnly(sql)) throw new TestimonyError('internal', { subject: 'search_words' });
    return tx.run(sql, params);
  },
});

const writesIndexOnly = (sql: string): boolean =>
  /^\s*(INSERT( OR (IGNORE|REPLACE))? INTO|DELETE FROM|UPDATE) search_(piece|due|unread|term|words|read)\b/.test(
    sql,
  );
