/** @file What leaves the vault, written down before it does, and what became of it. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0200: Migration = {
  version: 200,
  name: 'departure',
  sql: `
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
CREATE TABLE departure_file (
  departure_id TEXT NOT NULL REFERENCES departure(id),
  -- Within the folder, with "/" between its parts.
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (departure_id, path)
) STRICT, WITHOUT ROWID;
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
CREATE VIEW departure_newest AS
  SELECT departure_id, state FROM departure_state AS s
   WHERE id = (SELECT max(id) FROM departure_state WHERE departure_id = s.departure_id);
-- What a line of the record that something left has come to. A line from before this has none, and did leave.
CREATE VIEW departure_line AS
  SELECT d.kind, d.subject, s.line, newest.state
    FROM departure AS d
    JOIN departure_state AS s ON s.departure_id = d.id AND s.state = 'leaving'
    JOIN departure_newest AS newest ON newest.departure_id = d.id;
CREATE TRIGGER departure_no_update BEFORE UPDATE ON departure
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_no_delete BEFORE DELETE ON departure
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_file_no_update BEFORE UPDATE ON departure_file
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_file_no_delete BEFORE DELETE ON departure_file
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_state_no_update BEFORE UPDATE ON departure_state
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
CREATE TRIGGER departure_state_no_delete BEFORE DELETE ON departure_state
BEGIN SELECT RAISE(ABORT, 'departures are append-only'); END;
`,
};
