/**
 * @file Lines of a readiness page that were set aside, and tellings beside a sheet whose words are withheld: lines are only
 * added, the newest for each counts.
 */
import type { Withheld } from '../../core/answers/fact.ts';
import { TOLD } from '../../core/answers/withheld.ts';
import type { PersonId, ScreeningId } from '../../core/ids.ts';
import type { SetAside } from '../../core/worksheets/readiness.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export type AsideRow = SetAside & { readonly line: string };

/** Those that stand. */
export const listAside = (db: ReadDb, screeningId: ScreeningId): AsideRow[] =>
  db.all<AsideRow>(
    `SELECT line, reason, at, actor AS "by" FROM readiness_aside AS l
      WHERE screening_id = ? AND stands = 1 AND id = (SELECT max(id) FROM readiness_aside
        WHERE screening_id = l.screening_id AND line = l.line) ORDER BY id`,
    [screeningId],
  );

/** Tellings whose words are withheld, on whichever sheet of the person that was decided: it holds on every one. */
export const listWithheld = (db: ReadDb, personId: PersonId): (Withheld & Pick<AsideRow, 'line'>)[] =>
  db
    .all<Withheld & Pick<AsideRow, 'line'> & { readonly stands: number }>(
      `SELECT line, reason, l.at AS at, l.actor AS "by", l.log_seq AS seq, stands FROM readiness_aside AS l
        JOIN screening AS s ON s.id = l.screening_id
        WHERE s.person_id = ? AND substr(line, 1, ?) = ? AND l.id = (
          SELECT max(a.id) FROM readiness_aside AS a JOIN screening AS b ON b.id = a.screening_id
          WHERE b.person_id = s.person_id AND a.line = l.line) ORDER BY l.id`,
      [personId, TOLD.length, TOLD],
    )
    .flatMap(({ stands, ...row }) => (stands === 1 ? [row] : []));

export function insertAside(
  tx: WriteTx,
  screeningId: ScreeningId,
  stands: boolean,
  { line, reason, at, by }: AsideRow,
): void {
  tx.run(
    `INSERT INTO readiness_aside (screening_id, line, stands, reason, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [screeningId, line, stands ? 1 : 0, reason, at, by, nextEntry(tx)],
  );
}
