/** @file The baseline, and every migration after it, oldest first. */

import { baseline0690 } from './0690-baseline.ts';
import type { Migration } from './migration.ts';

/** What is struck out of exhibits, and what of it was taken back. Frozen once released. */
const redaction: Migration = {
  version: 700,
  name: 'redaction',
  sql: `
-- rects: JSON: rectangles in points from the upper left corner of the page as shown (core/redaction/marks.ts).
-- terms: JSON: words that must be nowhere in what these readers get.
-- readers: JSON: for whom it is struck out (core/withholding/readers.ts); null for everybody who gets a served copy.
CREATE TABLE redaction (
  id TEXT PRIMARY KEY,
  evidence_id TEXT NOT NULL REFERENCES evidence(id),
  page INTEGER NOT NULL,
  rects TEXT NOT NULL,
  terms TEXT NOT NULL,
  reason TEXT NOT NULL,
  basis TEXT NOT NULL,
  readers TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX redaction_of ON redaction(evidence_id, page);
CREATE TRIGGER redaction_no_update BEFORE UPDATE ON redaction
BEGIN SELECT RAISE(ABORT, 'redactions are append-only'); END;
CREATE TRIGGER redaction_no_delete BEFORE DELETE ON redaction
BEGIN SELECT RAISE(ABORT, 'redactions are append-only'); END;

-- One row for a redaction that was taken back.
CREATE TABLE redaction_back (
  redaction_id TEXT PRIMARY KEY REFERENCES redaction(id),
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER redaction_back_no_update BEFORE UPDATE ON redaction_back
BEGIN SELECT RAISE(ABORT, 'redactions are append-only'); END;
CREATE TRIGGER redaction_back_no_delete BEFORE DELETE ON redaction_back
BEGIN SELECT RAISE(ABORT, 'redactions are append-only'); END;
`,
};

/** Statements for a court, as lines: nothing that was in one is overwritten. Frozen once released. */
const statements: Migration = {
  version: 710,
  name: 'statements',
  sql: `
-- kind: resources/statements/kinds.json. reader: who it is drafted for, as typed; empty where nobody is named.
CREATE TABLE court_statement (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  screening_id TEXT NOT NULL REFERENCES screening(id),
  kind TEXT NOT NULL,
  reader TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX court_statement_of ON court_statement(case_id, person_id);
CREATE TRIGGER court_statement_no_update BEFORE UPDATE ON court_statement
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
CREATE TRIGGER court_statement_no_delete BEFORE DELETE ON court_statement
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;

-- deed: JSON: core/statements/paragraphs.ts. line: from 1 in each statement.
CREATE TABLE court_statement_line (
  statement_id TEXT NOT NULL REFERENCES court_statement(id),
  line INTEGER NOT NULL,
  deed TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  PRIMARY KEY (statement_id, line)
) STRICT;
CREATE TRIGGER court_statement_line_no_update BEFORE UPDATE ON court_statement_line
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
CREATE TRIGGER court_statement_line_no_delete BEFORE DELETE ON court_statement_line
BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
`,
};

export const MIGRATIONS: readonly Migration[] = [baseline0690, redaction, statements];
