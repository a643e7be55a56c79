/** @file Contacts, safe contact plans, the person's decisions and the support, prompts that were dismissed. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0370: Migration = {
  version: 370,
  name: 'contact',
  sql: `
-- All five are append-only: what is put right is put right by a line more.
CREATE TABLE contact_note (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- JSON: core/contact/contact-note.ts. When it was held is in it; when it was recorded is 'at'.
  fields TEXT NOT NULL,
  -- Why a way was used that the plan ruled out; '' where it ruled out none.
  breach TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_note_person ON contact_note(person_id);
CREATE INDEX contact_note_case ON contact_note(case_id);
CREATE TABLE contact_addendum (
  id INTEGER PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact_note(id),
  text TEXT NOT NULL,
  -- 1: the note was written down by mistake, and counts as no contact.
  mistaken INTEGER NOT NULL CHECK (mistaken IN (0, 1)),
  -- JSON: an ISO day, or null for none; no value leaves the day of the next contact as it was.
  next_on TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_addendum_of ON contact_addendum(contact_id, id);
-- The newest line of a person counts.
CREATE TABLE contact_plan (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- JSON: core/contact/contact-plan.ts.
  plan TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_plan_of ON contact_plan(person_id, id);
-- The newest line of a kind and subject counts.
CREATE TABLE support_line (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- JSON: core/support/support-line.ts.
  line TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX support_line_of ON support_line(person_id, kind, subject, id);
-- The newest line of a rule and what brought it up counts.
CREATE TABLE prompt_mark (
  id INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  -- An id of resources/support/prompts.json.
  rule TEXT NOT NULL,
  brought_by TEXT NOT NULL,
  dismissed INTEGER NOT NULL CHECK (dismissed IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  log_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX prompt_mark_of ON prompt_mark(person_id, id);
${['contact_note', 'contact_addendum', 'contact_plan', 'support_line', 'prompt_mark']
  .flatMap((table) =>
    ['update', 'delete'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change} BEFORE ${change.toUpperCase()} ON ${table}
BEGIN SELECT RAISE(ABORT, 'contacts, plans and support are append-only'); END;`,
    ),
  )
  .join('\n')}
`,
};
