/** @file What is struck out of exhibits, and what of it was taken back. Frozen once released. */
import type { Migration } from './migration.ts';

export const redaction: Migration = {
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
