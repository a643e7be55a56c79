/** @file Signed states of the log, leaves of erased entries, and the state of the store as a whole. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0505: Migration = {
  version: 505,
  name: 'log-checkpoints',
  sql: `
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

-- The leaf that an entry was in the tree before its particulars went: earlier states of the log can still be shown. Null
-- for those that went before this was kept.
ALTER TABLE erased_entry ADD COLUMN leaf BLOB;

-- How often the store was written, and one keyed hash over all its seals. The header keeps both as they were when the vault
-- was locked: rows and their seals that were put back together do not fit.
CREATE TABLE store_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  writes INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT;
INSERT INTO store_state (only_row, writes, digest) VALUES (1, 0, x'');
`,
};
