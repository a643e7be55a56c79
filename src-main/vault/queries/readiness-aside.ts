/** @file Lines of a readiness page that were set aside: lines are only added, the newest for each counts. */
import type { ScreeningId } from '../../core/ids.ts';
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
