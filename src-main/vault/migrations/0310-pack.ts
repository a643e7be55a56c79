/** @file Packs that were made, what came of them, and who was told of a withdrawal. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0310: Migration = {
  version: 310,
  name: 'pack',
  sql: `
-- One row for a pack that left. Append-only, as are the two tables below.
CREATE TABLE pack (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  profile TEXT NOT NULL,
  profile_version INTEGER NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  channel TEXT NOT NULL,
  -- In words: what it was given out for, and a decision to give it without recorded consent.
  purpose TEXT NOT NULL,
  -- An id of resources/consent/grounds.json; '' where consent stands or none is asked.
  ground TEXT NOT NULL,
  -- What it was made of, as JSON: facts beyond the profile with the reason of each, records, exhibits.
  made_of TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  -- ISO day an answer is expected by; null for none.
  expected_by TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX pack_case ON pack(case_id);
CREATE TABLE pack_outcome (
  id INTEGER PRIMARY KEY,
  pack_id TEXT NOT NULL REFERENCES pack(id),
  outcome TEXT NOT NULL,
  -- ISO day it came about.
  on_day TEXT NOT NULL,
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX pack_outcome_of ON pack_outcome(pack_id, id);
-- That whoever holds something was told that consent to it was taken back.
CREATE TABLE release_told (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- As the list of what is out calls it.
  release TEXT NOT NULL,
  on_day TEXT NOT NULL,
  -- By which way, and whom.
  how TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX release_told_case ON release_told(case_id);
${['pack', 'pack_outcome', 'release_told']
  .flatMap((table) =>
    ['update', 'delete'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change} BEFORE ${change.toUpperCase()} ON ${table}
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;`,
    ),
  )
  .join('\n')}
`,
};
