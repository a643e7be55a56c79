/** @file What the fingerprints of a case's, a person's and an exhibit's details are salted with. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0160: Migration = {
  version: 160,
  name: 'detail-salt',
  sql: `
-- The log holds a fingerprint of what was written, and not this: whoever reads the log alone cannot try names and
-- dates out on it. New at every change. Things last written before this have none, and are not looked at.
CREATE TABLE detail_salt (
  subject TEXT PRIMARY KEY,
  salt TEXT NOT NULL
) STRICT;
`,
};
