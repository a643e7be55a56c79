/** @file Days, contacts, plans, decisions and support of a case, line by line as they were written, each with its entry of the log. */
import type {
  AnswerSeenTo,
  ContactData,
  EventData,
  PlansData,
  SupportData,
} from '../../core/handover/kept-data.ts';
import type { CaseId, PersonId, ScreeningId } from '../../core/ids.ts';
import type { ReadDb } from '../db.ts';
import { viewColumn, withView } from './line-views.ts';

type Line = EventData['lines'][number];
type SeenTo = EventData['seenTo'][number];
type Event = Omit<EventData, 'lines' | 'seenTo'>;

/** In the order they were recorded. */
export function eventRows(db: ReadDb, caseId: CaseId): EventData[] {
  const lines = Map.groupBy(
    db.all<
      Omit<Line, 'on' | 'withdrawn' | 'view'> & {
        of: string;
        on: string;
        withdrawn: 0 | 1;
        view: string | null;
      }
    >(
      `SELECT l.event_id AS of, l.on_date AS "on", l.time, l.sent_on AS sentOn, l.served_on AS servedOn, l.nation, l.result, l.title,
              l.place, l.note, l.owner, l.enhanced, l.evidence_id AS evidenceId, l.reason, l.withdrawn, l.at,
              l.actor AS "by", l.log_seq AS seq, ${viewColumn('l')}
         FROM event_line l JOIN case_event e ON e.id = l.event_id WHERE e.case_id = ? ORDER BY l.id`,
      [caseId],
    ),
    ({ of }) => of,
  );
  const marks = Map.groupBy(seenToRows(db, caseId), ({ subject }) => subject);
  return db
    .all<Event>(
      `SELECT id, person_id AS personId, kind, title FROM case_event WHERE case_id = ? ORDER BY rowid`,
      [caseId],
    )
    .map((event) => ({
      ...event,
      lines: (lines.get(event.id) ?? []).map(({ of: _, on, withdrawn, ...line }) => ({
        ...withView(line),
        on: JSON.parse(on) as Line['on'],
        withdrawn: withdrawn === 1,
      })),
      seenTo: (marks.get(event.id) ?? []).map(({ subject: _, ...mark }) => mark),
    }));
}

const seenToRows = (db: ReadDb, caseId: CaseId): (SeenTo & { readonly subject: string })[] =>
  db
    .all<Omit<SeenTo, 'settled' | 'view'> & { subject: string; settled: 0 | 1; view: string | null }>(
      `SELECT subject, rule, settled, on_day AS "on", reason, at, actor AS "by", log_seq AS seq,
              ${viewColumn('clock_mark')} FROM clock_mark
        WHERE case_id = ? ORDER BY id`,
      [caseId],
    )
    .map((row) => ({ ...withView(row), settled: row.settled === 1 }));

/** What follows from answers and was seen to; the answers by the change that wrote them. */
export function answersSeenTo(db: ReadDb, caseId: CaseId): AnswerSeenTo[] {
  const marks = Map.groupBy(seenToRows(db, caseId), ({ subject }) => subject);
  return [...marks].flatMap(([subject, seenTo]) => {
    const id = /^answer (\d+)$/.exec(subject)?.[1];
    if (id === undefined) return [];
    const answer = db.get<{ record: ScreeningId; nonce: string; question: string; layer: number }>(
      `SELECT screening_id AS record, substr(nonce, 1, instr(nonce || '.', '.') - 1) AS nonce, question, layer
         FROM screening_answer WHERE id = ?`,
      [Number(id)],
    );
    return answer === undefined ? [] : [{ answer, seenTo: seenTo.map(({ subject: _, ...mark }) => mark) }];
  });
}

export function contactRows(db: ReadDb, caseId: CaseId): ContactData[] {
  type Addendum = ContactData['addenda'][number];
  const added = Map.groupBy(
    db.all<
      Omit<Addendum, 'mistaken' | 'nextOn' | 'view'> & {
        of: string;
        mistaken: 0 | 1;
        nextOn: string | null;
        view: string | null;
      }
    >(
      `SELECT a.contact_id AS of, a.text, a.mistaken, a.next_on AS nextOn, a.at, a.actor AS "by",
              a.log_seq AS seq, ${viewColumn('a')}
         FROM contact_addendum a JOIN contact_note n ON n.id = a.contact_id WHERE n.case_id = ? ORDER BY a.id`,
      [caseId],
    ),
    ({ of }) => of,
  );
  return db
    .all<Omit<ContactData, 'fields' | 'addenda' | 'view'> & { fields: string; view: string | null }>(
      `SELECT id, person_id AS personId, fields, breach, at, actor AS "by", log_seq AS seq,
              ${viewColumn('contact_note')} FROM contact_note
        WHERE case_id = ? ORDER BY log_seq, rowid`,
      [caseId],
    )
    .map((row) => ({
      ...withView(row),
      fields: JSON.parse(row.fields) as ContactData['fields'],
      addenda: (added.get(row.id) ?? []).map(({ of: _, mistaken, nextOn, ...one }) => ({
        ...withView(one),
        mistaken: mistaken === 1,
        ...(nextOn === null ? {} : { nextOn: JSON.parse(nextOn) as string | null }),
      })),
    }));
}

/** The oldest first. */
export const planRows = (db: ReadDb, personId: PersonId): PlansData['plans'] =>
  db
    .all<{ plan: string; reason: string; at: string; by: string; seq: number; view: string | null }>(
      `SELECT plan, reason, at, actor AS "by", log_seq AS seq, ${viewColumn('contact_plan')} FROM contact_plan WHERE person_id = ? ORDER BY id`,
      [personId],
    )
    .map((row) => ({ ...withView(row), plan: JSON.parse(row.plan) as PlansData['plans'][number]['plan'] }));

/** Without the other case that an earlier referral names: it is of this vault alone. */
export function supportRows(db: ReadDb, personId: PersonId): SupportData[] {
  type Support = SupportData['lines'][number];
  const rows = db.all<
    Omit<Support, 'line' | 'view'> & { kind: string; subject: string; line: string; view: string | null }
  >(
    `SELECT kind, subject, line, at, actor AS "by", log_seq AS seq, ${viewColumn('support_line')} FROM support_line WHERE person_id = ? ORDER BY id`,
    [personId],
  );
  return [...Map.groupBy(rows, ({ kind, subject }) => `${kind} ${subject}`).values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    return [
      {
        personId,
        kind: first.kind,
        subject: first.subject,
        lines: lines.map(({ kind: _kind, subject: _subject, line, ...written }) => {
          const said = JSON.parse(line) as Support['line'];
          return {
            ...withView(written),
            line: said.kind === 'earlier-referral' ? { ...said, otherCase: '' } : said,
          };
        }),
      },
    ];
  });
}

export const countChronologies = (db: ReadDb, caseId: CaseId): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM chronology_issue WHERE case_id = ?', [caseId])?.n ?? 0;
export const countPromptMarks = (db: ReadDb, caseId: CaseId): number =>
  db.get<{ n: number }>('SELECT count(*) AS n FROM prompt_mark WHERE case_id = ?', [caseId])?.n ?? 0;
