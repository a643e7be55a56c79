/** @file Arrest, charge, detention and removal on the first page of a case. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0241: Migration = {
  version: 241,
  name: 'situation',
  sql: `
-- JSON as in core/cases/situation.ts. Null: nobody was asked yet, and a case from before this was not.
ALTER TABLE case_file ADD COLUMN situation TEXT;
CREATE INDEX case_file_situation ON case_file(id) WHERE situation IS NOT NULL;
`,
};
