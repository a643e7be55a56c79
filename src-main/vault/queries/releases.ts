/** @file What has already left the vault: originals written out and bundles built. */
import type { ReleaseView } from '../../shared/contract/screening.ts';
import type { CaseId } from '../../shared/ids.ts';
import type { ReadDb } from '../db.ts';

/** Newest first. */
export function listReleases(db: ReadDb, caseId: CaseId): ReleaseView[] {
  return db.all<ReleaseView>(
    `SELECT 'evidence' AS kind, e.title, c.to_whom AS "to", c.purpose, c.at, c.actor AS "by", c.sha256
       FROM custody_event c JOIN evidence e ON e.id = c.evidence_id
      WHERE e.case_id = ? AND c.action = 'exported'
     UNION ALL
     SELECT 'bundle', i.title || ' (' || i.file_name || ')', b.court, '', i.built_at, i.built_by, i.sha256
       FROM bundle_issue i JOIN bundle b ON b.id = i.bundle_id
      WHERE b.case_id = ?
      ORDER BY at DESC`,
    [caseId, caseId],
  );
}
