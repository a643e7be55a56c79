/** @file Which way up the pages of evidence read, and how they are shown in bundles. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0080: Migration = {
  version: 80,
  name: 'page-directions',
  sql: `
-- JSON: only pages that do not read from left to right, or that somebody turned. The stored files never change.
ALTER TABLE evidence ADD COLUMN page_directions TEXT NOT NULL DEFAULT '[]';
`,
};
