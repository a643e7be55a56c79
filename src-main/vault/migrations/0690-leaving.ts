/** @file Of the baseline: bundles, packs and chronologies, and all that left. Frozen once released. */

export const leaving = `
-- heading: JSON: core/bundles/court-heading.ts. '{}' says nothing.
-- marking: JSON: core/bundles/marking.ts. '{}' is a bundle from before there was a choice, and is built as it was.
CREATE TABLE bundle (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  title TEXT NOT NULL,
  profile TEXT NOT NULL,
  court TEXT NOT NULL DEFAULT '',
  hearing_date TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
, log_seq INTEGER NOT NULL DEFAULT 0, heading TEXT NOT NULL DEFAULT '{}', marking TEXT NOT NULL DEFAULT '{}') STRICT;
CREATE INDEX bundle_case ON bundle(case_id);

CREATE TABLE bundle_section (
  id TEXT PRIMARY KEY,
  bundle_id TEXT NOT NULL REFERENCES bundle(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE bundle_item (
  bundle_id TEXT NOT NULL REFERENCES bundle(id) ON DELETE CASCADE,
  section_id TEXT NOT NULL REFERENCES bundle_section(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  evidence_id TEXT NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (bundle_id, evidence_id)
) STRICT;

CREATE TABLE bundle_issue (
  id TEXT PRIMARY KEY,
  bundle_id TEXT NOT NULL REFERENCES bundle(id),
  built_at TEXT NOT NULL,
  built_by TEXT NOT NULL,
  file_name TEXT NOT NULL,
  title TEXT NOT NULL,
  pages INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  byte_size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  audit_head TEXT NOT NULL,
  page_map TEXT NOT NULL
, log_seq INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX bundle_issue_hash ON bundle_issue(sha256);
CREATE INDEX bundle_issue_bundle ON bundle_issue(bundle_id, built_at DESC);

-- Append-only. Evidence given out is in its custody record, bundles in bundle_issue.
CREATE TABLE release (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  screening_id TEXT NOT NULL REFERENCES screening(id),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL
, log_seq INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX release_case ON release(case_id);
CREATE TRIGGER release_no_delete BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER release_no_update BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;

-- Append-only: a line more each time, and what the record said before stays.
CREATE TABLE release_line (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- As the list of what is out calls it.
  release TEXT NOT NULL,
  -- 'given': it was handed over. 'put-right': whom it was for was recorded wrongly.
  kind TEXT NOT NULL CHECK (kind IN ('given', 'put-right')),
  -- Who was given it, or whom it was for; '' for nobody.
  to_whom TEXT NOT NULL,
  -- By which way it was given; '' for 'put-right'.
  how TEXT NOT NULL,
  -- ISO day it was given; NULL for 'put-right'.
  on_day TEXT,
  -- Why it is put right; '' for 'given'.
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX release_line_case ON release_line(case_id);
CREATE TRIGGER release_line_no_update BEFORE UPDATE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER release_line_no_delete BEFORE DELETE ON release_line
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;

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
CREATE TRIGGER release_told_no_update BEFORE UPDATE ON release_told
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER release_told_no_delete BEFORE DELETE ON release_told
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;

-- One row for whatever is let out together, from before its first byte stands outside. All three are append-only.
CREATE TABLE departure (
  id TEXT PRIMARY KEY,
  -- Null for what holds nobody's data.
  case_id TEXT REFERENCES case_file(id),
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  -- What it is of: an exhibit, a bundle, a record, a form.
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  folder TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX departure_case ON departure(case_id);
CREATE TRIGGER departure_no_update BEFORE UPDATE ON departure
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_no_delete BEFORE DELETE ON departure
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;

CREATE TABLE departure_file (
  departure_id TEXT NOT NULL REFERENCES departure(id),
  -- Within the folder, with "/" between its parts.
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (departure_id, path)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER departure_file_no_update BEFORE UPDATE ON departure_file
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_file_no_delete BEFORE DELETE ON departure_file
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;

CREATE TABLE departure_state (
  id INTEGER PRIMARY KEY,
  departure_id TEXT NOT NULL REFERENCES departure(id),
  state TEXT NOT NULL,
  -- With 'leaving': which line of the record says that it left. An exhibit's custody event, a built bundle, a release.
  line TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  actor TEXT NOT NULL
) STRICT;
CREATE INDEX departure_state_of ON departure_state(departure_id, id);
CREATE TRIGGER departure_state_no_update BEFORE UPDATE ON departure_state
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_state_no_delete BEFORE DELETE ON departure_state
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;

CREATE VIEW departure_newest AS
  SELECT departure_id, state FROM departure_state AS s
   WHERE id = (SELECT max(id) FROM departure_state WHERE departure_id = s.departure_id);

-- What a line of the record that something left has come to. A line from before this has none, and did leave.
CREATE VIEW departure_line AS
  SELECT d.kind, d.subject, s.line, newest.state
    FROM departure AS d
    JOIN departure_state AS s ON s.departure_id = d.id AND s.state = 'leaving'
    JOIN departure_newest AS newest ON newest.departure_id = d.id;

-- A line each time something offered is left or taken up again; the newest for the same point, answer and part counts.
-- The answer is the row as it was offered: what is recorded afterwards is offered anew.
CREATE TABLE offer_left (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  point TEXT NOT NULL,
  answer_id INTEGER NOT NULL REFERENCES screening_answer(id),
  -- '' for the whole answer; of a journey the leg that was read out of it.
  part TEXT NOT NULL,
  stands INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX offer_left_of ON offer_left(screening_id, point, answer_id, part, id);
CREATE TRIGGER offer_left_no_update BEFORE UPDATE ON offer_left
BEGIN SELECT RAISE(ABORT, 'what was left is append-only'); END;
CREATE TRIGGER offer_left_no_delete BEFORE DELETE ON offer_left
BEGIN SELECT RAISE(ABORT, 'what was left is append-only'); END;

-- Lines are only added: a correction and a withdrawal are lines of their own, and the newest of a sheet stands.
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  -- 'submitted', 'corrected' or 'withdrawn'.
  kind TEXT NOT NULL,
  -- ISO day on which it was typed in.
  day TEXT NOT NULL,
  -- As the form gave it; '' for none.
  reference TEXT NOT NULL,
  -- Why it was corrected or withdrawn; '' for a first line.
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  nonce TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX submission_of ON submission(screening_id, id);
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission
BEGIN SELECT RAISE(ABORT, 'submissions are append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submissions are append-only'); END;

-- A line each time one is set aside or taken up again; the newest for the same sheet and line counts.
-- readers: Of a line 'told/…'. JSON, as ReaderScope in core/answers/withheld-scope.ts; null: from everybody.
-- told_row: JSON: the row as it was told; null for the whole telling.
CREATE TABLE readiness_aside (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  -- 'field/…' or 'look/…', as in core/worksheets/readiness.ts.
  line TEXT NOT NULL,
  stands INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
, readers TEXT, told_row TEXT) STRICT;
CREATE INDEX readiness_aside_of ON readiness_aside(screening_id, line, id);
CREATE TRIGGER readiness_aside_no_update BEFORE UPDATE ON readiness_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is append-only'); END;
CREATE TRIGGER readiness_aside_no_delete BEFORE DELETE ON readiness_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is append-only'); END;

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
CREATE TRIGGER pack_no_update BEFORE UPDATE ON pack
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER pack_no_delete BEFORE DELETE ON pack
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;

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
CREATE TRIGGER pack_outcome_no_update BEFORE UPDATE ON pack_outcome
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;
CREATE TRIGGER pack_outcome_no_delete BEFORE DELETE ON pack_outcome
BEGIN SELECT RAISE(ABORT, 'what left, and what came of it, is append-only'); END;

-- One row for a chronology that was written out. Both are append-only.
CREATE TABLE chronology_issue (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  title TEXT NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  pages INTEGER NOT NULL,
  -- How many entries it holds, and the last entry of the log it knows of.
  entries INTEGER NOT NULL,
  up_to INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX chronology_issue_case ON chronology_issue(case_id);
CREATE TRIGGER chronology_issue_no_update BEFORE UPDATE ON chronology_issue
BEGIN SELECT RAISE(ABORT, 'what left, and where an exhibit came from, is append-only'); END;
CREATE TRIGGER chronology_issue_no_delete BEFORE DELETE ON chronology_issue
BEGIN SELECT RAISE(ABORT, 'what left, and where an exhibit came from, is append-only'); END;

-- One row for an exhibit that was made from the chronology of its case.
CREATE TABLE chronology_exhibit (
  evidence_id TEXT PRIMARY KEY REFERENCES evidence(id),
  case_id TEXT NOT NULL REFERENCES case_file(id),
  entries INTEGER NOT NULL,
  up_to INTEGER NOT NULL,
  -- JSON: identifiers of the records and exhibits its entries are from. What is marked privileged later holds it back.
  records TEXT NOT NULL,
  exhibits TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX chronology_exhibit_case ON chronology_exhibit(case_id);
CREATE TRIGGER chronology_exhibit_no_update BEFORE UPDATE ON chronology_exhibit
BEGIN SELECT RAISE(ABORT, 'what left, and where an exhibit came from, is append-only'); END;
CREATE TRIGGER chronology_exhibit_no_delete BEFORE DELETE ON chronology_exhibit
BEGIN SELECT RAISE(ABORT, 'what left, and where an exhibit came from, is append-only'); END;
`;
