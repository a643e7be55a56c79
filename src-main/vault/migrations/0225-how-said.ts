/** @file How each answer came to be said. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0225: Migration = {
  version: 225,
  name: 'how-said',
  sql: `
-- '' where nothing was said, and on answers from before it was kept: the log's hash of those has no mark in it.
ALTER TABLE screening_answer ADD COLUMN how_said TEXT NOT NULL DEFAULT '';
`,
};
