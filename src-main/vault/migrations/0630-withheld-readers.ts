/** @file From whom the words of a telling are kept, and which row of a list alone. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0630: Migration = {
  version: 630,
  name: 'withheld-readers',
  sql: `
-- Of a line 'told/…'. JSON, as ReaderScope in core/answers/withheld-scope.ts; null: from everybody.
ALTER TABLE readiness_aside ADD COLUMN readers TEXT;
-- JSON: the row as it was told; null for the whole telling.
ALTER TABLE readiness_aside ADD COLUMN told_row TEXT;
`,
};
