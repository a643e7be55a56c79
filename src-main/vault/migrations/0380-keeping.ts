/** @file Rules of the vault, legal holds, erasures, and the log's head that was last checked. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0380: Migration = {
  version: 380,
  name: 'keeping',
  sql: `
-- Of each name the newest line counts.
CREATE TABLE vault_rule (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER vault_rule_no_update BEFORE UPDATE ON vault_rule
BEGIN SELECT RAISE(ABORT, 'rules are append-only'); END;
CREATE TRIGGER vault_rule_no_delete BEFORE DELETE ON vault_rule
BEGIN SELECT RAISE(ABORT, 'rules are append-only'); END;

-- What must not be erased. The newest line of a case, or of a person in it, counts.
CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- Null for the whole case.
  person_id TEXT REFERENCES person(id),
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX legal_hold_case ON legal_hold(case_id);
CREATE TRIGGER legal_hold_no_update BEFORE UPDATE ON legal_hold
BEGIN SELECT RAISE(ABORT, 'legal holds are append-only'); END;
CREATE TRIGGER legal_hold_no_delete BEFORE DELETE ON legal_hold
BEGIN SELECT RAISE(ABORT, 'legal holds are append-only'); END;

-- That something was erased, and on what ground: nothing of what it was.
CREATE TABLE erasure (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL CHECK (what IN ('case', 'person')),
  -- An id of resources/standards/erasure-grounds.json.
  ground TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  -- Who stood by it with a passphrase of their own; '' where nobody had to.
  second TEXT NOT NULL,
  -- JSON: counts by kind, the entries of the log that lost their particulars, the head of the log before.
  certificate TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER erasure_no_update BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erasure_no_delete BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;

-- Entries of the log that lost their particulars then. Their hashes stay, and the entry after each vouches for its hash;
-- the erasure's own entry vouches for this list.
CREATE TABLE erased_entry (
  seq INTEGER PRIMARY KEY REFERENCES audit_entry(seq),
  erasure_id TEXT NOT NULL REFERENCES erasure(id)
) STRICT;
CREATE TRIGGER erased_entry_no_update BEFORE UPDATE ON erased_entry
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erased_entry_no_delete BEFORE DELETE ON erased_entry
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;

-- Until the store was written anew, its pages may hold bytes of what was erased beside what stayed.
CREATE TABLE store_untidied (
  erasure_id TEXT PRIMARY KEY REFERENCES erasure(id),
  since TEXT NOT NULL
) STRICT;

CREATE TABLE verified_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
`,
};
