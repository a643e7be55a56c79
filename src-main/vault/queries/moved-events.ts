/** @file Days of a case that were put right to other days, and by which entry of the log. */
import { type FuzzyDate, formatFuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { CaseId, PersonId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { eventsThatCame } from './events.ts';

export interface MovedEvent {
  readonly id: string;
  readonly caseId: CaseId;
  /** Null where it is about the whole case. */
  readonly personId: PersonId | null;
  readonly kind: string;
  readonly title: string;
  /** As a person reads them, as nearly as they are known. */
  readonly from: string;
  readonly to: string;
  readonly seq: number;
}

/**
 * Of each the newest correction that gave it another day; what was withdrawn is left out, and a day that two offices wrote apart and
 * nobody has decided. `caseId`: of this case alone; null for all of them.
 */
export function listMovedEvents(db: ReadDb, caseId: CaseId | null): MovedEvent[] {
  const rows = db.all<MovedEvent>(
    `SELECT e.id, e.case_id AS caseId, e.person_id AS personId, e.kind, l.title, p.on_date AS "from", l.on_date AS "to", l.log_seq AS seq
       FROM event_line l INDEXED BY event_line_corrected CROSS JOIN case_event e ON e.id = l.event_id
         JOIN event_line p ON p.id = (SELECT MAX(id) FROM event_line WHERE event_id = e.id AND id < l.id)
      WHERE l.reason <> '' AND (? IS NULL OR e.case_id = ?) AND p.on_date <> l.on_date
        AND NOT EXISTS (SELECT 1 FROM event_line w WHERE w.event_id = e.id AND w.withdrawn = 1)
      ORDER BY l.id`,
    [caseId, caseId],
  );
  const said = (on: string) => formatFuzzyDate(JSON.parse(on) as FuzzyDate);
  const stands = new Map(eventsThatCame(db).map((one) => [one.id as string, one]));
  return [...new Map(rows.map((one) => [one.id, one])).values()]
    .map((one) => ({ ...one, from: said(one.from), to: said(one.to) }))
    .filter(({ id, to }) => {
      const event = stands.get(id);
      return event === undefined || (event.undecided === undefined && formatFuzzyDate(event.on) === to);
    });
}
