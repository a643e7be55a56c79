/** @file The question a sitting was left in, beside its page. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0100: Migration = {
  version: 100,
  name: 'screening-place',
  sql: `
ALTER TABLE screening ADD COLUMN current_question TEXT NOT NULL DEFAULT '';
`,
};
