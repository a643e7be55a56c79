/** @file Statements for a court, as lines: nothing that was in one is overwritten. Frozen once released. */
import type { Migration } from './migration.ts';

export const statements: Migration = {
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
