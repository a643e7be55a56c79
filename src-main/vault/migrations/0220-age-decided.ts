/** @file What was decided about a person's age, and why. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0220: Migration = {
  version: 220,
  name: 'age-decided',
  sql: `
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
`,
};
