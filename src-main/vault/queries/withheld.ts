/** @file Whose words are withheld from whom: read by the disclosure room, and where a person decides it. */
import type { Withheld } from '../../core/answers/fact.ts';
import type { PersonId } from '../../core/ids.ts';
import { keepsFrom, ReaderScope } from '../../core/withholding/readers.ts';
import { TOLD } from '../../core/withholding/withheld.ts';
import type { ReadDb } from '../db.ts';

/** A line that keeps words back. `row`: of a list that row alone, as it was told; null for the whole telling. */
export interface WithheldLine extends Withheld {
  readonly line: string;
  /** Null: from everybody. */
  readonly readers: ReaderScope | null;
  readonly row: Readonly<Record<string, unknown>> | null;
  /** Of an answer in words these alone, as they were told; null for the whole telling, or a row. */
  readonly passage: string | null;
}

/**
 * Tellings whose words are withheld, on whichever sheet of the person that was decided: it holds on every one. `reader`: only
 * what is kept from them; left out, from anybody.
 */
export const listWithheld = (db: ReadDb, personId: PersonId, reader = ''): WithheldLine[] =>
  db
    .all<Withheld & { line: string; stands: number; readers: string | null; row: string | null }>(
      `SELECT line, reason, l.at AS at, l.actor AS "by", l.log_seq AS seq, stands, readers, told_row AS "row"
         FROM readiness_aside AS l JOIN screening AS s ON s.id = l.screening_id
        WHERE s.person_id = ? AND substr(line, 1, ?) = ? AND l.id = (
          SELECT max(a.id) FROM readiness_aside AS a JOIN screening AS b ON b.id = a.screening_id
          WHERE b.person_id = s.person_id AND a.line = l.line) ORDER BY l.id`,
      [personId, TOLD.length, TOLD],
    )
    .flatMap(({ stands, readers, row, ...line }) => {
      const scope = readers === null ? null : ReaderScope.parse(JSON.parse(readers));
      if (stands !== 1 || !keepsFrom(scope, reader)) return [];
      const told: unknown = row === null ? null : JSON.parse(row);
      const of =
        typeof told === 'string'
          ? { row: null, passage: told }
          : { row: told as WithheldLine['row'], passage: null };
      return [{ ...line, readers: scope, ...of }];
    });
