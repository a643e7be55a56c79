/** @file That a sheet was typed into the form it prepares, as somebody says it was. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0286: Migration = {
  version: 286,
  name: 'submissions',
  sql: `
-- Lines are only added: a correction and a withdrawal are lines of their own, and the newest of a sheet stands.
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  -- 'submitted', 'corrected' or 'withdrawn'.
  kind TEXT NOT NULL,
  -- ISO day on which it was typed in.
  day TEXT NOT NULL,
  -- As the form gave it; '' for none.
  reference TEXT NOT NULL,
  -- Why it was corrected or withdrawn; '' for a first line.
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  nonce TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_of ON submission(screening_id, id);
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submissions are append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submissions are append-only'); END;
`,
};
