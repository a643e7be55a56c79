/** @file Erasures that were made, and cases whose time is over. */

import { covers } from '../../core/dates/day-in-force.ts';
import type { CaseId } from '../../core/ids.ts';
import type { ErasureCertificate } from '../../core/keeping/erasure.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { daysOfEntries, timesAhead } from './log-times.ts';

export function insertErasure(tx: WriteTx, certificate: ErasureCertificate): void {
  const { id, what, ground, at, by, second } = certificate;
  tx.run(
    'INSERT INTO erasure (id, what, ground, at, actor, second, certificate, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    [id, what, ground, at, by, second ?? '', JSON.stringify(certificate), nextEntry(tx)],
  );
  tx.run('INSERT INTO store_untidied (erasure_id, since) VALUES (?, ?)', [id, at]);
}

/** Newest first. */
export function listErasures(db: ReadDb): ErasureCertificate[] {
  return db
    .all<{ certificate: string }>('SELECT certificate FROM erasure ORDER BY rowid DESC')
    .map(({ certificate }) => JSON.parse(certificate) as ErasureCertificate);
}

export const findErasure = (db: ReadDb, id: string): ErasureCertificate | undefined =>
  listErasures(db).find((one) => one.id === id);

/** Erasures after which the store was not written anew yet. */
export const untidied = (db: ReadDb): string[] =>
  db.all<{ id: string }>('SELECT erasure_id AS id FROM store_untidied').map(({ id }) => id);

export function noteTidied(tx: WriteTx): void {
  tx.run('DELETE FROM store_untidied');
}

export interface DueCase {
  readonly id: CaseId;
  readonly reference: string;
  readonly title: string;
  /** ISO day it was last written in, by the log. */
  readonly since: string;
}

/**
 * Closed cases in which nothing was written after that ISO day, the longest first. A case that was closed while the battery was
 * dead is not from 1970: an entry is of no earlier day than the log held before it.
 */
export function dueCases(db: ReadDb, before: string): DueCase[] {
  const closed = db.all<DueCase & { readonly seq: number }>(
    `SELECT c.id, c.reference, c.title, substr(a.at, 1, 10) AS since, a.seq FROM case_file AS c
       JOIN audit_entry AS a ON a.seq = c.log_seq
      WHERE c.status IN ('closed', 'closed-referred') ORDER BY c.rowid`,
  );
  const ahead = timesAhead(db);
  const mayBe = closed.filter(({ seq, since }) => since < before || ahead.some((one) => covers(one, seq)));
  const days = daysOfEntries(
    db,
    mayBe.map(({ seq }) => seq),
  );
  return mayBe
    .map(({ seq, ...one }) => ({ ...one, since: days.get(seq) ?? one.since }))
    .filter(({ since }) => since < before)
    .toSorted((one, other) => (one.since < other.since ? -1 : Number(one.since > other.since)));
}

/** How many rows of a case, or of somebody in it, there are of each kind. */
export function sumOf(
  db: ReadDb,
  table: string,
  column: string,
  rows: ReadonlySet<number> | undefined,
): number {
  let sum = 0;
  for (const row of rows ?? [])
    sum +=
      db.get<{ value: number }>(`SELECT ${column} AS value FROM ${table} WHERE rowid = ?`, [row])?.value ?? 0;
  return sum;
}
