/** @file What was ever written in the fields of a case, a person or an exhibit. Rows are only ever added. */
import type { FieldLine } from '../../core/details/field-lines.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface StoredLine extends FieldLine {
  readonly subject: string;
  readonly field: string;
}

const COLUMNS = 'subject, field, line AS id, value, in_view_of AS inViewOf, at, author';

/** Of these subjects, in the order they were written down here. */
export const fieldLineRows = (db: ReadDb, subjects: readonly string[]): StoredLine[] =>
  db
    .all<Omit<StoredLine, 'inViewOf'> & { readonly inViewOf: string }>(
      `SELECT ${COLUMNS} FROM field_line WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY field_line.rowid`,
      [JSON.stringify(subjects)],
    )
    .map((row) => ({ ...row, inViewOf: JSON.parse(row.inViewOf) as string[] }));

/** With the entry of the log that comes next. */
export function insertFieldLine(tx: WriteTx, { subject, field, ...line }: StoredLine): void {
  tx.run(
    `INSERT INTO field_line (subject, field, line, value, in_view_of, at, author, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [subject, field, line.id, line.value, JSON.stringify(line.inViewOf), line.at, line.author, nextEntry(tx)],
  );
}

/** The entry of the log that the line was written down under here. */
export const entryOfFieldLine = (db: ReadDb, subject: string, line: string): number =>
  db.get<{ seq: number }>('SELECT log_seq AS seq FROM field_line WHERE subject = ? AND line = ?', [
    subject,
    line,
  ])?.seq ?? 0;
