/**
 * @file Lines of a readiness page that were set aside; lines are only added, the newest for each counts. Those that withhold words
 * are read in `withheld.ts`.
 */
import type { ScreeningId } from '../../core/ids.ts';
import type { SetAside } from '../../core/worksheets/readiness.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import type { WithheldLine } from './withheld.ts';

export type AsideRow = SetAside & { readonly line: string };

/** Those that stand. */
export const listAside = (db: ReadDb, screeningId: ScreeningId): AsideRow[] =>
  db.all<AsideRow>(
    `SELECT line, reason, at, actor AS "by" FROM readiness_aside AS l
      WHERE screening_id = ? AND stands = 1 AND id = (SELECT max(id) FROM readiness_aside
        WHERE screening_id = l.screening_id AND line = l.line) ORDER BY id`,
    [screeningId],
  );

/** By line, the entry of the log that set it aside, of those that stand. */
export const asideEntries = (db: ReadDb, screeningId: ScreeningId): Map<string, number> =>
  new Map(
    db
      .all<{ line: string; seq: number }>(
        `SELECT line, log_seq AS seq FROM readiness_aside AS l
          WHERE screening_id = ? AND stands = 1 AND id = (SELECT max(id) FROM readiness_aside
            WHERE screening_id = l.screening_id AND line = l.line)`,
        [screeningId],
      )
      .map(({ line, seq }) => [line, seq]),
  );

export function insertAside(
  tx: WriteTx,
  screeningId: ScreeningId,
  stands: boolean,
  {
    line,
    reason,
    at,
    by,
    readers = null,
    row = null,
    passage = null,
  }: AsideRow & Partial<Pick<WithheldLine, 'readers' | 'row' | 'passage'>>,
): void {
  tx.run(
    `INSERT INTO readiness_aside (screening_id, line, stands, reason, at, actor, log_seq, readers, told_row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      screeningId,
      line,
      stands ? 1 : 0,
      reason,
      at,
      by,
      nextEntry(tx),
      ...[readers, row ?? passage].map((one) => (one === null ? null : JSON.stringify(one))),
    ],
  );
}
