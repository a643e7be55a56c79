/** @file Cases, people, evidence and its custody. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0020: Migration = {
  version: 20,
  name: 'case-and-evidence',
  sql: `
CREATE TABLE case_file (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL COLLATE NOCASE UNIQUE,
  title TEXT NOT NULL,
  profile TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'follow-up', 'closed', 'closed-referred')),
  search_text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX case_file_updated ON case_file(updated_at DESC);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  also_known_as TEXT NOT NULL DEFAULT '',
  birth_date TEXT,
  language TEXT NOT NULL DEFAULT '',
  interpreter_needed INTEGER,
  safe_contact TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;
CREATE INDEX person_case ON person(case_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  exhibit_ref TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  document_date TEXT,
  section TEXT NOT NULL DEFAULT '',
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  byte_size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  original_blob TEXT NOT NULL REFERENCES blob(id),
  working_blob TEXT NOT NULL REFERENCES blob(id),
  working_steps TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  thumbnail BLOB,
  notes TEXT NOT NULL DEFAULT '[]',
  comments TEXT NOT NULL DEFAULT '[]',
  received_at TEXT NOT NULL,
  received_by TEXT NOT NULL,
  received_from TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX evidence_case ON evidence(case_id, position);
CREATE INDEX evidence_hash ON evidence(sha256);

CREATE TABLE custody_event (
  id INTEGER PRIMARY KEY,
  evidence_id TEXT NOT NULL REFERENCES evidence(id),
  seq INTEGER NOT NULL,
  action TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  from_whom TEXT NOT NULL DEFAULT '',
  to_whom TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  sha256 TEXT NOT NULL,
  tool TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (evidence_id, seq)
) STRICT;
CREATE TRIGGER custody_event_no_update BEFORE UPDATE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_event_no_delete BEFORE DELETE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
`,
};
