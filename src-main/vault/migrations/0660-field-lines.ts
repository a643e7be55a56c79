/**
 * @file What was ever written in a field of a case, a person or an exhibit; what people are found by who may be in the vault twice,
 * and who was said to be somebody else. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0660: Migration = {
  version: 660,
  name: 'field-lines',
  sql: `
-- What the field says today stands with the case, person or exhibit. A field without a line here was written before there were such
-- lines: its first line is worked out from it (usecases/engine/field-lines.ts).
CREATE TABLE field_line (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  field TEXT NOT NULL,
  -- The same in every vault.
  line TEXT NOT NULL,
  -- JSON; null for words that stayed where they were replaced.
  value TEXT,
  -- JSON list of lines.
  in_view_of TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX field_line_subject ON field_line(subject, field);
CREATE INDEX field_line_entry ON field_line(log_seq);
${['update', 'delete']
  .map(
    (change) => `CREATE TRIGGER field_line_no_${change} BEFORE ${change.toUpperCase()} ON field_line
BEGIN SELECT RAISE(ABORT, 'what was written in a field is append-only'); END;`,
  )
  .join('\n')}

-- What somebody may be found by who is in two cases: core/people/same-person.ts. Part of the index: made of other rows.
CREATE TABLE search_person (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  UNIQUE (key, person_id)
) STRICT;
CREATE INDEX search_person_of ON search_person(person_id);
CREATE TRIGGER search_person_born AFTER UPDATE OF birth_date ON person
BEGIN INSERT OR IGNORE INTO search_due (source, key) VALUES ('person', NEW.id); END;
INSERT OR IGNORE INTO search_due (source, key) SELECT 'person', id FROM person;

-- That two who look alike are not the same, as somebody said.
CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  other_id TEXT NOT NULL REFERENCES person (id),
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL,
  UNIQUE (person_id, other_id)
) STRICT;
CREATE INDEX person_apart_other ON person_apart(other_id);
`,
};
