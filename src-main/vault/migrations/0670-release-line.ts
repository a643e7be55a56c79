/** @file Who was given what left the vault, and what of its record was put right. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0670: Migration = {
  version: 670,
  name: 'release-line',
  sql: `
-- Append-only: a line more each time, and what the record said before stays.
CREATE TABLE release_line (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- As the list of what is out calls it.
  release TEXT NOT NULL,
  -- 'given': it was handed over. 'put-right': whom it was for was recorded wrongly.
  kind TEXT NOT NULL CHECK (kind IN ('given', 'put-right')),
  -- Who was given it, or whom it was for; '' for nobody.
  to_whom TEXT NOT NULL,
  -- By which way it was given; '' for 'put-right'.
  how TEXT NOT NULL,
  -- ISO day it was given; NULL for 'put-right'.
  on_day TEXT,
  -- Why it is put right; '' for 'given'.
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX release_line_case ON release_line(case_id);
CREATE TRIGGER release_line_no_update BEFORE UPDATE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER release_line_no_delete BEFORE DELETE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
`,
};
