/** @file Papers made from the record that left the vault, and for whom. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0090: Migration = {
  version: 90,
  name: 'release',
  sql: `
-- Append-only. Evidence given out is in its custody record, bundles in bundle_issue.
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  screening_id TEXT NOT NULL REFERENCES screening(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX release_case ON release(case_id);
CREATE TRIGGER release_no_update BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER release_no_delete BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
`,
};
