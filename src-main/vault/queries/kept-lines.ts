/**
 * @file Lines that are hashed into the entry of the log that wrote them: days and what was seen to, contacts, plans, the
 * person's decisions and support, prompts that were dismissed, what a field said. Each table's columns are named, so that one that comes later
 * changes no hash of what was written before it.
 */
import type { ReadDb, WriteTx } from '../db.ts';
import { NAMED_SUBJECTS } from './audit-subjects.ts';
import { NOT_ERASED } from './erased-entries.ts';

/** The paper of a day is left out: it may be erased while the day stays. The entry of the log names it. */
const COLUMNS = {
  case_event: 'id, case_id, person_id, kind, title',
  event_line:
    'event_id, reason, withdrawn, on_date, time, served_on, nation, result, title, place, note, owner, enhanced, at, actor',
  clock_mark: 'case_id, subject, rule, settled, on_day, reason, at, actor',
  contact_note: 'id, case_id, person_id, fields, breach, at, actor',
  contact_addendum: 'contact_id, text, mistaken, next_on, at, actor',
  contact_plan: 'case_id, person_id, plan, reason, at, actor',
  support_line: 'case_id, person_id, kind, subject, line, at, actor',
  prompt_mark: 'case_id, person_id, rule, brought_by, dismissed, reason, at, actor',
  field_line: 'subject, field, line, value, in_view_of, at, author',
} as const;
type KeptTable = keyof typeof COLUMNS;
export const KEPT_TABLES = Object.keys(COLUMNS) as KeptTable[];

/** What each deed writes. */
const WRITTEN_BY: Readonly<Record<string, readonly KeptTable[]>> = {
  'date.recorded': ['case_event', 'event_line', 'clock_mark'],
  'date.amended': ['event_line'],
  'date.withdrawn': ['event_line'],
  'date.settled': ['clock_mark'],
  'date.reopened': ['clock_mark'],
  'contact.recorded': ['contact_note'],
  'contact.added-to': ['contact_addendum'],
  'contact.planned': ['contact_plan'],
  'support.recorded': ['support_line'],
  'date.taken-in': ['case_event', 'event_line'],
  'date.seen-to-taken-in': ['clock_mark'],
  'contact.taken-in': ['contact_note', 'contact_addendum'],
  'contact.plan-taken-in': ['contact_plan'],
  'support.taken-in': ['support_line'],
  'prompt.dismissed': ['prompt_mark'],
  'prompt.restored': ['prompt_mark'],
};
const DEEDS = JSON.stringify(Object.keys(WRITTEN_BY));

/** These may write a line, or none: before there were lines of fields they wrote none. */
const DETAIL_DEEDS = [
  'case.created',
  'case.updated',
  'person.added',
  'person.updated',
  'evidence.received',
  'evidence.updated',
];
export const mayWriteNone = (action: string): boolean => DETAIL_DEEDS.includes(action);
const ALL_DEEDS = JSON.stringify([...Object.keys(WRITTEN_BY), ...DETAIL_DEEDS]);
const writtenBy = (action: string): readonly KeptTable[] =>
  mayWriteNone(action) ? ['field_line'] : (WRITTEN_BY[action] ?? []);

/** What an entry wrote, table by table, as it stands now; no table where none of its lines is there. */
export function linesOf(
  db: ReadDb,
  action: string,
  seq: number,
): Record<string, readonly Readonly<Record<string, unknown>>[]> {
  const found = writtenBy(action).map(
    (table) =>
      [
        table,
        db.all<Record<string, unknown>>(
          `SELECT ${COLUMNS[table]} FROM ${table} WHERE log_seq = ? ORDER BY rowid`,
          [seq],
        ),
      ] as const,
  );
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0));
}

export const keepLineSalt = (tx: WriteTx, seq: number, salt: string): void => {
  tx.run('INSERT INTO line_salt (log_seq, salt) VALUES (?, ?)', [seq, salt]);
};

export interface KeptEntry {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly canonical: Uint8Array;
  /** Null for what was written before lines were hashed. */
  readonly salt: string | null;
}

/** Entries that wrote such lines, in order, `most` of them after `after`. */
export const keptEntries = (db: ReadDb, after: number, most: number): KeptEntry[] =>
  db.all<KeptEntry>(
    `SELECT a.seq, a.at, a.action, a.subject, a.canonical, s.salt
       FROM audit_entry a LEFT JOIN line_salt s ON s.log_seq = a.seq
      WHERE a.seq > ? AND a.action IN (SELECT value FROM json_each(?)) AND a.${NOT_ERASED} ORDER BY a.seq LIMIT ?`,
    [after, ALL_DEEDS, most],
  );

/** How many such entries are from before lines were hashed. */
export const entriesBeforeLines = (db: ReadDb): number =>
  db.get<{ count: number }>(
    `SELECT count(*) AS count FROM audit_entry WHERE action IN (SELECT value FROM json_each(?)) AND ${NOT_ERASED}
        AND seq NOT IN (SELECT log_seq FROM line_salt)`,
    [DEEDS],
  )?.count ?? 0;

/** Entries that lines of this table name, and that wrote none into it. */
export function linesWithoutEntry(db: ReadDb, table: KeptTable): number[] {
  const deeds = [...Object.keys(WRITTEN_BY), ...DETAIL_DEEDS].filter((deed) =>
    writtenBy(deed).includes(table),
  );
  return db
    .all<{ seq: number }>(
      `SELECT DISTINCT log_seq AS seq FROM ${table} WHERE log_seq NOT IN
         (SELECT seq FROM audit_entry WHERE action IN (SELECT value FROM json_each(?)) AND ${NOT_ERASED})`,
      [JSON.stringify(deeds)],
    )
    .map(({ seq }) => seq);
}

/** What an entry is about, as it is called today; undefined where it is not there any more. */
export const calledToday = (db: ReadDb, subject: string) =>
  db.get<{ about: string; caseReference: string }>(
    `WITH ${NAMED_SUBJECTS} SELECT named.about, case_file.reference AS caseReference
       FROM named JOIN case_file ON case_file.id = named.case_id WHERE named.id = ?`,
    [subject],
  );

/** The paper that stands beside a day now: null for none, undefined where no such line is there. */
export const paperOf = (db: ReadDb, seq: number): string | null | undefined =>
  db.get<{ id: string | null }>('SELECT evidence_id AS id FROM event_line WHERE log_seq = ?', [seq])?.id;

export const isExhibit = (db: ReadDb, id: string): boolean =>
  db.get('SELECT 1 FROM evidence WHERE id = ?', [id]) !== undefined;
