/** @file Words typed into a form that is still open. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0120: Migration = {
  version: 120,
  name: 'kept-words',
  sql: `
-- Not a record: what somebody has begun to type, until they save it or leave it out. Theirs alone.
CREATE TABLE kept_words (
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (actor, subject, kind, detail)
) STRICT;
`,
};
