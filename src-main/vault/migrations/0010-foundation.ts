/** @file Identity of the vault, the audit log, and evidence bytes in chunks. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0010: Migration = {
  version: 10,
  name: 'foundation',
  sql: `
CREATE TABLE vault_identity (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  vault_id TEXT NOT NULL,
  application TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- Header sequence at which a key slot last changed: an older header put back shows.
  keys_changed INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  canonical BLOB NOT NULL,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE blob (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  byte_size INTEGER NOT NULL
) STRICT;
CREATE TABLE blob_chunk (
  blob_id TEXT NOT NULL REFERENCES blob(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (blob_id, seq)
) STRICT;
`,
};
