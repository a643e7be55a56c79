/** @file Forms that an organisation brought along, every version of them. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0050: Migration = {
  version: 50,
  name: 'own-form',
  sql: `
-- Append-only: an interview that has begun keeps the version it began with (form_version), and a report of what an
-- import changed must stay what it was.
CREATE TABLE own_form (
  form_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  -- Over what the workbook says, whenever and by whomever it was brought along.
  content_sha256 TEXT NOT NULL,
  definition TEXT NOT NULL,
  -- The workbook as an export writes it, and what the import said.
  source TEXT NOT NULL,
  report TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  PRIMARY KEY (form_id, version)
) STRICT;
CREATE TRIGGER own_form_no_update BEFORE UPDATE ON own_form
BEGIN SELECT RAISE(ABORT, 'own forms are append-only'); END;
CREATE TRIGGER own_form_no_delete BEFORE DELETE ON own_form
BEGIN SELECT RAISE(ABORT, 'own forms are append-only'); END;

-- A form taken out of the list stays here for the interviews held on it.
CREATE TABLE own_form_listing (
  form_id TEXT PRIMARY KEY,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;
`,
};
