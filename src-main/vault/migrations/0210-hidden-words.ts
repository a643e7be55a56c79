/** @file Words that a search finds on the pages of evidence and nobody sees. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0210: Migration = {
  version: 210,
  name: 'hidden-words',
  sql: `
-- JSON: page, how they are hidden, the words. Evidence taken in before this step was not looked through.
ALTER TABLE evidence ADD COLUMN hidden TEXT NOT NULL DEFAULT '[]';
`,
};
