/**
 * @file What a line that came from another vault was written in view of (core/effective.ts). Lines that were written here, and those that
 * came in before this, were written in view of all before them in this log: what stood goes on standing. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0650: Migration = {
  version: 650,
  name: 'line-view',
  sql: `
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
`,
};
