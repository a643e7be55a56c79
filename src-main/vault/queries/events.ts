/** @file What happens in cases on a day, and what somebody saw to. Rows are only ever added; the newest of each counts. */
import type { EventLineView, EventView } from '../../contract/dates.ts';
import type { EventLine } from '../../core/clocks/event.ts';
import type { Happened } from '../../core/clocks/running.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { CaseId, EventId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface NewEvent {
  readonly id: EventId;
  readonly caseId: CaseId;
  readonly personId: PersonId | null;
  readonly kind: string;
  readonly title: string;
}

export function insertEvent(tx: WriteTx, one: NewEvent): void {
  tx.run('INSERT INTO case_event (id, case_id, person_id, kind, title, log_seq) VALUES (?, ?, ?, ?, ?, ?)', [
    ...[one.id, one.caseId, one.personId, one.kind, one.title],
    nextEntry(tx),
  ]);
}

export function insertEventLine(tx: WriteTx, eventId: EventId, line: EventLineView): void {
  tx.run(
    `INSERT INTO event_line (event_id, reason, withdrawn, on_date, time, served_on, nation, result, title, place, note,
       owner, enhanced, evidence_id, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[eventId, line.reason, line.withdrawn ? 1 : 0, JSON.stringify(line.on), line.time, line.servedOn],
      ...[line.nation, line.result, line.title, line.place, line.note, line.owner, line.enhanced],
      ...[line.evidenceId, line.at, line.by, nextEntry(tx)],
    ],
  );
}

type Stored = Omit<EventLineView, 'on' | 'withdrawn'> & { readonly on: string; readonly withdrawn: 0 | 1 };
const LINE = `l.reason, l.withdrawn, l.on_date AS "on", l.time, l.served_on AS servedOn, l.nation, l.result, l.title,
  l.place, l.note, l.owner, l.enhanced, l.evidence_id AS evidenceId, l.at, l.actor AS "by"`;
const toLine = (row: Stored): EventLineView => ({
  ...row,
  on: JSON.parse(row.on) as FuzzyDate,
  withdrawn: row.withdrawn === 1,
});

/** In the order they were first recorded, each with all of its lines. */
export function listEvents(db: ReadDb, caseId: CaseId): EventView[] {
  const rows = db.all<Stored & Pick<EventView, 'id' | 'kind' | 'personId'>>(
    `SELECT e.id, e.kind, e.person_id AS personId, ${LINE}
       FROM case_event e JOIN event_line l ON l.event_id = e.id WHERE e.case_id = ? ORDER BY e.log_seq, e.rowid, l.id`,
    [caseId],
  );
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((all) => {
    const lines = all.map(({ id: _id, kind: _kind, personId: _person, ...line }) => toLine(line));
    const [first, newest] = [all[0], lines.at(-1)];
    if (first === undefined || newest === undefined) return [];
    return [{ id: first.id, kind: first.kind, personId: first.personId, ...newest, lines }];
  });
}

export function findEventCase(db: ReadDb, id: EventId): CaseId | undefined {
  return db.get<{ caseId: CaseId }>('SELECT case_id AS caseId FROM case_event WHERE id = ?', [id])?.caseId;
}

export interface Mark {
  readonly subject: string;
  readonly rule: string;
  readonly settled: boolean;
  readonly on: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export function insertClockMark(tx: WriteTx, caseId: CaseId, mark: Mark): void {
  tx.run(
    `INSERT INTO clock_mark (case_id, subject, rule, settled, on_day, reason, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[caseId, mark.subject, mark.rule, mark.settled ? 1 : 0, mark.on, mark.reason, mark.at, mark.by],
      nextEntry(tx),
    ],
  );
}

/** The oldest first, so that the last of a clock counts. */
export function listClockMarks(db: ReadDb, caseId: CaseId): Mark[] {
  return db
    .all<Omit<Mark, 'settled'> & { readonly settled: 0 | 1 }>(
      `SELECT subject, rule, settled, on_day AS "on", reason, at, actor AS "by" FROM clock_mark
        WHERE case_id = ? ORDER BY id`,
      [caseId],
    )
    .map((row) => ({ ...row, settled: row.settled === 1 }));
}

export interface EventEverywhere extends Happened, Pick<EventLine, 'title' | 'owner' | 'time'> {
  readonly caseId: CaseId;
  readonly personId: PersonId | null;
}

/** What happened in every case that is not closed, by case, in the order it was recorded; what was withdrawn left out. */
export function listEventsEverywhere(db: ReadDb): EventEverywhere[] {
  const rows = db.all<Omit<EventEverywhere, 'on'> & { readonly value: string; readonly qualifier: string }>(
    `SELECT e.id, e.case_id AS caseId, e.kind, e.person_id AS personId, l.on_date ->> '$.value' AS value,
       l.on_date ->> '$.qualifier' AS qualifier, l.served_on AS servedOn, l.nation, l.result, l.enhanced, l.title, l.owner, l.time
     FROM case_file k JOIN case_event e ON e.case_id = k.id
       JOIN event_line l ON l.id = (SELECT MAX(id) FROM event_line WHERE event_id = e.id)
     WHERE k.status IN ('active', 'follow-up') AND l.withdrawn = 0 ORDER BY e.case_id, e.log_seq, e.rowid`,
  );
  return rows.map(({ value, qualifier, ...row }) => ({ ...row, on: { value, qualifier } as FuzzyDate }));
}

/** What somebody saw to, in all cases. */
export function listSettledEverywhere(db: ReadDb): { subject: string; rule: string }[] {
  return db.all<{ subject: string; rule: string }>(
    `SELECT subject, rule FROM clock_mark m WHERE settled = 1 AND NOT EXISTS
       (SELECT 1 FROM clock_mark n WHERE n.case_id = m.case_id AND n.id > m.id AND n.subject = m.subject AND n.rule = m.rule)`,
  );
}
