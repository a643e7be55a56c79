/** @file Chronologies that left, and those that became exhibits, with what they were made from. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0371: Migration = {
  version: 371,
  name: 'chronology',
  sql: `
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
${['chronology_issue', 'chronology_exhibit']
  .flatMap((table) =>
    ['update', 'delete'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change} BEFORE ${change.toUpperCase()} ON ${table}
BEGIN SELECT RAISE(ABORT, 'what left, and where an exhibit came from, is append-only'); END;`,
    ),
  )
  .join('\n')}
`,
};
