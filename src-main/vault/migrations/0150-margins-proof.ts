/** @file What ties the lines around an account to the log, and who wrote a note down. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0150: Migration = {
  version: 150,
  name: 'margins-proof',
  sql: `
-- Random, so that the log's hash of a line gives none of its words away. '' on lines from before: those have no proof.
ALTER TABLE screening ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
ALTER TABLE screening_layer ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
ALTER TABLE screening_sitting ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
ALTER TABLE interview_break ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
ALTER TABLE partner_note ADD COLUMN nonce TEXT NOT NULL DEFAULT '';
-- Whoever unlocked the vault; '' on notes from before.
ALTER TABLE partner_note ADD COLUMN written_by TEXT NOT NULL DEFAULT '';
CREATE TRIGGER interview_break_ends_once BEFORE UPDATE ON interview_break
WHEN OLD.ended_at IS NOT NULL OR NEW.started_at <> OLD.started_at OR NEW.nonce <> OLD.nonce
BEGIN SELECT RAISE(ABORT, 'the break log is append-only'); END;
`,
};
