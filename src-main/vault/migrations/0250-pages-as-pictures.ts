/** @file Pages of evidence that bundles show as pictures of what is seen of them. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0250: Migration = {
  version: 250,
  name: 'pages-as-pictures',
  sql: `
-- JSON: 1-based pages of the working copy, in order.
ALTER TABLE evidence ADD COLUMN pictured_pages TEXT NOT NULL DEFAULT '[]';
-- The working copy with those pages as pictures; the one without them stays, so that it can be gone back to.
ALTER TABLE evidence ADD COLUMN pictured_blob TEXT REFERENCES blob(id);
`,
};
