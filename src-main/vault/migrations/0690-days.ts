/** @file Of the baseline: dates, contacts, plans and support. Frozen once released. */

export const days = `
CREATE TABLE case_event (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- Null where it is about the whole case.
  person_id TEXT REFERENCES person(id),
  -- An id of resources/clocks/kinds.json.
  kind TEXT NOT NULL,
  -- As it was called when it was recorded, for the log.
  title TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX case_event_case ON case_event(case_id);
CREATE INDEX case_event_entry ON case_event(log_seq);
CREATE TRIGGER case_event_no_update BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;
CREATE TRIGGER case_event_no_delete BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;

-- The newest line of an event counts; a correction is a line more, with its reason. Append-only.
-- sent_on: ISO day; null where it is not known. The entry of the log that recorded the line names it too.
CREATE TABLE event_line (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES case_event(id),
  -- Empty for the first.
  reason TEXT NOT NULL,
  -- 1: it was recorded by mistake, and nothing follows from it.
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  -- JSON: core/dates/fuzzy-date.ts.
  on_date TEXT NOT NULL,
  time TEXT NOT NULL,
  -- ISO day a decision arrived.
  served_on TEXT,
  nation TEXT NOT NULL,
  result TEXT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  enhanced TEXT NOT NULL,
  evidence_id TEXT REFERENCES evidence(id),
  place TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  -- Last, since it may be long and Today reads every line without it.
  note TEXT NOT NULL
, sent_on TEXT) STRICT;
CREATE INDEX event_line_of ON event_line(event_id, id);
CREATE INDEX event_line_entry ON event_line(log_seq);
-- A day that was put right to another one.
CREATE INDEX event_line_corrected ON event_line(event_id) WHERE reason <> '';
CREATE TRIGGER event_line_no_update BEFORE UPDATE ON event_line
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;
CREATE TRIGGER event_line_no_delete BEFORE DELETE ON event_line
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;
CREATE TRIGGER search_date_added AFTER INSERT ON event_line BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('date', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_date_gone AFTER DELETE ON event_line BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('date', CAST(OLD.id AS TEXT)); END;

-- That somebody saw to what follows from a day, or that it is open again. The newest row counts. Append-only.
CREATE TABLE clock_mark (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- What the clock runs from: an event, or "answer <id>".
  subject TEXT NOT NULL,
  -- An id of a rule in resources/clocks.
  rule TEXT NOT NULL,
  settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
  on_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX clock_mark_case ON clock_mark(case_id, id);
CREATE INDEX clock_mark_entry ON clock_mark(log_seq);
CREATE TRIGGER clock_mark_no_update BEFORE UPDATE ON clock_mark
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;
CREATE TRIGGER clock_mark_no_delete BEFORE DELETE ON clock_mark
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;

-- All five are append-only: what is put right is put right by a line more.
-- spoken: What Today asks of contacts, without reading what was written in them.
-- held_day: The day it counts for; null where it was held on no exact day.
CREATE TABLE contact_note (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- JSON: core/contact/contact-note.ts. When it was held is in it; when it was recorded is 'at'.
  fields TEXT NOT NULL,
  -- Why a way was used that the plan ruled out; '' where it ruled out none.
  breach TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
, spoken INTEGER GENERATED ALWAYS AS
  (fields ->> '$.reached' = 'person' AND fields ->> '$.withWhom' = '') VIRTUAL, held_day TEXT GENERATED ALWAYS AS
  (CASE WHEN fields ->> '$.heldOn.qualifier' = 'exact' AND fields ->> '$.heldOn.or' IS NULL
         AND fields ->> '$.heldOn.to' IS NULL AND length(fields ->> '$.heldOn.value') = 10
    THEN fields ->> '$.heldOn.value' END) VIRTUAL, next_day TEXT GENERATED ALWAYS AS (fields ->> '$.nextOn') VIRTUAL, calls_for_a_look INTEGER GENERATED ALWAYS AS
  (fields ->> '$.threats' = 1 OR breach <> '') VIRTUAL) STRICT;
CREATE INDEX contact_note_person ON contact_note(person_id);
CREATE INDEX contact_note_case ON contact_note(case_id);
CREATE INDEX contact_note_entry ON contact_note(log_seq);
CREATE INDEX contact_note_told ON contact_note(person_id, log_seq, spoken, held_day, next_day, calls_for_a_look);
CREATE TRIGGER contact_note_no_update BEFORE UPDATE ON contact_note
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER contact_note_no_delete BEFORE DELETE ON contact_note
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER search_contact_added AFTER INSERT ON contact_note BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('contact', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_contact_gone AFTER DELETE ON contact_note BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('contact', CAST(OLD.id AS TEXT)); END;

CREATE TABLE contact_addendum (
  id INTEGER PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact_note(id),
  text TEXT NOT NULL,
  -- 1: the note was written down by mistake, and counts as no contact.
  mistaken INTEGER NOT NULL CHECK (mistaken IN (0, 1)),
  -- JSON: an ISO day, or null for none; no value leaves the day of the next contact as it was.
  next_on TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_addendum_of ON contact_addendum(contact_id, id);
CREATE INDEX contact_addendum_entry ON contact_addendum(log_seq);
CREATE TRIGGER contact_addendum_no_update BEFORE UPDATE ON contact_addendum
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER contact_addendum_no_delete BEFORE DELETE ON contact_addendum
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER search_addendum_added AFTER INSERT ON contact_addendum BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('addendum', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_addendum_gone AFTER DELETE ON contact_addendum BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('addendum', CAST(OLD.id AS TEXT)); END;

-- The newest line of a person counts.
CREATE TABLE contact_plan (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- JSON: core/contact/contact-plan.ts.
  plan TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_plan_of ON contact_plan(person_id, id);
CREATE INDEX contact_plan_entry ON contact_plan(log_seq);
CREATE TRIGGER contact_plan_no_update BEFORE UPDATE ON contact_plan
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER contact_plan_no_delete BEFORE DELETE ON contact_plan
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER search_plan_added AFTER INSERT ON contact_plan BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('plan', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_plan_gone AFTER DELETE ON contact_plan BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('plan', CAST(OLD.id AS TEXT)); END;

-- The newest line of a kind and subject counts.
CREATE TABLE support_line (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- JSON: core/support/support-line.ts.
  line TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX support_line_of ON support_line(person_id, kind, subject, id);
CREATE INDEX support_line_entry ON support_line(log_seq);
CREATE TRIGGER support_line_no_update BEFORE UPDATE ON support_line
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER support_line_no_delete BEFORE DELETE ON support_line
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER search_support_added AFTER INSERT ON support_line BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('support', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_support_gone AFTER DELETE ON support_line BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('support', CAST(OLD.id AS TEXT)); END;

-- The newest line of a rule and what brought it up counts.
CREATE TABLE prompt_mark (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- An id of resources/support/prompts.json.
  rule TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  dismissed INTEGER NOT NULL CHECK (dismissed IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX prompt_mark_of ON prompt_mark(person_id, id);
CREATE INDEX prompt_mark_entry ON prompt_mark(log_seq);
CREATE TRIGGER prompt_mark_no_update BEFORE UPDATE ON prompt_mark
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
CREATE TRIGGER prompt_mark_no_delete BEFORE DELETE ON prompt_mark
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;
`;
