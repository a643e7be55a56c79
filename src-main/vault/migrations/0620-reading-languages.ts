/** @file In which languages the pages of an exhibit are read by machine. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0620: Migration = {
  version: 620,
  name: 'reading-languages',
  sql: `
-- JSON: names of languages beside English, as their files are called; null for those that are usual in this vault.
ALTER TABLE evidence ADD COLUMN reading_languages TEXT;
`,
};
