/** @file Bundles: sections, items in order, and every file that was built. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0040: Migration = {
  version: 40,
  name: 'bundle',
  sql: `
CREATE TABLE bundle (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES case_file(id),
  title TEXT NOT NULL,
  profile TEXT NOT NULL,
  court TEXT NOT NULL DEFAULT '',
  hearing_date TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_case ON bundle(case_id);

CREATE TABLE bundle_section (
  id TEXT PRIMARY KEY,
  bundle_id TEXT NOT NULL REFERENCES bundle(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE bundle_item (
  bundle_id TEXT NOT NULL REFERENCES bundle(id) ON DELETE CASCADE,
  section_id TEXT NOT NULL REFERENCES bundle_section(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  evidence_id TEXT NOT NULL REFERENCES evidence(id),
  PRIMARY KEY (bundle_id, evidence_id)
) STRICT;

CREATE TABLE bundle_issue (
  id TEXT PRIMARY KEY,
  bundle_id TEXT NOT NULL REFERENCES bundle(id),
  built_at TEXT NOT NULL,
  built_by TEXT NOT NULL,
  file_name TEXT NOT NULL,
  title TEXT NOT NULL,
  pages INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  byte_size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  audit_head TEXT NOT NULL,
  page_map TEXT NOT NULL
) STRICT;
CREATE INDEX bundle_issue_hash ON bundle_issue(sha256);
CREATE INDEX bundle_issue_bundle ON bundle_issue(bundle_id, built_at DESC);
`,
};
