/**
 * @file When an account or a note was held or written, and who took it, apart from when it was recorded and by whom.
 * Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0275: Migration = {
  version: 275,
  name: 'held-on',
  sql: `
-- NULL and '' where it was recorded as it was held: the log's hash of those lines has neither in it. A date is JSON,
-- {"value":"2026-10","qualifier":"about"}: people know the month, or about when.
ALTER TABLE screening ADD COLUMN held_on TEXT;
ALTER TABLE screening ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
ALTER TABLE screening_layer ADD COLUMN held_on TEXT;
ALTER TABLE screening_layer ADD COLUMN taken_by TEXT NOT NULL DEFAULT '';
ALTER TABLE partner_note ADD COLUMN held_on TEXT;
CREATE TRIGGER screening_held_stays BEFORE UPDATE OF held_on, taken_by ON screening
BEGIN SELECT RAISE(ABORT, 'when a record was held stays as it was written down'); END;
`,
};
