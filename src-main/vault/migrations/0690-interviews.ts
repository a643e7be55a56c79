/** @file Of the baseline: forms, interviews, worksheets, and every answer. Frozen once released. */

export const interviews = `
CREATE TABLE form_version (
  form_id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT NOT NULL,
  questions INTEGER NOT NULL,
  definition TEXT NOT NULL,
  first_used_at TEXT NOT NULL,
  PRIMARY KEY (form_id, version)
) STRICT;

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
CREATE TRIGGER own_form_no_delete BEFORE DELETE ON own_form
BEGIN SELECT RAISE(ABORT, 'own forms are append-only'); END;
CREATE TRIGGER own_form_no_update BEFORE UPDATE ON own_form
BEGIN SELECT RAISE(ABORT, 'own forms are append-only'); END;

-- A form taken out of the list stays here for the interviews held on it.
CREATE TABLE own_form_listing (
  form_id TEXT PRIMARY KEY,
  listed INTEGER NOT NULL CHECK (listed IN (0, 1))
) STRICT;

-- nonce: Random, so that the log's hash of a line gives none of its words away. '' on lines from before: those have no proof.
-- held_on: NULL and '' where it was recorded as it was held: the log's hash of those lines has neither in it. A date is JSON,
-- {"value":"2026-10","qualifier":"about"}: people know the month, or about when.
CREATE TABLE screening (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  form_id TEXT NOT NULL,
  form_version TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'signed')),
  author TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  current_page TEXT NOT NULL DEFAULT '',
  signed_at TEXT,
  read_back TEXT,
  signed_sha256 TEXT, current_question TEXT NOT NULL DEFAULT '', nonce TEXT NOT NULL DEFAULT '', log_seq INTEGER NOT NULL DEFAULT 0, held_on TEXT, taken_by TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
) STRICT;
CREATE INDEX screening_case ON screening(case_id);
CREATE INDEX screening_draft ON screening(status) WHERE status = 'draft';
CREATE TRIGGER screening_no_delete BEFORE DELETE ON screening
BEGIN SELECT RAISE(ABORT, 'records are not taken away'); END;
CREATE TRIGGER screening_signed_stays BEFORE UPDATE OF id, case_id, person_id, form_id, form_version, status, author,
  language, interpreter, place, started_at, signed_at, read_back, signed_sha256 ON screening WHEN OLD.status = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed record is locked'); END;
CREATE TRIGGER screening_begun_stays BEFORE UPDATE OF log_seq ON screening
BEGIN SELECT RAISE(ABORT, 'when a record was begun does not change'); END;
CREATE TRIGGER screening_held_stays BEFORE UPDATE OF held_on, taken_by ON screening
BEGIN SELECT RAISE(ABORT, 'when a record was held stays as it was written down'); END;

CREATE TABLE screening_layer (
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '', nonce TEXT NOT NULL DEFAULT '', held_on TEXT, taken_by TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (screening_id, layer)
) STRICT;
CREATE TRIGGER screening_layer_no_update BEFORE UPDATE ON screening_layer
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;
CREATE TRIGGER screening_layer_no_delete BEFORE DELETE ON screening_layer
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;

-- Append-only: the newest row of a question in a layer is its answer, the older ones its history.
-- The nonce goes into the hash that the audit log keeps, so that nobody tells "yes" from "no" by its hash.
-- saved_state: The log has the hash of each answer as it was saved. Where that was under another state than the one it has now, the
-- former one stays here, so that the hash can be worked out again; else NULL.
-- how_said: '' where nothing was said, and on answers from before it was kept: the log's hash of those has no mark in it.
CREATE TABLE screening_answer (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  question TEXT NOT NULL,
  value TEXT,
  own_words TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL DEFAULT 'new' CHECK (relation IN ('new', 'confirms', 'adds', 'differs')),
  cause TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  nonce TEXT NOT NULL
, saved_state TEXT CHECK (saved_state IS NULL OR saved_state = 'cleared'), state TEXT NOT NULL DEFAULT 'not-asked' CHECK (
  state IN ('answered', 'own-words', 'not-known', 'prefers-not-to-say', 'not-asked', 'deferred', 'cleared')
  AND (state <> 'own-words' OR own_words <> '') AND (state <> 'cleared' OR own_words = '')), log_seq INTEGER NOT NULL DEFAULT 0, how_said TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX screening_answer_question ON screening_answer(screening_id, layer, question, id);
-- When a draft was last touched: its newest answer, without reading the others.
CREATE INDEX screening_answer_newest ON screening_answer(screening_id, id);
-- Answers that something waits on, across all cases, without reading the others.
CREATE INDEX screening_answer_asked ON screening_answer(question, screening_id, id);
-- Taking an answer back is a line in state 'cleared', in drafts too: nothing is ever deleted.
CREATE TRIGGER screening_answer_no_delete BEFORE DELETE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER screening_answer_no_update BEFORE UPDATE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER search_answer_added AFTER INSERT ON screening_answer BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('answer', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_answer_gone AFTER DELETE ON screening_answer BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('answer', CAST(OLD.id AS TEXT)); END;

CREATE TABLE interview_break (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  reason TEXT NOT NULL DEFAULT ''
, nonce TEXT NOT NULL DEFAULT '') STRICT;
CREATE TRIGGER interview_break_no_delete BEFORE DELETE ON interview_break
BEGIN SELECT RAISE(ABORT, 'the break log is append-only'); END;
CREATE TRIGGER interview_break_ends_once BEFORE UPDATE ON interview_break
WHEN OLD.ended_at IS NOT NULL OR NEW.started_at <> OLD.started_at OR NEW.nonce <> OLD.nonce
BEGIN SELECT RAISE(ABORT, 'the break log is append-only'); END;

-- written_by: Whoever unlocked the vault; '' on notes from before.
-- read_back_of: The number of the later account; nothing for any other note. The log's hash of those has none in it.
CREATE TABLE partner_note (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  question TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL
, nonce TEXT NOT NULL DEFAULT '', written_by TEXT NOT NULL DEFAULT '', held_on TEXT, read_back_of INTEGER) STRICT;
CREATE TRIGGER partner_note_no_update BEFORE UPDATE ON partner_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER partner_note_no_delete BEFORE DELETE ON partner_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER search_note_added AFTER INSERT ON partner_note BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('note', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_note_gone AFTER DELETE ON partner_note BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('note', CAST(OLD.id AS TEXT)); END;

-- Append-only: the newest line is in force. The first sitting is in the record itself.
CREATE TABLE screening_sitting (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT ''
, nonce TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX screening_sitting_record ON screening_sitting(screening_id, id);
CREATE TRIGGER screening_sitting_no_update BEFORE UPDATE ON screening_sitting
BEGIN SELECT RAISE(ABORT, 'sittings are append-only'); END;
CREATE TRIGGER screening_sitting_no_delete BEFORE DELETE ON screening_sitting
BEGIN SELECT RAISE(ABORT, 'sittings are append-only'); END;

-- Append-only. An answer is linked as it stood (its row), so that a later account never changes what was quoted.
CREATE TABLE worksheet_link (
  id TEXT PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer_id INTEGER REFERENCES screening_answer(id),
  evidence_id TEXT REFERENCES evidence(id),
  note TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  CHECK ((answer_id IS NULL) <> (evidence_id IS NULL))
) STRICT;
CREATE INDEX worksheet_link_sheet ON worksheet_link(screening_id, question);
CREATE TRIGGER worksheet_link_no_update BEFORE UPDATE ON worksheet_link
BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;
CREATE TRIGGER worksheet_link_no_delete BEFORE DELETE ON worksheet_link
BEGIN SELECT RAISE(ABORT, 'links are append-only'); END;

-- The newest line of a link says whether it stands; a link without a line stands.
CREATE TABLE worksheet_link_standing (
  id INTEGER PRIMARY KEY,
  link_id TEXT NOT NULL REFERENCES worksheet_link(id),
  stands INTEGER NOT NULL CHECK (stands IN (0, 1)),
  at TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
CREATE INDEX worksheet_link_standing_link ON worksheet_link_standing(link_id, id);
`;
