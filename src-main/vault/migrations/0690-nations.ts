/**
 * @file Whose law a case is under, and the day a decision was sent, from which some last days run. Cases from before are under
 * the law that every rule had then. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0690: Migration = {
  version: 690,
  name: 'nations',
  sql: `
ALTER TABLE case_file ADD COLUMN nation TEXT NOT NULL DEFAULT 'england-wales'
  CHECK (nation IN ('england-wales', 'scotland', 'northern-ireland'));
-- ISO day; null where it is not known. The entry of the log that recorded the line names it too.
ALTER TABLE event_line ADD COLUMN sent_on TEXT;
`,
};
