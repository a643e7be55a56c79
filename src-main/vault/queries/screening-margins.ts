/** @file What surrounds the answers of an interview: later layers, breaks, partners' notes. */
import type { BreakView, LayerView, ScreeningView } from '../../shared/contract/screening.ts';
import type { ScreeningId } from '../../shared/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export function listLayers(db: ReadDb, id: ScreeningId): LayerView[] {
  return db.all<LayerView>(
    'SELECT layer, at, author, reason FROM screening_layer WHERE screening_id = ? ORDER BY layer',
    [id],
  );
}

export function insertLayer(tx: WriteTx, id: ScreeningId, layer: LayerView): void {
  tx.run('INSERT INTO screening_layer (screening_id, layer, at, author, reason) VALUES (?, ?, ?, ?, ?)', [
    id,
    layer.layer,
    layer.at,
    layer.author,
    layer.reason,
  ]);
}

export function listBreaks(db: ReadDb, id: ScreeningId): BreakView[] {
  return db.all<BreakView>(
    'SELECT started_at AS startedAt, ended_at AS endedAt, reason FROM interview_break WHERE screening_id = ? ORDER BY id',
    [id],
  );
}

export function openBreak(db: ReadDb, id: ScreeningId): { id: number; startedAt: string } | undefined {
  return db.get<{ id: number; startedAt: string }>(
    'SELECT id, started_at AS startedAt FROM interview_break WHERE screening_id = ? AND ended_at IS NULL ORDER BY id DESC',
    [id],
  );
}

export function insertBreak(tx: WriteTx, id: ScreeningId, startedAt: string, reason: string): void {
  tx.run('INSERT INTO interview_break (screening_id, started_at, reason) VALUES (?, ?, ?)', [
    id,
    startedAt,
    reason,
  ]);
}

/** `reason` fills in one that was not given when the break began; it never replaces one that was. */
export function endBreak(tx: WriteTx, breakId: number, at: string, reason = ''): void {
  tx.run(
    "UPDATE interview_break SET ended_at = ?, reason = CASE WHEN reason = '' THEN ? ELSE reason END WHERE id = ?",
    [at, reason, breakId],
  );
}

export function listNotes(db: ReadDb, id: ScreeningId): ScreeningView['notes'] {
  return db.all<ScreeningView['notes'][number]>(
    'SELECT question, at, author, note FROM partner_note WHERE screening_id = ? ORDER BY id',
    [id],
  );
}

export function insertNote(
  tx: WriteTx,
  id: ScreeningId,
  note: { readonly question: string; readonly at: string; readonly author: string; readonly note: string },
): void {
  tx.run('INSERT INTO partner_note (screening_id, question, at, author, note) VALUES (?, ?, ?, ?, ?)', [
    id,
    note.question,
    note.at,
    note.author,
    note.note,
  ]);
}
