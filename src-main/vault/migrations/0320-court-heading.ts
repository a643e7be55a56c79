/** @file What a bundle's cover says to a court office, and how the bundle shows its exhibits. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0320: Migration = {
  version: 320,
  name: 'court-heading',
  sql: `
-- JSON: core/bundles/court-heading.ts. '{}' says nothing.
ALTER TABLE bundle ADD COLUMN heading TEXT NOT NULL DEFAULT '{}';
-- JSON: core/bundles/marking.ts. '{}' is a bundle from before there was a choice, and is built as it was.
ALTER TABLE bundle ADD COLUMN marking TEXT NOT NULL DEFAULT '{}';
`,
};
