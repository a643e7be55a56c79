/** @file What is written down of recordings, every version of it. Frozen once released. */
import type { Migration } from '../migrate.ts';

const due = `INSERT OR IGNORE INTO search_due (source, key) VALUES ('transcript', CAST(NEW.id AS TEXT));`;

export const migration0600: Migration = {
  version: 600,
  name: 'transcripts',
  sql: `
-- JSON: versions in the order they were saved (core/evidence/transcript.ts). None is ever taken away or changed.
ALTER TABLE evidence ADD COLUMN transcripts TEXT NOT NULL DEFAULT '[]';
CREATE TRIGGER search_transcript_changed AFTER UPDATE OF transcripts ON evidence BEGIN ${due} END;
CREATE TRIGGER search_transcript_gone AFTER DELETE ON evidence BEGIN ${due.replace('NEW', 'OLD')} END;
`,
};
