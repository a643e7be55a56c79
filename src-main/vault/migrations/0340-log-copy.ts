/** @file Copies of the log that were written out, and for whom. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0340: Migration = {
  version: 340,
  name: 'log-copy',
  sql: `
-- Append-only. case_id is null for the whole vault's log, which is for the office's own file alone.
CREATE TABLE log_copy (
  id TEXT PRIMARY KEY,
  case_id TEXT REFERENCES case_file(id),
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  entries INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX log_copy_case ON log_copy(case_id);
CREATE TRIGGER log_copy_no_update BEFORE UPDATE ON log_copy
BEGIN SELECT RAISE(ABORT, 'what left is append-only'); END;
CREATE TRIGGER log_copy_no_delete BEFORE DELETE ON log_copy
BEGIN SELECT RAISE(ABORT, 'what left is append-only'); END;
`,
};
