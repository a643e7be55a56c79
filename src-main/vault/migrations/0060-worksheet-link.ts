/** @file What a point of a worksheet rests on: links to answers and exhibits. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0060: Migration = {
  version: 60,
  name: 'worksheet-link',
  sql: `
-- Append-only. An answer is linked as it stood (its row), so that a later account never changes what was quoted.
CREATE TABLE worksheet_link (
  id TEXT PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer_id INTEGER REFERENCES screening_answer(id),
  evidence_id TEXT REFERENCES evidence(id),
  note TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  CHECK ((answer_id IS NULL) <> (evidence_id IS NULL))
) STRICT;
CREATE INDEX worksheet_link_sheet ON worksheet_link(screening_id, question);
CREATE TRIGGER worksheet_link_no_update BEFORE UPDATE ON worksheet_link
BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;
CREATE TRIGGER worksheet_link_no_delete BEFORE DELETE ON worksheet_link
BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;

-- The newest line of a link says whether it stands; a link without a line stands.
CREATE TABLE worksheet_link_standing (
  id INTEGER PRIMARY KEY,
  link_id TEXT NOT NULL REFERENCES worksheet_link(id),
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX worksheet_link_standing_link ON worksheet_link_standing(link_id, id);
`,
};
