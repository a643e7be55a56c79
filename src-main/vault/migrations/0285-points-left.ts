/** @file What was offered beside a point of a worksheet and left there by somebody. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0285: Migration = {
  version: 285,
  name: 'points-left',
  sql: `
-- A line each time something offered is left or taken up again; the newest for the same point, answer and part counts.
-- The answer is the row as it was offered: what is recorded afterwards is offered anew.
CREATE TABLE offer_left (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  point TEXT NOT NULL,
  answer_id INTEGER NOT NULL REFERENCES screening_answer(id),
  -- '' for the whole answer; of a journey the leg that was read out of it.
  part TEXT NOT NULL,
  stands INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_left_of ON offer_left(screening_id, point, answer_id, part, id);
CREATE TRIGGER offer_left_no_update BEFORE UPDATE ON offer_left
BEGIN SELECT RAISE(ABORT, 'what was left is append-only'); END;
CREATE TRIGGER offer_left_no_delete BEFORE DELETE ON offer_left
BEGIN SELECT RAISE(ABORT, 'what was left is append-only'); END;
`,
};
