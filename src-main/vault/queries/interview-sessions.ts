/** @file In which language, and with which interpreter, a record was held: a line whenever that changes. */
import type { SessionView } from '../../contract/interviews.ts';
import type { ScreeningId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import type { ScreeningRow } from './screening.ts';

/** The first session, then each that was held otherwise, in order: the last is in force. */
export function listSessions(
  db: ReadDb,
  row: Pick<ScreeningRow, 'id' | 'startedAt' | 'author' | 'language' | 'interpreter'>,
): [SessionView, ...SessionView[]] {
  const { startedAt: at, author, language, interpreter } = row;
  const later = db.all<SessionView>(
    `SELECT layer, at, author, language, interpreter FROM screening_sitting WHERE screening_id = ? ORDER BY id`,
    [row.id],
  );
  return [{ layer: 0, at, author, language, interpreter }, ...later];
}

export function sessionInForce(
  db: ReadDb,
  row: Pick<ScreeningRow, 'id' | 'startedAt' | 'author' | 'language' | 'interpreter'>,
): SessionView {
  const sessions = listSessions(db, row);
  return sessions.at(-1) ?? sessions[0];
}

export function insertSession(tx: WriteTx, id: ScreeningId, session: SessionView, nonce: string): void {
  const { layer, at, author, language, interpreter } = session;
  tx.run(
    `INSERT INTO screening_sitting (screening_id, layer, at, author, language, interpreter, nonce)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [id, layer, at, author, language, interpreter, nonce],
  );
}
