/** @file Which entry of the log recorded what: the order things happened in, whatever the clock said. Frozen once released. */
import type { Migration } from '../migrate.ts';

export const migration0180: Migration = {
  version: 180,
  name: 'log-order',
  sql: `
-- The number of the log entry that recorded the row, or changed it last. Clocks go back: when a laptop crosses a time
-- zone, when summer time ends, when its battery dies. The log's numbers never do. 0 where no entry was found.
ALTER TABLE case_file ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE particular ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE screening ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE screening_answer ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE consent ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bundle ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE bundle_issue ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE custody_event ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE release ADD COLUMN log_seq INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER IF EXISTS screening_answer_no_update;
DROP TRIGGER IF EXISTS consent_no_update;
DROP TRIGGER IF EXISTS custody_event_no_update;
DROP TRIGGER IF EXISTS release_no_update;

UPDATE screening SET log_seq = coalesce(
  (SELECT min(seq) FROM audit_entry WHERE subject = screening.id AND action = 'screening.started'), 0);

-- Answers that were saved together share a nonce, and an entry. So the first such change of a record is in its first
-- entry of that kind, and so on. Rows are only ever added: a row is never older than the one before it.
WITH change AS (
  SELECT screening_id, nonce, row_number() OVER (PARTITION BY screening_id ORDER BY min(id)) AS place
    FROM screening_answer GROUP BY screening_id, nonce),
entry AS (
  SELECT subject, seq, row_number() OVER (PARTITION BY subject ORDER BY seq) AS place FROM audit_entry
   WHERE action = 'screening.answered' AND json_extract(CAST(canonical AS TEXT), '$.facts.answers') > 0),
answer AS (
  SELECT a.id, max(coalesce(e.seq, 0)) OVER (ORDER BY a.id) AS seq
    FROM screening_answer a
    JOIN change c ON c.screening_id = a.screening_id AND c.nonce = a.nonce
    LEFT JOIN entry e ON e.subject = a.screening_id AND e.place = c.place)
UPDATE screening_answer SET log_seq = answer.seq FROM answer WHERE answer.id = screening_answer.id;

-- A line of the ledger has an entry of its own, or was written with the answer it came from.
WITH line AS (
  SELECT c.id, max(coalesce(
      (SELECT seq FROM audit_entry WHERE subject = c.id AND action = 'consent.recorded'),
      (SELECT a.log_seq FROM screening_answer a WHERE a.screening_id = c.screening_id AND a.at = c.at LIMIT 1),
      0)) OVER (ORDER BY c.rowid) AS seq
    FROM consent c)
UPDATE consent SET log_seq = line.seq FROM line WHERE line.id = consent.id;

-- Of a particular only its moment is known: the entry about the person that is nearest to it, as moments, not as text.
UPDATE particular SET log_seq = coalesce(
  (SELECT e.seq FROM audit_entry e
    WHERE e.subject = particular.person_id AND e.action IN ('person.added', 'person.updated')
    ORDER BY abs(julianday(e.at) - julianday(particular.at)), e.seq LIMIT 1), 0);

UPDATE bundle SET log_seq = coalesce(
  (SELECT max(seq) FROM audit_entry WHERE subject = bundle.id AND action IN ('bundle.created', 'bundle.arranged')), 0);
WITH issue AS (
  SELECT json_extract(CAST(canonical AS TEXT), '$.facts.issue') AS id, seq FROM audit_entry
   WHERE action = 'bundle.built')
UPDATE bundle_issue SET log_seq = issue.seq FROM issue WHERE issue.id = bundle_issue.id;

WITH given AS (
  SELECT c.id, max(coalesce(CASE c.action
      WHEN 'bundled' THEN (SELECT i.log_seq FROM bundle_issue i
        WHERE i.sha256 = c.sha256 AND i.built_at = c.at LIMIT 1)
      ELSE (SELECT e.seq FROM audit_entry e WHERE e.subject = c.evidence_id AND e.action = 'evidence.' || c.action
        ORDER BY abs(julianday(e.at) - julianday(c.at)), e.seq LIMIT 1) END, 0)) OVER (ORDER BY c.id) AS seq
    FROM custody_event c)
UPDATE custody_event SET log_seq = given.seq FROM given WHERE given.id = custody_event.id;

WITH gone AS (
  SELECT r.id, max(coalesce(
      (SELECT e.seq FROM audit_entry e WHERE e.subject = r.screening_id
          AND e.action IN ('notification.exported', 'screening.copied-out', 'sheet.exported')
        ORDER BY abs(julianday(e.at) - julianday(r.at)), e.seq LIMIT 1), 0)) OVER (ORDER BY r.id) AS seq
    FROM release r)
UPDATE release SET log_seq = gone.seq FROM gone WHERE gone.id = release.id;

WITH named(id, case_id) AS (
  SELECT id, id FROM case_file
  UNION ALL SELECT id, case_id FROM person
  UNION ALL SELECT id, case_id FROM evidence
  UNION ALL SELECT id, case_id FROM screening
  UNION ALL SELECT id, case_id FROM consent
  UNION ALL SELECT id, case_id FROM bundle),
touched AS (
  SELECT named.case_id, max(e.seq) AS seq FROM named JOIN audit_entry e ON e.subject = named.id
   WHERE e.action IN ('case.created', 'case.updated', 'person.added', 'person.updated', 'evidence.received',
     'evidence.updated', 'evidence.removed', 'evidence.restored', 'evidence.pages-turned', 'screening.started',
     'screening.answered', 'screening.signed', 'screening.layer-opened', 'screening.linked', 'consent.recorded',
     'bundle.created', 'bundle.arranged')
   GROUP BY named.case_id)
UPDATE case_file SET log_seq = touched.seq FROM touched WHERE touched.case_id = case_file.id;

CREATE TRIGGER screening_answer_no_update BEFORE UPDATE ON screening_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent
BEGIN SELECT RAISE(ABORT, 'the consent ledger is append-only'); END;
CREATE TRIGGER custody_event_no_update BEFORE UPDATE ON custody_event
BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER release_no_update BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'releases are append-only'); END;
CREATE TRIGGER screening_begun_stays BEFORE UPDATE OF log_seq ON screening
BEGIN SELECT RAISE(ABORT, 'when a record was begun does not change'); END;

DROP INDEX case_file_updated;
CREATE INDEX case_file_order ON case_file(log_seq DESC);
DROP INDEX bundle_issue_newest;
-- The latest day that the log has seen, and the times in it that were set right, without reading all of it.
CREATE INDEX audit_entry_day ON audit_entry(substr(at, 1, 10));
CREATE INDEX audit_entry_clock_corrected ON audit_entry(seq) WHERE action = 'clock.corrected';
`,
};
