/** @file Of the baseline: cases, people, what they consent to, and what was ever written in a field. Frozen once released. */

export const cases = `
-- log_seq: The number of the log entry that recorded the row, or changed it last. Clocks go back: when a laptop crosses a time
-- zone, when summer time ends, when its battery dies. The log's numbers never do. 0 where no entry was found.
-- situation: JSON as in core/cases/situation.ts. Null: nobody was asked yet, and a case from before this was not.
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
, log_seq INTEGER NOT NULL DEFAULT 0, situation TEXT, nation TEXT NOT NULL DEFAULT 'england-wales'
  CHECK (nation IN ('england-wales', 'scotland', 'northern-ireland'))) STRICT;
CREATE INDEX case_file_order ON case_file(log_seq DESC);
CREATE INDEX case_file_situation ON case_file(id) WHERE situation IS NOT NULL;
CREATE TRIGGER search_case_added AFTER INSERT ON case_file BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('case', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_case_gone AFTER DELETE ON case_file BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('case', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_case_changed AFTER UPDATE OF reference, title ON case_file BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('case', CAST(NEW.id AS TEXT)); END;

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
CREATE TRIGGER search_person_added AFTER INSERT ON person BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_person_gone AFTER DELETE ON person BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, also_known_as, safe_contact, note ON person BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_person_born AFTER UPDATE OF birth_date ON person
BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', NEW.id); END;

-- "As recorded on DATE by NAME" is said of a telephone number or a language, not of the form they stand in: a change
-- of one must not make the others look newer than what the person said since.
CREATE TABLE particular (
  person_id TEXT NOT NULL REFERENCES person (id),
  field TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL, log_seq INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (person_id, field)
) STRICT;

-- Beside the date of birth, which may be nobody's own: lines are only added, the newest stands.
CREATE TABLE age_decision (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  -- Under 18: 'yes', 'no' or 'not-sure'.
  under_18 TEXT NOT NULL CHECK (under_18 IN ('yes', 'no', 'not-sure')),
  -- What it rests on, and whose decision it is; empty where nobody said.
  why TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  -- What the log's fingerprint of the line is mixed with.
  nonce TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX age_decision_of ON age_decision (person_id, id);
CREATE TRIGGER age_decision_no_update BEFORE UPDATE ON age_decision
BEGIN SELECT RAISE(ABORT, 'decisions about an age are append-only'); END;
CREATE TRIGGER age_decision_no_delete BEFORE DELETE ON age_decision
BEGIN SELECT RAISE(ABORT, 'decisions about an age are append-only'); END;

-- Append-only: the newest row for person, purpose, recipient and item is the consent that stands.
-- decided_on: An ISO day; nothing where nobody said another than the day of recording. Lines written before know no other.
-- kind: '' a decision of its own. 'not-yet': put off, with the status of one that lets nothing go. The others settle a line before it.
-- said_by: Who said that the condition is met; '' for every other kind.
-- said_on: ISO day on which it was met, or given up.
-- condition: The words of the condition where the note does not have them.
CREATE TABLE "consent" (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  purpose TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '',
  item TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL
    CHECK (status IN ('given', 'refused', 'withdrawn', 'best-interests', 'not-needed-child')),
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  explained_by TEXT NOT NULL DEFAULT '',
  expires_on TEXT,
  evidence_id TEXT REFERENCES evidence(id),
  screening_id TEXT REFERENCES screening(id),
  note TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  decided_on TEXT,
  log_seq INTEGER NOT NULL DEFAULT 0,
  -- Its name and version. Lines written before name none.
  privacy_notice TEXT NOT NULL DEFAULT '',
  -- Who decided in the person's best interests, and why they could not decide themselves.
  decided_by TEXT NOT NULL DEFAULT '',
  cannot_decide TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT ''
  CHECK (kind IN ('', 'not-yet', 'condition-met', 'condition-dropped', 'written-wrongly')), said_by TEXT NOT NULL DEFAULT '', said_on TEXT, condition TEXT NOT NULL DEFAULT '',
  CHECK ((status = 'best-interests') = (decided_by <> '' AND cannot_decide <> ''))
) STRICT;
CREATE INDEX consent_person ON consent(person_id, purpose);
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
CREATE TRIGGER search_consent_added AFTER INSERT ON consent BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('consent', CAST(NEW.id AS TEXT)); END;
CREATE TRIGGER search_consent_gone AFTER DELETE ON consent BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('consent', CAST(OLD.id AS TEXT)); END;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;

-- Of the line of consent, days, contacts, plans or support that this entry of the log took in.
CREATE TABLE line_view (
  log_seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- Whom it is about; null for the whole case.
  person_id TEXT REFERENCES person(id),
  -- JSON, as View in core/effective.ts.
  view TEXT NOT NULL
) STRICT;
CREATE INDEX line_view_case ON line_view(case_id);
CREATE INDEX line_view_person ON line_view(person_id);
CREATE TRIGGER line_view_no_delete BEFORE DELETE ON line_view
BEGIN SELECT RAISE(ABORT, 'what a line was written in view of stays'); END;

-- What the field says today stands with the case, person or exhibit. A field without a line here was written before there were such
-- lines: its first line is worked out from it (usecases/engine/field-lines.ts).
CREATE TABLE field_line (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  -- The same in every vault.
  line TEXT NOT NULL,
  -- JSON; null for words that stayed where they were replaced.
  value TEXT,
  -- JSON list of lines.
  in_view_of TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX field_line_subject ON field_line(subject, field);
CREATE INDEX field_line_entry ON field_line(log_seq);
CREATE TRIGGER field_line_no_update BEFORE UPDATE ON field_line
BEGIN SELECT RAISE(ABORT, 'what was written in a field is append-only'); END;
CREATE TRIGGER field_line_no_delete BEFORE DELETE ON field_line
BEGIN SELECT RAISE(ABORT, 'what was written in a field is append-only'); END;

-- That two who look alike are not the same, as somebody said.
CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  other_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  UNIQUE (person_id, other_id)
) STRICT;
CREATE INDEX person_apart_other ON person_apart(other_id);

-- Not a record: what somebody has begun to type, until they save it or leave it out. Theirs alone.
CREATE TABLE kept_words (
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (actor, subject, kind, detail)
) STRICT;
`;
