/**
 * @file What has already left the vault: originals written out, bundles built, papers made from the record, and answers
 * typed into a form where somebody recorded that they were sent. Answers that were only shown to be typed are no release:
 * whoever takes a consent back is told of them all the same, for somebody may have typed them.
 */
import type { ReleaseView } from '../../contract/consent.ts';
import type { CaseId, ScreeningId } from '../../core/ids.ts';
import type { HandedOver } from '../../core/leaving/whereabouts.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { toldOf } from './packs.ts';

/** Newest first, without what was only looked at. */
export const listOut = (db: ReadDb, caseId: CaseId): ReleaseView[] =>
  listReleases(db, caseId).filter(({ kind, submitted }) => kind !== 'typed' || submitted !== null);

/** Newest first; with what was shown to be typed and is not recorded as sent: `typed`, and not `submitted`. */
export function listReleases(db: ReadDb, caseId: CaseId): ReleaseView[] {
  const told = toldOf(db, caseId);
  const lines = linesOf(db, caseId);
  const rows = db.all<Row>(
    `SELECT id, kind, state, title, "to", printed, purpose, at, "by", sha256, day, reference FROM (
     SELECT 'evidence:' || e.id || ':' || c.seq AS id, 'evidence' AS kind, coalesce(d.state, 'confirmed') AS state, e.title, c.to_whom AS "to", 0 AS printed, c.purpose, c.at,
            c.actor AS "by", c.sha256, c.log_seq AS seq, NULL AS day, NULL AS reference
       FROM custody_event c JOIN evidence e ON e.id = c.evidence_id
       LEFT JOIN departure_line d ON d.kind = 'evidence' AND d.subject = e.id AND d.line = CAST(c.seq AS TEXT)
      WHERE e.case_id = ? AND c.action = 'exported'
     UNION ALL
     SELECT 'bundle:' || i.id, 'bundle', coalesce(d.state, 'confirmed'), i.title || ' (' || i.file_name || ')', coalesce(json_extract(i.page_map, '$.to'), b.court), 0, '', i.built_at,
            i.built_by, i.sha256, i.log_seq, NULL, NULL
       FROM bundle_issue i JOIN bundle b ON b.id = i.bundle_id
       LEFT JOIN departure_line d ON d.kind = 'bundle' AND d.line = i.id
      WHERE b.case_id = ?
     UNION ALL
     SELECT r.kind || ':' || r.id, r.kind, coalesce(d.state, 'confirmed'),
            r.title || CASE r.file_name WHEN '' THEN '' ELSE ' (' || r.file_name || ')' END, r.recipient, r.file_name = '', r.purpose,
            r.at, r.actor, r.sha256, r.log_seq, NULL, NULL
       FROM release r
       LEFT JOIN departure_line d ON d.kind = r.kind AND d.line = CAST(r.id AS TEXT)
      WHERE r.case_id = ? AND (r.kind <> 'typed' OR
            (r.id = (SELECT max(x.id) FROM release x WHERE x.screening_id = r.screening_id AND x.kind = 'typed')
             AND coalesce((SELECT n.kind FROM submission n WHERE n.screening_id = r.screening_id ORDER BY n.id DESC LIMIT 1), 'withdrawn') = 'withdrawn'))
     UNION ALL
     SELECT 'typed:' || coalesce(r.id, s.id), 'typed', 'confirmed', f.title, coalesce(r.recipient, ''), 0, coalesce(r.purpose, ''),
            n.at, n.actor, coalesce(r.sha256, ''), n.log_seq, n.day, n.reference
       FROM submission n JOIN screening s ON s.id = n.screening_id
       JOIN form_version f ON f.form_id = s.form_id AND f.version = s.form_version
       LEFT JOIN release r ON r.id = (SELECT max(x.id) FROM release x WHERE x.screening_id = s.id AND x.kind = 'typed')
      WHERE s.case_id = ? AND n.kind <> 'withdrawn'
        AND n.id = (SELECT max(l.id) FROM submission l WHERE l.screening_id = s.id)
     UNION ALL
     SELECT 'pack:' || p.id, 'pack', coalesce(d.state, 'confirmed'), p.title || CASE p.file_name WHEN '' THEN '' ELSE ' (' || p.file_name || ')' END, p.recipient,
            p.file_name = '', p.purpose, p.at, p.actor, p.sha256, p.log_seq, NULL, NULL
       FROM pack p
       LEFT JOIN departure_line d ON d.kind = 'pack' AND d.line = p.id
      WHERE p.case_id = ?
     UNION ALL
     SELECT 'handover:' || h.id, 'handover', coalesce(d.state, 'confirmed'), h.title || ' (' || h.file_name || ')',
            h.recipient, 0, h.purpose, h.at, h.actor, h.sha256, h.log_seq, NULL, NULL
       FROM handover_out h
       LEFT JOIN departure_line d ON d.kind = 'handover' AND d.line = h.id
      WHERE h.case_id = ?
     UNION ALL
     SELECT 'chronology:' || h.id, 'chronology', coalesce(d.state, 'confirmed'), h.title || ' (' || h.file_name || ')',
            h.recipient, 0, h.purpose, h.at, h.actor, h.sha256, h.log_seq, NULL, NULL
       FROM chronology_issue h
       LEFT JOIN departure_line d ON d.kind = 'chronology' AND d.line = h.id
      WHERE h.case_id = ?
     UNION ALL
     SELECT 'log:' || l.id, 'log', coalesce(d.state, 'confirmed'), l.title || CASE l.file_name WHEN '' THEN '' ELSE ' (' || l.file_name || ')' END, l.recipient,
            l.file_name = '', l.purpose, l.at, l.actor, l.sha256, l.log_seq, NULL, NULL
       FROM log_copy l
       LEFT JOIN departure_line d ON d.kind = 'log' AND d.line = l.id
      WHERE l.case_id = ?
      ORDER BY seq DESC)`,
    [caseId, caseId, caseId, caseId, caseId, caseId, caseId, caseId],
  );
  return rows.map(({ day, reference, printed, ...one }) => ({
    ...one,
    printed: printed === 1,
    submitted: day === null ? null : { day, reference: reference ?? '' },
    told: told.get(one.id) ?? [],
    ...asRecordedSince(one.to, lines.get(one.id) ?? []),
  }));
}

