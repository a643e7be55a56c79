/** @file Pages without text that are read by machine: what was read so far, and what lies in a working copy. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0540: Migration = {
  version: 540,
  name: 'read-pages',
  sql: `
-- JSON: pages of the working copy whose words were read by machine from what is seen, and how sure it is of them.
ALTER TABLE evidence ADD COLUMN machine_read TEXT NOT NULL DEFAULT '[]';
-- What was read and does not lie in a working copy yet. It can be read again: not sealed, and not carried over by a salvage.
CREATE TABLE search_read (
  evidence_id TEXT NOT NULL,
  -- 1-based, of the working copy.
  page INTEGER NOT NULL,
  -- JSON: how the page is turned, and each word with its place (core/evidence/machine-read.ts).
  words TEXT NOT NULL,
  -- 0 to 100; null where no words were found.
  certainty INTEGER,
  -- Program and data that read it.
  reader TEXT NOT NULL,
  -- Why it could not be read, or not be laid into the working copy; '' where nothing was wrong.
  code TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (evidence_id, page)
) STRICT;
`,
};
