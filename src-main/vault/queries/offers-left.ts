/** @file What was offered beside the points of a worksheet and left: lines are only added, the newest counts. */
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface OfferLeftRow {
  readonly point: string;
  readonly answerId: number;
  readonly part: string;
  readonly at: string;
  readonly by: string;
}

/** Those that stand. */
export const listOffersLeft = (db: ReadDb, screeningId: ScreeningId): OfferLeftRow[] =>
  db.all<OfferLeftRow>(
    `SELECT point, answer_id AS answerId, part, at, actor AS "by" FROM offer_left AS l
      WHERE screening_id = ? AND stands = 1 AND id = (SELECT max(id) FROM offer_left
        WHERE screening_id = l.screening_id AND point = l.point AND answer_id = l.answer_id AND part = l.part)
      ORDER BY id`,
    [screeningId],
  );

export function insertOfferLeft(
  tx: WriteTx,
  screeningId: ScreeningId,
  stands: boolean,
  { point, answerId, part, at, by }: OfferLeftRow,
): void {
  tx.run(
    `INSERT INTO offer_left (screening_id, point, answer_id, part, stands, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [screeningId, point, answerId, part, stands ? 1 : 0, at, by, nextEntry(tx)],
  );
}
