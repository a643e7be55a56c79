/** @file Interviews, their answers in layers, breaks, partner notes, and the consent ledger. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0030: Migration = {
  version: 30,
  name: 'screening',
  sql: `
CREATE TABLE form_version (
  form_id TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  title TEXT NOT NULL,
  questions INTEGER NOT NULL,
  definition TEXT NOT NULL,
  first_used_at TEXT NOT NULL,
  PRIMARY KEY (form_id, version)
) STRICT;

CREATE TABLE screening (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  form_id TEXT NOT NULL,
  form_version TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'signed')),
  author TEXT NOT NULL,
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  place TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  current_page TEXT NOT NULL DEFAULT '',
  signed_at TEXT,
  read_back TEXT,
  signed_sha256 TEXT,
  FOREIGN KEY (form_id, form_version) REFERENCES form_version(form_id, version)
) STRICT;
CREATE INDEX screening_case ON screening(case_id);

CREATE TABLE screening_layer (
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (screening_id, layer)
) STRICT;

-- Append-only: the newest row of a question in a layer is its answer, the older ones its history.
-- The nonce goes into the hash that the audit log keeps, so that nobody tells "yes" from "no" by its hash.
CREATE TABLE screening_answer (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  layer INTEGER NOT NULL,
  question TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('answered', 'not-asked', 'not-known', 'prefers-not-to-say', 'deferred', 'cleared')),
  value TEXT,
  own_words TEXT NOT NULL DEFAULT '',
  relation TEXT NOT NULL DEFAULT 'new' CHECK (relation IN ('new', 'confirms', 'adds', 'differs')),
  cause TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  nonce TEXT NOT NULL
) STRICT;
CREATE INDEX screening_answer_question ON screening_answer(screening_id, layer, question, id);
CREATE TRIGGER screening_answer_no_update BEFORE UPDATE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;

CREATE TABLE interview_break (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE partner_note (
  id INTEGER PRIMARY KEY,
  screening_id TEXT NOT NULL REFERENCES screening(id),
  question TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

-- Append-only: the newest row for person, purpose, recipient and item is the consent that stands.
CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  purpose TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '',
  item TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK (status IN ('given', 'refused', 'withdrawn', 'not-needed-child')),
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  explained_by TEXT NOT NULL DEFAULT '',
  expires_on TEXT,
  evidence_id TEXT REFERENCES evidence(id),
  screening_id TEXT REFERENCES screening(id),
  note TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX consent_person ON consent(person_id, purpose);
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
`,
};
