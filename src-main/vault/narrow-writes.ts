/**
 * @file Writing without an entry in the log, to what says nothing by itself: the index of words, which is made of what other
 * tables hold, and pieces of a file that is on its way in. To those nothing points before all of them are there: what takes the
 * file in is the transaction that names it, with its entry. Pieces that were never named are cleared away.
 */
import { TestimonyError } from '../core/errors/errors.ts';
import type { WriteTx } from './db.ts';

/** Throws `internal` where a statement would write to anything else. */
export const indexOnly = (tx: WriteTx): WriteTx => only(tx, INDEX, 'search_words');

/** Throws as `indexOnly`. */
export const piecesOnly = (tx: WriteTx): WriteTx => only(tx, PIECES, 'blob');

const only = (tx: WriteTx, allowed: RegExp, subject: string): WriteTx => ({
  ...tx,
  run: (sql, params) => {
    if (!allowed.test(sql)) throw new TestimonyError('internal', { subject });
    return tx.run(sql, params);
  },
});

const INDEX =
  /^\s*(INSERT( OR (IGNORE|REPLACE))? INTO|DELETE FROM|UPDATE) search_(piece|due|unread|term|words|read|person)\b/;
const PIECES = /^\s*(INSERT INTO|DELETE FROM) blob(_chunk)?\b/;
