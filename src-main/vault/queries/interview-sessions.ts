/** @file In which language, and with which interpreter, a record was held: a line whenever that changes. */
import type { SittingView } from '../../contract/interviews.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import type { ScreeningRow } from './screening.ts';

/** The first sitting, then each that was held otherwise, in order: the last is in force. */
export function listSittings(
  db: ReadDb,
  row: Pick<ScreeningRow, 'id' | 'startedAt' | 'author' | 'language' | 'interpreter'>,
): [SittingView, ...SittingView[]] {
  const { startedAt: at, author, language, interpreter } = row;
  const later = db.all<SittingView>(
    `SELECT layer, at, author, language, interpreter FROM screening_sitting WHERE screening_id = ? ORDER BY id`,
    [row.id],
  );
  return [{ layer: 0, at, author, language, interpreter }, ...later];
}

export function sittingInForce(
  db: ReadDb,
  row: Pick<ScreeningRow, 'id' | 'startedAt' | 'author' | 'language' | 'interpreter'>,
): SittingView {
  const sittings = listSittings(db, row);
  return sittings.at(-1) ?? sittings[0];
}

export function insertSitting(tx: WriteTx, id: ScreeningId, sitting: SittingView, nonce: string): void {
  const { layer, at, author, language, interpreter } = sitting;
  tx.run(
    `INSERT INTO screening_sitting (screening_id, layer, at, author, language, interpreter, nonce)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [id, layer, at, author, language, interpreter, nonce],
  );
}
