/** @file Where a session was left, so that it is taken up in the very question: after a lock, a crash, another day. */
import type { CheckedInput } from '../../contract/index.ts';
import type { ReadDb } from '../../vault/db.ts';
import { listLayers } from '../../vault/queries/annotations.ts';
import { type Position, type ScreeningRow, setPlace } from '../../vault/queries/screening.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { requireScreening } from '../forms/pinned-form.ts';

type Input = CheckedInput<'screeningAnswer'>;

/** The place an input names, or null when it names none. */
export const placeOf = ({ currentPage, currentQuestion }: Input): Position | null =>
  currentPage === undefined ? null : { page: currentPage, question: currentQuestion ?? '' };

export const movesTo = (
  row: Pick<ScreeningRow, 'currentPage' | 'currentQuestion'>,
  place: Position | null,
): boolean => place !== null && (place.page !== row.currentPage || place.question !== row.currentQuestion);

/** Keeps the place and nothing else. Not for a reader: only whoever writes the account has a place in it. Throws `not-found`. */
export function keepPosition(engine: Engine, input: Input): void {
  const place = placeOf(input);
  const row = engine.session.read((db) => {
    const found = requireScreening(db, input.screeningId);
    return writes(engine, db, found) ? found : null;
  });
  if (row === null || place === null || !movesTo(row, place)) return;
  transact(engine, { action: 'screening.place-kept', subject: row.id }, (tx) => setPlace(tx, row.id, place));
}

function writes(engine: Engine, db: ReadDb, row: ScreeningRow): boolean {
  const author = row.status === 'draft' ? row.author : listLayers(db, row.id).at(-1)?.author;
  return author === engine.session.actor;
}
