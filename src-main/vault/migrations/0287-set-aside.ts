/** @file Lines of a readiness page that somebody set aside, with the reason. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0287: Migration = {
  version: 287,
  name: 'set-aside',
  sql: `
-- A line each time one is set aside or taken up again; the newest for the same sheet and line counts.
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
) STRICT;
CREATE INDEX readiness_aside_of ON readiness_aside(screening_id, line, id);
CREATE TRIGGER readiness_aside_no_update BEFORE UPDATE ON readiness_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is append-only'); END;
CREATE TRIGGER readiness_aside_no_delete BEFORE DELETE ON readiness_aside
BEGIN SELECT RAISE(ABORT, 'what was set aside is append-only'); END;
`,
};
