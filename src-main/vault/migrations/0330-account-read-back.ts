/** @file How a later account was read back to the person: a note that says of which account. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0330: Migration = {
  version: 330,
  name: 'account-read-back',
  sql: `
-- The number of the later account; nothing for any other note. The log's hash of those has none in it.
ALTER TABLE partner_note ADD COLUMN read_back_of INTEGER;
`,
};