interface Line extends HandedOver {
  readonly kind: 'given' | 'put-right';
  readonly why: string;
}

function asRecordedSince(to: string, lines: readonly Line[]): Pick<ReleaseView, 'to' | 'given' | 'putRight'> {
  const wrong = lines.filter(({ kind }) => kind === 'put-right');
  return {
    to: wrong.at(-1)?.to ?? to,
    given: lines.filter(({ kind }) => kind === 'given').map(({ kind: _kind, why: _why, ...given }) => given),
    putRight: wrong.map(({ why, at, by }, i) => ({ was: wrong[i - 1]?.to ?? to, why, at, by })),
  };
}

/** By what the list of releases calls each; oldest first. */
function linesOf(db: ReadDb, caseId: CaseId): Map<string, Line[]> {
  const rows = db.all<Line & { release: string }>(
    `SELECT release, kind, to_whom AS "to", how, coalesce(on_day, '') AS "on", why, at, actor AS "by"
       FROM release_line WHERE case_id = ? ORDER BY id`,
    [caseId],
  );
  const by = Map.groupBy(rows, ({ release }) => release);
  return new Map([...by].map(([id, lines]) => [id, lines.map(({ release: _, ...line }) => line)]));
}

export interface NewReleaseLine {
  readonly caseId: CaseId;
  readonly release: string;
  readonly kind: 'given' | 'put-right';
  readonly to: string;
  readonly how: string;
  readonly on: string | null;
  readonly why: string;
  readonly at: string;
  readonly by: string;
}

export function insertReleaseLine(tx: WriteTx, one: NewReleaseLine): void {
  tx.run(
    `INSERT INTO release_line (case_id, release, kind, to_whom, how, on_day, why, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [one.caseId, one.release, one.kind, one.to, one.how, one.on, one.why, one.at, one.by, nextEntry(tx)],
  );
}

interface Row extends Omit<ReleaseView, 'told' | 'submitted' | 'printed' | 'given' | 'putRight'> {
  readonly printed: 0 | 1;
  readonly day: string | null;
  readonly reference: string | null;
}

/** Whether the same answers were typed out by the same person on that day. */
export function hasTyped(
  db: ReadDb,
  one: {
    readonly screeningId: ScreeningId;
    readonly sha256: string;
    readonly by: string;
    readonly day: string;
  },
): boolean {
  const sql = `SELECT 1 AS found FROM release WHERE screening_id = ? AND kind = 'typed' AND sha256 = ? AND actor = ?
      AND substr(at, 1, 10) = ?`;
  return db.get(sql, [one.screeningId, one.sha256, one.by, one.day]) !== undefined;
}

export interface NewRelease
  extends Pick<ReleaseView, 'kind' | 'title' | 'to' | 'purpose' | 'at' | 'by' | 'sha256'> {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
  /** Empty where no file was written. */
  readonly fileName: string;
}

/** Which line of the record it is. */
export function insertRelease(tx: WriteTx, one: NewRelease): string {
  tx.run(
    `INSERT INTO release (case_id, screening_id, kind, title, recipient, purpose, file_name, sha256, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      one.caseId,
      one.screeningId,
      one.kind,
      one.title,
      one.to,
      one.purpose,
      one.fileName,
      one.sha256,
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
  const made = tx.get<{ id: number }>('SELECT max(id) AS id FROM release');
  return String(made?.id);
}
