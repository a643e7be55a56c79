import type { BreakView, LayerView, ScreeningView } from '../../contract/interviews.ts';
import type { ScreeningId } from '../../core/ids.ts';
import { breaksOf } from '../../core/interviews/break.ts';
import { targetsIn } from '../../core/interviews/put-right-in-place.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { readHeld, writeHeld } from './held.ts';

export function listLayers(db: ReadDb, id: ScreeningId): LayerView[] {
  type Stored = Omit<LayerView, 'heldOn'> & { readonly heldOn: string | null };
  return db
    .all<Stored>(
      `SELECT layer, at, author, reason, held_on AS heldOn, taken_by AS takenBy FROM screening_layer
        WHERE screening_id = ? ORDER BY layer`,
      [id],
    )
    .map((row) => ({ ...row, heldOn: readHeld(row.heldOn) }));
}

export function insertLayer(tx: WriteTx, id: ScreeningId, layer: LayerView, nonce: string): void {
  tx.run(
    `INSERT INTO screening_layer (screening_id, layer, at, author, reason, held_on, taken_by, nonce)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [id, layer.layer, layer.at, layer.author, layer.reason, writeHeld(layer.heldOn), layer.takenBy, nonce],
  );
}

/** Those that were taken back say why; what is told of the talk leaves them out. */
export function listBreaks(db: ReadDb, id: ScreeningId): BreakView[] {
  const lines = db.all<Omit<BreakView, 'takenBack'>>(
    'SELECT started_at AS startedAt, ended_at AS endedAt, reason FROM interview_break WHERE screening_id = ? ORDER BY id',
    [id],
  );
  return breaksOf(lines).map(({ one, takenBack }) => (takenBack === null ? one : { ...one, takenBack }));
}

export interface RunningBreak {
  readonly id: number;
  readonly startedAt: string;
  readonly reason: string;
  readonly nonce: string;
}

export function openBreak(db: ReadDb, id: ScreeningId): RunningBreak | undefined {
  return db.get<RunningBreak>(
    `SELECT id, started_at AS startedAt, reason, nonce FROM interview_break
      WHERE screening_id = ? AND ended_at IS NULL ORDER BY id DESC`,
    [id],
  );
}

export function insertBreak(
  tx: WriteTx,
  id: ScreeningId,
  { startedAt, reason }: Pick<BreakView, 'startedAt' | 'reason'>,
  nonce: string,
): void {
  tx.run('INSERT INTO interview_break (screening_id, started_at, reason, nonce) VALUES (?, ?, ?, ?)', [
    id,
    startedAt,
    reason,
    nonce,
  ]);
}

export function endBreak(tx: WriteTx, breakId: number, endedAt: string, reason: string): void {
  tx.run('UPDATE interview_break SET ended_at = ?, reason = ? WHERE id = ?', [endedAt, reason, breakId]);
}

type NoteView = ScreeningView['notes'][number];

export function listNotes(db: ReadDb, id: ScreeningId): NoteView[] {
  type Stored = Omit<NoteView, 'privileged' | 'heldOn'> & {
    readonly privileged: 0 | 1;
    readonly heldOn: string | null;
  };
  return db
    .all<Stored>(
      `SELECT id, question, at, held_on AS heldOn, author, written_by AS writtenBy, note,
              read_back_of AS readBackOf,
              EXISTS (SELECT 1 FROM privileged_now WHERE kind = 'note' AND subject = CAST(partner_note.id AS TEXT))
                AS privileged
         FROM partner_note WHERE screening_id = ? ORDER BY id`,
      [id],
    )
    .map((row) => ({ ...row, privileged: row.privileged === 1, heldOn: readHeld(row.heldOn) }));
}

export function insertNote(
  tx: WriteTx,
  id: ScreeningId,
  note: Omit<NoteView, 'id' | 'privileged'>,
  nonce: string,
): void {
  tx.run(
    `INSERT INTO partner_note (screening_id, question, at, held_on, author, written_by, note, read_back_of, nonce)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      note.question,
      note.at,
      writeHeld(note.heldOn),
      note.author,
      note.writtenBy,
      note.note,
      note.readBackOf,
      nonce,
    ],
  );
}

/** By later account that only puts another right, that account. */
export const targetsOf = (db: ReadDb, id: ScreeningId): ReadonlyMap<number, number> =>
  targetsIn(listLayers(db, id));
