/** @file Out of which rows the index of words is made: what of each is read, and to which case it belongs. */
import type { SearchKind } from '../../core/search/kinds.ts';
import type { ReadDb } from '../db.ts';

export interface SearchText {
  readonly caseId: string;
  /** 1-based; null where it is of no page. */
  readonly page: number | null;
  readonly text: string;
}

export interface SearchSource {
  readonly source: string;
  /** What it is called for people: an addendum to a contact is one. */
  readonly kind: SearchKind;
  /** The table and the column a row is named by. */
  readonly table: string;
  /** Of one row: `caseId` and the columns that hold words. */
  readonly sql: string;
  /** Columns in JSON, and which of their fields hold words; all that hold text where none is named. */
  readonly json?: Readonly<Record<string, readonly string[]>>;
}

/** `page` is not among them: its words are in the pages of the working copy, and read by the process without keys. */
export const SEARCH_SOURCES: readonly SearchSource[] = [
  {
    source: 'case',
    kind: 'case',
    table: 'case_file',
    sql: 'SELECT id AS caseId, reference, title FROM case_file WHERE id = ?',
  },
  {
    source: 'person',
    kind: 'person',
    table: 'person',
    sql: 'SELECT case_id AS caseId, name, also_known_as, safe_contact, note FROM person WHERE id = ?',
  },
  {
    source: 'exhibit',
    kind: 'exhibit',
    table: 'evidence',
    sql: `SELECT case_id AS caseId, exhibit_ref, title, original_name, section, received_from, comments
            FROM evidence WHERE id = ?`,
    json: { comments: ['author', 'text'] },
  },
  {
    // What is finished is on the pages of the copy that goes into bundles, and found there.
    source: 'transcript',
    kind: 'exhibit',
    table: 'evidence',
    sql: `SELECT case_id AS caseId, CASE WHEN json_extract(transcripts, '$[#-1].finished') = 0
            THEN json_extract(transcripts, '$[#-1].text') END AS text FROM evidence WHERE id = ?`,
  },
  {
    source: 'answer',
    kind: 'answer',
    table: 'screening_answer',
    sql: `SELECT s.case_id AS caseId, a.own_words, a.value FROM screening_answer AS a
            JOIN screening AS s ON s.id = a.screening_id WHERE a.id = ?`,
    json: { value: [] },
  },
  {
    source: 'note',
    kind: 'note',
    table: 'partner_note',
    sql: `SELECT s.case_id AS caseId, n.note FROM partner_note AS n
            JOIN screening AS s ON s.id = n.screening_id WHERE n.id = ?`,
  },
  {
    source: 'contact',
    kind: 'contact',
    table: 'contact_note',
    sql: 'SELECT case_id AS caseId, fields, breach FROM contact_note WHERE id = ?',
    json: {
      fields: ['heldBy', 'withWhom', 'address', 'language', 'interpreter', 'explained', 'wishes', 'note'],
    },
  },
  {
    source: 'addendum',
    kind: 'contact',
    table: 'contact_addendum',
    sql: `SELECT c.case_id AS caseId, a.text FROM contact_addendum AS a
            JOIN contact_note AS c ON c.id = a.contact_id WHERE a.id = ?`,
  },
  {
    source: 'plan',
    kind: 'plan',
    table: 'contact_plan',
    sql: 'SELECT case_id AS caseId, plan, reason FROM contact_plan WHERE id = ?',
    json: { plan: [] },
  },
  {
    source: 'support',
    kind: 'support',
    table: 'support_line',
    sql: 'SELECT case_id AS caseId, line FROM support_line WHERE id = ?',
    json: { line: [] },
  },
  {
    source: 'date',
    kind: 'date',
    table: 'event_line',
    sql: `SELECT e.case_id AS caseId, l.title, l.place, l.owner, l.result, l.reason, l.note FROM event_line AS l
            JOIN case_event AS e ON e.id = l.event_id WHERE l.id = ?`,
  },
  {
    source: 'consent',
    kind: 'consent',
    table: 'consent',
    sql: 'SELECT case_id AS caseId, recipient, explained_by, interpreter, said_by, condition, note FROM consent WHERE id = ?',
  },
];

/** What a row says, each part on a line of its own; undefined where the row is gone or says nothing. */
export function textOfRow(db: ReadDb, { sql, json = {} }: SearchSource, key: string): SearchText | undefined {
  const row = db.get<Record<string, string | null>>(sql, [key]);
  if (row === undefined) return undefined;
  const { caseId, ...columns } = row;
  const lines = Object.entries(columns).flatMap(([name, value]) => {
    const fields = json[name];
    return fields === undefined ? [value ?? ''] : wordsIn(value, fields);
  });
  const text = lines.filter((line) => line.trim() !== '').join('\n');
  return text === '' ? undefined : { caseId: caseId ?? '', page: null, text };
}

/** A name that the program gave: `prefers-not-to-say`, `2026-01-05`, an identifier. Nobody looks for it. */
const CODE = /^[a-z0-9]+([-:._][A-Za-z0-9]+)*$/;

function wordsIn(json: string | null, fields: readonly string[]): string[] {
  if (json === null) return [];
  const found: string[] = [];
  const walk = (value: unknown, name: string): void => {
    if (typeof value === 'string') {
      if (fields.length === 0 ? !CODE.test(value) : fields.includes(name)) found.push(value);
    } else if (Array.isArray(value)) for (const one of value) walk(one, name);
    else if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) walk(one, key);
  };
  try {
    walk(JSON.parse(json), '');
  } catch {
    // Kept as plain text by an early version.
    found.push(json);
  }
  return found;
}
