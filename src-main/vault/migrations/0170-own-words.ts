/**
 * @file Own words without an answer get a state of their own: until now they were kept as `cleared`, as if they had been
 * taken back. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0170: Migration = {
  version: 170,
  name: 'own-words',
  sql: `
-- The log has the hash of each answer as it was saved. Where that was under another state than the one it has now, the
-- former one stays here, so that the hash can be worked out again; else NULL.
ALTER TABLE screening_answer ADD COLUMN saved_state TEXT CHECK (saved_state IS NULL OR saved_state = 'cleared');
-- A check cannot be widened in place: the column is made anew under the old name. The default is never used.
ALTER TABLE screening_answer ADD COLUMN new_state TEXT NOT NULL DEFAULT 'not-asked' CHECK (
  new_state IN ('answered', 'own-words', 'not-known', 'prefers-not-to-say', 'not-asked', 'deferred', 'cleared')
  AND (new_state <> 'own-words' OR own_words <> '') AND (new_state <> 'cleared' OR own_words = ''));
DROP TRIGGER screening_answer_no_update;
UPDATE screening_answer SET
  new_state = CASE WHEN state = 'cleared' AND own_words <> '' THEN 'own-words' ELSE state END,
  saved_state = CASE WHEN state = 'cleared' AND own_words <> '' THEN 'cleared' END;
ALTER TABLE screening_answer DROP COLUMN state;
ALTER TABLE screening_answer RENAME COLUMN new_state TO state;
CREATE TRIGGER screening_answer_no_update BEFORE UPDATE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
`,
};
