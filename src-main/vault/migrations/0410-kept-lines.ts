/** @file What holds days, contacts, plans, support and prompts against the log, and what Today finds them by. Frozen once released. */
import type { Migration } from '../migrate.ts';

const HELD = [
  'case_event',
  'event_line',
  'clock_mark',
  'contact_note',
  'contact_addendum',
  'contact_plan',
  'support_line',
  'prompt_mark',
];

export const migration0410: Migration = {
  version: 410,
  name: 'kept-lines',
  sql: `
-- One row for an entry of the log whose lines are hashed into it: without the salt, short lines could be guessed from the log.
CREATE TABLE line_salt (
  log_seq INTEGER PRIMARY KEY,
  salt TEXT NOT NULL
) STRICT;
${['update', 'delete']
  .map(
    (change) => `CREATE TRIGGER line_salt_no_${change} BEFORE ${change.toUpperCase()} ON line_salt
BEGIN SELECT RAISE(ABORT, 'what lines are hashed with is append-only'); END;`,
  )
  .join('\n')}
${HELD.map((table) => `CREATE INDEX ${table}_entry ON ${table}(log_seq);`).join('\n')}

-- What Today asks of contacts, without reading what was written in them.
ALTER TABLE contact_note ADD COLUMN spoken INTEGER GENERATED ALWAYS AS
  (fields ->> '$.reached' = 'person' AND fields ->> '$.withWhom' = '') VIRTUAL;
-- The day it counts for; null where it was held on no exact day.
ALTER TABLE contact_note ADD COLUMN held_day TEXT GENERATED ALWAYS AS
  (CASE WHEN fields ->> '$.heldOn.qualifier' = 'exact' AND fields ->> '$.heldOn.or' IS NULL
         AND fields ->> '$.heldOn.to' IS NULL AND length(fields ->> '$.heldOn.value') = 10
    THEN fields ->> '$.heldOn.value' END) VIRTUAL;
ALTER TABLE contact_note ADD COLUMN next_day TEXT GENERATED ALWAYS AS (fields ->> '$.nextOn') VIRTUAL;
ALTER TABLE contact_note ADD COLUMN calls_for_a_look INTEGER GENERATED ALWAYS AS
  (fields ->> '$.threats' = 1 OR breach <> '') VIRTUAL;
CREATE INDEX contact_note_told ON contact_note(person_id, log_seq, spoken, held_day, next_day, calls_for_a_look);
-- A day that was put right to another one.
CREATE INDEX event_line_corrected ON event_line(event_id) WHERE reason <> '';
`,
};
