/** @file When each particular of a person was written, and by whom. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0140: Migration = {
  version: 140,
  name: 'particulars',
  sql: `
-- "As recorded on DATE by NAME" is said of a telephone number or a language, not of the form they stand in: a change
-- of one must not make the others look newer than what the person said since.
CREATE TABLE particular (
  person_id TEXT NOT NULL REFERENCES person (id),
  field TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  PRIMARY KEY (person_id, field)
) STRICT;

-- Nothing finer is known of what was written before this.
INSERT INTO particular (person_id, field, at, author)
SELECT person.id, field.value, person.updated_at, person.updated_by
FROM person, json_each('["name","alsoKnownAs","birthDate","language","interpreterNeeded","safeContact"]') AS field;
`,
};
