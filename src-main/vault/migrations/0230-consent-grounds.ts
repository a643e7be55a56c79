/**
 * @file What a consent rests on: the privacy notice that was gone through, and who decided for an adult who cannot make
 * the decision now. The list of statuses is a CHECK, so the table is written anew, row by row. Frozen once released.
 */
import type { Migration } from '../migrate.ts';

export const migration0230: Migration = {
  version: 230,
  name: 'consent-grounds',
  sql: `
CREATE TABLE consent_next (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  person_id TEXT NOT NULL REFERENCES person(id),
  purpose TEXT NOT NULL,
  recipient TEXT NOT NULL DEFAULT '',
  item TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL
    CHECK (status IN ('given', 'refused', 'withdrawn', 'best-interests', 'not-needed-child')),
  language TEXT NOT NULL DEFAULT '',
  interpreter TEXT NOT NULL DEFAULT '',
  explained_by TEXT NOT NULL DEFAULT '',
  expires_on TEXT,
  evidence_id TEXT REFERENCES evidence(id),
  screening_id TEXT REFERENCES screening(id),
  note TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  decided_on TEXT,
  log_seq INTEGER NOT NULL DEFAULT 0,
  -- Its name and version. Lines written before name none.
  privacy_notice TEXT NOT NULL DEFAULT '',
  -- Who decided in the person's best interests, and why they could not decide themselves.
  decided_by TEXT NOT NULL DEFAULT '',
  cannot_decide TEXT NOT NULL DEFAULT '',
  CHECK ((status = 'best-interests') = (decided_by <> '' AND cannot_decide <> ''))
) STRICT;
INSERT INTO consent_next (rowid, id, case_id, person_id, purpose, recipient, item, status, language, interpreter,
    explained_by, expires_on, evidence_id, screening_id, note, at, recorded_by, decided_on, log_seq)
  SELECT rowid, id, case_id, person_id, purpose, recipient, item, status, language, interpreter,
    explained_by, expires_on, evidence_id, screening_id, note, at, recorded_by, decided_on, log_seq
  FROM consent;
DROP TABLE consent;
ALTER TABLE consent_next RENAME TO consent;
CREATE INDEX consent_person ON consent(person_id, purpose);
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
`,
};
