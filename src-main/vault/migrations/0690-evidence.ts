/** @file Of the baseline: stored bytes, exhibits, their custody, and what is privileged. Frozen once released. */

export const evidence = `
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

-- page_directions: JSON: only pages that do not read from left to right, or that somebody turned. The stored files never change.
-- hidden: JSON: page, how they are hidden, the words. Evidence taken in before this step was not looked through.
-- pictured_pages: JSON: 1-based pages of the working copy, in order.
-- pictured_blob: The working copy with those pages as pictures; the one without them stays, so that it can be gone back to.
-- machine_read: JSON: pages of the working copy whose words were read by machine from what is seen, and how sure it is of them.
-- transcripts: JSON: versions in the order they were saved (core/evidence/transcript.ts). None is ever taken away or changed.
-- reading_languages: JSON: names of languages beside English, as their files are called; null for those that are usual in this vault.
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
, page_directions TEXT NOT NULL DEFAULT '[]', hidden TEXT NOT NULL DEFAULT '[]', pictured_pages TEXT NOT NULL DEFAULT '[]', pictured_blob TEXT REFERENCES blob(id), machine_read TEXT NOT NULL DEFAULT '[]', transcripts TEXT NOT NULL DEFAULT '[]', reading_languages TEXT) STRICT;
CREATE INDEX evidence_case ON evidence(case_id, position);
CREATE INDEX evidence_hash ON evidence(sha256);
CREATE INDEX evidence_noted ON evidence(case_id, received_at) WHERE removed_at IS NULL AND notes <> '[]';
CREATE TRIGGER search_exhibit_added AFTER INSERT ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_exhibit_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_exhibit_changed AFTER UPDATE OF title, exhibit_ref, section, received_from ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('exhibit', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_page_added AFTER INSERT ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_page_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_page_changed AFTER UPDATE OF working_blob ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('page', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_transcript_changed AFTER UPDATE OF transcripts ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('transcript', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_transcript_gone AFTER DELETE ON evidence BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('transcript', CAST(OLD.id AS TEXT)); END;

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
  hash TEXT NOT NULL, log_seq INTEGER NOT NULL DEFAULT 0,
  UNIQUE (evidence_id, seq)
) STRICT;
CREATE TRIGGER custody_event_no_delete BEFORE DELETE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_event_no_update BEFORE UPDATE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

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

-- A line each time a mark is set or lifted; nothing is taken out of it. The newest line for a thing counts.
CREATE TABLE privileged_mark (
  id INTEGER PRIMARY KEY,
  -- 'exhibit', 'record' or 'note'.
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  stands INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- Whose decision it was; who wrote it down is the actor.
  decided_by TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privileged_mark_of ON privileged_mark(kind, subject, id);
CREATE TRIGGER privileged_mark_no_update BEFORE UPDATE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER privileged_mark_no_delete BEFORE DELETE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;

CREATE VIEW privileged_now AS
  SELECT kind, subject, case_id, reason, decided_by, at FROM privileged_mark AS m
   WHERE stands = 1 AND id = (SELECT max(id) FROM privileged_mark WHERE kind = m.kind AND subject = m.subject);
`;
