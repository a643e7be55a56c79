/** @file What lies open across all cases, found without reading every case. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0070: Migration = {
  version: 70,
  name: 'today',
  sql: `
CREATE INDEX screening_draft ON screening(status) WHERE status = 'draft';
-- When a draft was last touched: its newest answer, without reading the others.
CREATE INDEX screening_answer_newest ON screening_answer(screening_id, id);
CREATE INDEX evidence_noted ON evidence(case_id, received_at) WHERE removed_at IS NULL AND notes <> '[]';
CREATE INDEX consent_expiry ON consent(expires_on) WHERE expires_on IS NOT NULL AND status = 'given';
CREATE INDEX bundle_issue_newest ON bundle_issue(built_at DESC);
`,
};
