/** @file What a vault that was made from a damaged one is missing, and what of it has no place. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0450: Migration = {
  version: 450,
  name: 'salvage',
  sql: `
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
`,
};
