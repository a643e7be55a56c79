/** @file Who spoke in which language at each sitting, and answers that nobody takes away. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0110: Migration = {
  version: 110,
  name: 'sittings-and-proof',
  sql: `
-- Append-only: the newest line is in force. The first sitting is in the record itself.
CREATE TABLE screening_sitting (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX screening_sitting_record ON screening_sitting(screening_id, id);
CREATE TRIGGER screening_sitting_no_update BEFORE UPDATE ON screening_sitting
BEGIN SELECT RAISE(ABORT, 'sittings are append-only'); END;
CREATE TRIGGER screening_sitting_no_delete BEFORE DELETE ON screening_sitting
BEGIN SELECT RAISE(ABORT, 'sittings are append-only'); END;

-- Taking an answer back is a line in state 'cleared', in drafts too: nothing is ever deleted.
CREATE TRIGGER screening_answer_no_delete BEFORE DELETE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER screening_layer_no_update BEFORE UPDATE ON screening_layer
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;
CREATE TRIGGER screening_layer_no_delete BEFORE DELETE ON screening_layer
BEGIN SELECT RAISE(ABORT, 'accounts are append-only'); END;
CREATE TRIGGER partner_note_no_update BEFORE UPDATE ON partner_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER partner_note_no_delete BEFORE DELETE ON partner_note
BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER interview_break_no_delete BEFORE DELETE ON interview_break
BEGIN SELECT RAISE(ABORT, 'the break log is append-only'); END;
CREATE TRIGGER screening_no_delete BEFORE DELETE ON screening
BEGIN SELECT RAISE(ABORT, 'records are not taken away'); END;
CREATE TRIGGER screening_signed_stays BEFORE UPDATE OF id, case_id, person_id, form_id, form_version, status, author,
  language, interpreter, place, started_at, signed_at, read_back, signed_sha256 ON screening WHEN OLD.status = 'signed'
BEGIN SELECT RAISE(ABORT, 'a signed record is locked'); END;

-- What the log says about one record is read whenever the record is opened.
CREATE INDEX audit_entry_subject ON audit_entry(subject, seq);
`,
};
