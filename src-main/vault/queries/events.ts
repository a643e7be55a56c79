/** @file What happens in cases on a day, and what somebody saw to. Rows are only ever added; the newest of each counts. */
import type { EventLineView, EventView } from '../../contract/dates.ts';
import { DAY_RULE, type EventLine } from '../../core/clocks/event.ts';
import { type Happened, MARK_RULE } from '../../core/clocks/running.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import { governingLast } from '../../core/effective.ts';
import type { CaseId, EventId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';
import { asLine, viewColumn, viewsIn, withoutName, withoutPlace } from './line-views.ts';

export interface NewEvent {
  readonly id: EventId;
  readonly caseId: CaseId;
  readonly personId: PersonId | null;
  readonly kind: string;
  readonly title: string;
}

export function insertEvent(tx: WriteTx, one: NewEvent): void {
  tx.run('INSERT INTO case_event (id, case_id, person_id, kind, title, log_seq) VALUES (?, ?, ?, ?, ?, ?)', [
    one.id,
    one.caseId,
    one.personId,
    one.kind,
    one.title,
    nextEntry(tx),
  ]);
}

export function insertEventLine(tx: WriteTx, eventId: EventId, line: EventLineView): void {
  tx.run(
    `INSERT INTO event_line (event_id, reason, withdrawn, on_date, time, sent_on, served_on, nation, result, title, place,
       note, owner, enhanced, evidence_id, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      eventId,
      line.reason,
      line.withdrawn ? 1 : 0,
      JSON.stringify(line.on),
      line.time,
      line.sentOn,
      line.servedOn,
      line.nation,
      line.result,
      line.title,
      line.place,
      line.note,
      line.owner,
      line.enhanced,
      line.evidenceId,
      line.at,
      line.by,
      nextEntry(tx),
    ],
  );
}

type Stored = Omit<EventLineView, 'on' | 'withdrawn'> & { readonly on: string; readonly withdrawn: 0 | 1 };
const LINE = `l.reason, l.withdrawn, l.on_date AS "on", l.time, l.sent_on AS sentOn, l.served_on AS servedOn, l.nation, l.result,
  l.title, l.place, l.note, l.owner, l.enhanced, l.evidence_id AS evidenceId, l.at, l.actor AS "by"`;
const toLine = (row: Stored): EventLineView => ({
  ...row,
  on: JSON.parse(row.on) as FuzzyDate,
  withdrawn: row.withdrawn === 1,
});

type EventRow = Stored &
  Pick<EventView, 'id' | 'kind' | 'personId'> & { readonly seq: number; readonly view: string | null };
const EVENT = `SELECT e.id, e.kind, e.person_id AS personId, e.case_id AS caseId, ${LINE}, l.log_seq AS seq, ${viewColumn('l')}
  FROM case_event e JOIN event_line l ON l.event_id = e.id`;

/** Of an event with a line that came from another vault: what was written last need not be what stands. */
const CAME = `e.id IN (SELECT c.event_id FROM line_view v JOIN event_line c ON c.log_seq = v.log_seq)`;

/** In the order they were first recorded, each with all of its lines, the one that governs last. */
export const listEvents = (db: ReadDb, caseId: CaseId): EventView[] =>
  toEvents(db.all<EventRow>(`${EVENT} WHERE e.case_id = ? ORDER BY e.rowid, l.id`, [caseId]));

/** Those with a line that came from another vault. */
export const eventsThatCame = (db: ReadDb): EventView[] =>
  toEvents(db.all<EventRow>(`${EVENT} WHERE ${CAME} ORDER BY e.rowid, l.id`));

function toEvents(rows: readonly EventRow[]): EventView[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((all) => {
    const [first] = all;
    const placed = all.map(({ id: _id, kind: _kind, personId: _person, seq, view, ...line }) =>
      asLine({ ...toLine(line), seq, view }),
    );
    const inOrder = governingLast(placed, { ...DAY_RULE, topic: () => '' });
    const lines = inOrder.map(({ undecided: _, ...line }) => withoutPlace(line));
    const newest = lines.at(-1);
    if (first === undefined || newest === undefined) return [];
    const undecided = inOrder.at(-1)?.undecided?.map(withoutName);
    const { id, kind, personId } = first;
    return [{ id, kind, personId, ...newest, lines, ...(undecided === undefined ? {} : { undecided }) }];
  });
}

/** As clocks run from them: each day that nobody has decided between by itself. */
export const daysOf = <E extends Pick<EventView, 'withdrawn' | 'undecided'>>(event: E): E[] =>
  event.undecided === undefined
    ? [event]
    : event.undecided
        .filter(({ withdrawn }) => !withdrawn)
        .map(({ seq: _, ...line }) => ({ ...event, ...line }));

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
      caseId,
      mark.subject,
      mark.rule,
      mark.settled ? 1 : 0,
      mark.on,
      mark.reason,
      mark.at,
      mark.by,
      nextEntry(tx),
    ],
  );
}

/** The oldest first, the one that governs last of its clock. */
export function listClockMarks(
  db: ReadDb,
  caseId: CaseId,
): (Mark & { readonly undecided?: readonly (Mark & { readonly seq: number })[] })[] {
  const lines = db
    .all<
      Omit<Mark, 'settled'> & { readonly settled: 0 | 1; readonly seq: number; readonly view: string | null }
    >(
      `SELECT subject, rule, settled, on_day AS "on", reason, at, actor AS "by", log_seq AS seq, ${viewColumn('clock_mark')}
         FROM clock_mark WHERE case_id = ? ORDER BY id`,
      [caseId],
    )
    .map((row) => asLine({ ...row, settled: row.settled === 1 }));
  return governingLast(lines, MARK_RULE).map(({ undecided, ...mark }) => ({
    ...withoutPlace(mark),
    ...(undecided === undefined ? {} : { undecided: undecided.map(withoutName) }),
  }));
}

/** Without its words: those are read for the rows that are shown (`eventWords`). */
export interface EventEverywhere extends Omit<Happened, 'birthDate'>, Pick<EventLine, 'owner'> {
  readonly caseId: CaseId;
  readonly personId: PersonId | null;
  /** Null until somebody asks for it: few rules go by the age. */
  birthDate: FuzzyDate | null;
  /** Only of a day that came from another vault: two lines of one event may each have their own. */
  readonly time?: string;
}
interface LineEverywhere
  extends Pick<EventEverywhere, 'id' | 'caseId' | 'kind' | 'personId' | 'sentOn' | 'servedOn'> {
  /** JSON; null where it was withdrawn. */
  readonly on: string | null;
  /** Nation, enhanced rights, result and owner in one text: few are unlike, so that each is taken apart once. */
  readonly sort: string;
}
type Sort = Pick<EventEverywhere, 'nation' | 'enhanced' | 'result' | 'owner'>;
/** Between the parts of a sort: it is in none of the words of lists, which come before the owner. */
const BETWEEN = '\u001f';

/**
 * What happened of these kinds in every case that is not closed, by case, in the order it was recorded; what was
 * withdrawn left out. All lines of an event come together, the newest last: to ask for the newest of each takes several
 * times as long, and so does each row and column more of tens of thousands.
 */
export function listEventsEverywhere(db: ReadDb, kinds: readonly string[]): Map<CaseId, EventEverywhere[]> {
  const byCase = new Map<CaseId, EventEverywhere[]>();
  for (const { id } of db.all<{ id: CaseId }>(
    `SELECT id FROM case_file WHERE status IN ('active', 'follow-up') ORDER BY rowid`,
  ))
    byCase.set(id, []);
  const lines = db.all<LineEverywhere>(
    `SELECT e.id, e.case_id AS caseId, e.kind, e.person_id AS personId, l.sent_on AS sentOn,
       l.served_on AS servedOn,
       CASE WHEN l.withdrawn = 0 THEN l.on_date END AS "on",
       l.nation || $between || l.enhanced || $between || l.result || $between || l.owner AS sort
       FROM case_event e CROSS JOIN event_line l ON l.event_id = e.id
      WHERE e.kind IN (SELECT value FROM json_each($kinds)) ORDER BY e.rowid, l.id`,
    { between: BETWEEN, kinds: JSON.stringify(kinds) },
  );
  const came = eventsFromElsewhere(db, kinds);
  const dateOf = once((json) => JSON.parse(json) as FuzzyDate);
  const sortOf = once(toSort);
  let at = 0;
  for (const line of lines) {
    at += 1;
    if (line.on === null || lines[at]?.id === line.id || came.has(line.id)) continue;
    const { nation, enhanced, result, owner } = sortOf(line.sort);
    // Written out: spread for twenty thousand of them takes as long as reading them.
    byCase.get(line.caseId)?.push({
      id: line.id,
      caseId: line.caseId,
      kind: line.kind,
      personId: line.personId,
      on: dateOf(line.on),
      sentOn: line.sentOn,
      servedOn: line.servedOn,
      birthDate: null,
      nation,
      result,
      enhanced,
      owner,
    });
  }
  // Read whole: what was written last need not be what stands.
  for (const days of came.values()) for (const one of days) byCase.get(one.caseId)?.push(one);
  return byCase;
}

/** Days with lines that came from another vault, as they stand; a day that was taken back has none. */
function eventsFromElsewhere(db: ReadDb, kinds: readonly string[]): Map<string, EventEverywhere[]> {
  const rows = db.all<EventRow & { readonly caseId: CaseId }>(
    `${EVENT} WHERE e.kind IN (SELECT value FROM json_each(?)) AND ${CAME} ORDER BY e.rowid, l.id`,
    [JSON.stringify(kinds)],
  );
  const cases = new Map(rows.map(({ id, caseId }) => [id as string, caseId]));
  return new Map(
    toEvents(rows).map((event) => [
      event.id as string,
      daysOf(event)
        .filter(({ withdrawn }) => !withdrawn)
        .map(
          ({
            id,
            kind,
            personId,
            on,
            time,
            sentOn,
            servedOn,
            nation,
            result,
            enhanced,
            owner,
            undecided,
          }) => ({
            id,
            kind,
            personId,
            on,
            time,
            sentOn,
            servedOn,
            nation,
            result,
            enhanced,
            owner,
            birthDate: null,
            ...(undecided === undefined ? {} : { undecided }),
            caseId: cases.get(id) ?? ('' as CaseId),
          }),
        ),
    ]),
  );
}

/** Of each text once. */
function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

function toSort(text: string): Sort {
  const [nation, enhanced, result, ...owner] = text.split(BETWEEN);
  return { nation, enhanced, result, owner: owner.join(BETWEEN) } as Sort;
}

/** What events are called now, and at what time of the day they are. */
export function eventWords(
  db: ReadDb,
  ids: readonly string[],
): Map<string, Pick<EventLine, 'title' | 'time'>> {
  const rows = db.all<Pick<EventLine, 'title' | 'time'> & { readonly id: string }>(
    `SELECT event_id AS id, title, time FROM event_line WHERE id IN
       (SELECT max(id) FROM event_line WHERE event_id IN (SELECT value FROM json_each(?)) GROUP BY event_id)`,
    [JSON.stringify(ids)],
  );
  const came = toEvents(
    db.all<EventRow>(
      `${EVENT} WHERE ${CAME} AND e.id IN (SELECT value FROM json_each(?)) ORDER BY e.rowid, l.id`,
      [JSON.stringify(ids)],
    ),
  );
  return new Map([
    ...rows.map(({ id, ...words }) => [id, words] as const),
    ...came.map(({ id, title, time }) => [id as string, { title, time }] as const),
  ]);
}

/** What somebody saw to, in all cases: by what a clock runs from, the rules of it. */
export function listSettledEverywhere(db: ReadDb): Map<string, Set<string>> {
  const settled = new Map<string, Set<string>>();
  const views = viewsIn(db);
  const rows = db.all<Pick<Mark, 'subject' | 'rule'> & { readonly settled: 0 | 1; readonly seq: number }>(
    'SELECT subject, rule, settled, log_seq AS seq FROM clock_mark ORDER BY id',
  );
  const marks =
    views.size === 0
      ? rows
      : governingLast(
          rows.map((row) => ({ ...row, id: String(row.seq), view: views.get(row.seq) })),
          {
            topic: MARK_RULE.topic,
            says: (mark) => mark.settled,
            safer: (a, b) => a.settled - b.settled,
          },
        );
  for (const mark of marks) {
    const rules = settled.get(mark.subject) ?? new Set();
    if (mark.settled === 1) settled.set(mark.subject, rules.add(mark.rule));
    else rules.delete(mark.rule);
  }
  return settled;
}
