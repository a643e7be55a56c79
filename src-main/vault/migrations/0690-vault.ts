/** @file Of the baseline: the vault itself: who it is, its log, its seals, its rules, what was erased and what a salvage found. Frozen once released. */

export const vault = `
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
-- What the log says about one record is read whenever the record is opened.
CREATE INDEX audit_entry_subject ON audit_entry(subject, seq);
-- The latest day that the log has seen, and the times in it that were set right, without reading all of it.
CREATE INDEX audit_entry_day ON audit_entry(substr(at, 1, 10));
CREATE INDEX audit_entry_clock_corrected ON audit_entry(seq) WHERE action = 'clock.corrected';
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- The log holds a fingerprint of what was written, and not this: whoever reads the log alone cannot try names and
-- dates out on it. New at every change. Things last written before this have none, and are not looked at.
CREATE TABLE detail_salt (
  subject TEXT PRIMARY KEY,
  salt TEXT NOT NULL
) STRICT;

-- One row for an entry of the log whose lines are hashed into it: without the salt, short lines could be guessed from the log.
CREATE TABLE line_salt (
  log_seq INTEGER PRIMARY KEY,
  salt TEXT NOT NULL
) STRICT;
CREATE TRIGGER line_salt_no_update BEFORE UPDATE ON line_salt
BEGIN SELECT RAISE(ABORT, 'what lines are hashed with is append-only'); END;
CREATE TRIGGER line_salt_no_delete BEFORE DELETE ON line_salt
BEGIN SELECT RAISE(ABORT, 'what lines are hashed with is append-only'); END;

CREATE TABLE verified_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- The log as it stood, signed by whoever had the vault open: see core/log/checkpoint-note.ts. The frontier is what a later
-- tree is grown from without reading the log from its beginning: nodes of 32 bytes, the largest first.
CREATE TABLE log_checkpoint (
  entries INTEGER PRIMARY KEY,
  root BLOB NOT NULL CHECK (length(root) = 32),
  frontier BLOB NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  public_key TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX log_checkpoint_key ON log_checkpoint(public_key);
CREATE TRIGGER log_checkpoint_no_update BEFORE UPDATE ON log_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER log_checkpoint_no_delete BEFORE DELETE ON log_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

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
-- leaf: The leaf that an entry was in the tree before its particulars went: earlier states of the log can still be shown. Null
-- for those that went before this was kept.
CREATE TABLE erased_entry (
  seq INTEGER PRIMARY KEY REFERENCES audit_entry(seq),
  erasure_id TEXT NOT NULL REFERENCES erasure(id)
, leaf BLOB) STRICT;
CREATE TRIGGER erased_entry_no_update BEFORE UPDATE ON erased_entry
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
CREATE TRIGGER erased_entry_no_delete BEFORE DELETE ON erased_entry
BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;

-- Until the store was written anew, its pages may hold bytes of what was erased beside what stayed.
CREATE TABLE store_untidied (
  erasure_id TEXT PRIMARY KEY REFERENCES erasure(id),
  since TEXT NOT NULL
) STRICT;

CREATE TABLE salvage_missing (
  id INTEGER PRIMARY KEY,
  -- What it is: src-main/core/vault/salvage-kinds.ts.
  kind TEXT NOT NULL,
  -- Null where it is of no case, or nobody can say of which.
  case_id TEXT REFERENCES case_file(id),
  evidence_id TEXT REFERENCES evidence(id),
  person_id TEXT REFERENCES person(id),
  -- What an index still says of it; '' for nothing.
  label TEXT NOT NULL,
  -- How many; 0 where nobody can say.
  count INTEGER NOT NULL,
  -- Entry of the log that says that the vault was salvaged.
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX salvage_missing_case ON salvage_missing(case_id);

-- Rows that can be read and have no place: what they belong to is gone, or part of them is.
CREATE TABLE salvage_kept (
  id INTEGER PRIMARY KEY,
  from_table TEXT NOT NULL,
  case_id TEXT REFERENCES case_file(id),
  person_id TEXT REFERENCES person(id),
  -- JSON: column to value; bytes in base64.
  row TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX salvage_kept_case ON salvage_kept(case_id);

-- Of every table but these two: the sum, modulo 2^512, of a keyed hash of each of its rows. See vault/seals.
CREATE TABLE table_seal (
  name TEXT PRIMARY KEY,
  digest BLOB NOT NULL CHECK (length(digest) = 64),
  row_count INTEGER NOT NULL
) STRICT;

CREATE TABLE seal_key (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  key BLOB NOT NULL
) STRICT;
INSERT INTO seal_key (only_row, key) VALUES (1, randomblob(32));

-- How often the store was written, and one keyed hash over all its seals. The header keeps both as they were when the vault
-- was locked: rows and their seals that were put back together do not fit.
CREATE TABLE store_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  writes INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
`;
