/** @file Which exhibits, records and notes are marked privileged, and who said so. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0240: Migration = {
  version: 240,
  name: 'privileged',
  sql: `
-- A line each time a mark is set or lifted; nothing is taken out of it. The newest line for a thing counts.
CREATE TABLE privileged_mark (
  id INTEGER PRIMARY KEY,
  -- 'exhibit', 'record' or 'note'.
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  stands INTEGER NOT NULL,
  reason TEXT NOT NULL,
  -- Whose decision it was; who wrote it down is the actor.
  decided_by TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX privileged_mark_of ON privileged_mark(kind, subject, id);
CREATE TRIGGER privileged_mark_no_update BEFORE UPDATE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER privileged_mark_no_delete BEFORE DELETE ON privileged_mark
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE VIEW privileged_now AS
  SELECT kind, subject, case_id, reason, decided_by, at FROM privileged_mark AS m
   WHERE stands = 1 AND id = (SELECT max(id) FROM privileged_mark WHERE kind = m.kind AND subject = m.subject);
`,
};
