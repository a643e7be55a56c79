/** @file The day a person decided, where it is not the day it was written down. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0130: Migration = {
  version: 130,
  name: 'consent-day',
  sql: `
-- An ISO day; nothing where nobody said another than the day of recording. Lines written before know no other.
ALTER TABLE consent ADD COLUMN decided_on TEXT;
`,
};
