/** @file Which exhibits were made here, out of which record as it stood. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0260: Migration = {
  version: 260,
  name: 'exhibit-origin',
  sql: `
-- One row for an exhibit that was made from a record. Append-only: the bytes do not change, nor where they came from.
CREATE TABLE exhibit_origin (
  evidence_id TEXT PRIMARY KEY REFERENCES evidence(id),
  screening_id TEXT NOT NULL REFERENCES screening(id),
  form_title TEXT NOT NULL,
  form_version TEXT NOT NULL,
  -- What the sign-off locked.
  signed_sha256 TEXT NOT NULL,
  -- How many later accounts are on its pages.
  accounts INTEGER NOT NULL,
  -- The last entry of the log about the record when it was made: what was said after that is not on its pages.
  record_seq INTEGER NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX exhibit_origin_record ON exhibit_origin(screening_id);
CREATE TRIGGER exhibit_origin_no_update BEFORE UPDATE ON exhibit_origin
BEGIN SELECT RAISE(ABORT, 'where an exhibit came from is append-only'); END;
CREATE TRIGGER exhibit_origin_no_delete BEFORE DELETE ON exhibit_origin
BEGIN SELECT RAISE(ABORT, 'where an exhibit came from is append-only'); END;
`,
};
