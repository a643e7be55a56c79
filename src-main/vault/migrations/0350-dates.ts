/** @file What happens in a case on a day, and what somebody saw to. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0350: Migration = {
  version: 350,
  name: 'dates',
  sql: `
CREATE TABLE case_event (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- Null where it is about the whole case.
  person_id TEXT REFERENCES person(id),
  -- An id of resources/clocks/kinds.json.
  kind TEXT NOT NULL,
  -- As it was called when it was recorded, for the log.
  title TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX case_event_case ON case_event(case_id);
-- The newest line of an event counts; a correction is a line more, with its reason. Append-only.
CREATE TABLE event_line (
  id INTEGER PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES case_event(id),
  -- Empty for the first.
  reason TEXT NOT NULL,
  -- 1: it was recorded by mistake, and nothing follows from it.
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  -- JSON: core/dates/fuzzy-date.ts.
  on_date TEXT NOT NULL,
  time TEXT NOT NULL,
  -- ISO day a decision arrived.
  served_on TEXT,
  nation TEXT NOT NULL,
  result TEXT NOT NULL,
  title TEXT NOT NULL,
  owner TEXT NOT NULL,
  enhanced TEXT NOT NULL,
  evidence_id TEXT REFERENCES evidence(id),
  place TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  -- Last, since it may be long and Today reads every line without it.
  note TEXT NOT NULL
) STRICT;
CREATE INDEX event_line_of ON event_line(event_id, id);
-- That somebody saw to what follows from a day, or that it is open again. The newest row counts. Append-only.
CREATE TABLE clock_mark (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  -- What the clock runs from: an event, or "answer <id>".
  subject TEXT NOT NULL,
  -- An id of a rule in resources/clocks.
  rule TEXT NOT NULL,
  settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
  on_day TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX clock_mark_case ON clock_mark(case_id, id);
-- Answers that something waits on, across all cases, without reading the others.
CREATE INDEX screening_answer_asked ON screening_answer(question, screening_id, id);
${['case_event', 'event_line', 'clock_mark']
  .flatMap((table) =>
    ['update', 'delete'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change} BEFORE ${change.toUpperCase()} ON ${table}
BEGIN SELECT RAISE(ABORT, 'what happened, and what was seen to, is append-only'); END;`,
    ),
  )
  .join('\n')}
`,
};
