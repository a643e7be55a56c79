/**
 * @file Rows that others hang on and that are gone, from what is known of them elsewhere: indexes, the log, the rows that
 * name them. What nobody knows is marked as lost and never guessed. Only for the tables that are named here.
 */
import type { ReadDb, SqlValue } from '../db.ts';
import type { Known } from './stored-tables.ts';

/** Words that stand where something was, and forms that the program brings along. */
export interface SalvageHelp {
  /** In the place of a name or a title. */
  readonly lostName: string;
  /** After a text that ends early. */
  readonly cutOff: string;
  /** A form's definition, where the program has the one with this hash. */
  definitionOf(formId: string, version: string, sha256: string | null): KnownForm | null;
}

export interface KnownForm {
  readonly sha256: string;
  readonly title: string;
  readonly questions: number;
  readonly definition: string;
}

export interface FillIn {
  readonly db: ReadDb;
  readonly help: SalvageHelp;
  /** Time of the salvaging, where no entry of the log says when. */
  readonly at: string;
  /** A case's or a person's row, made where it is not there. False where it cannot be. */
  make(table: string, known: Known): boolean;
}

type Fill = (known: Known, fill: FillIn, log: Logged) => Known | null;

/** Null for a table that is not here, and where too little is known. */
export function fillRow(table: string, known: Known, fill: FillIn): Known | null {
  const made = FILLS[table];
  if (made === undefined) return null;
  return made(known, fill, new Logged(fill.db, typeof known.id === 'string' ? known.id : ''));
}

const FILLS: Readonly<Record<string, Fill>> = {
  case_file(known, { help, at }, log) {
    const reference = text(known.reference) ?? `? ${String(known.id).slice(-6)}`;
    const created = log.first('case.created');
    const updated = log.last('case.updated') ?? created;
    return {
      reference,
      title: help.lostName,
      profile: updated?.facts.profile ?? 'general',
      status: updated?.facts.status ?? 'active',
      search_text: `${reference} ${help.lostName}`.toLowerCase(),
      created_at: created?.at ?? at,
      created_by: created?.actor ?? help.lostName,
      updated_at: updated?.at ?? at,
      log_seq: updated?.seq ?? 0,
      ...known,
    };
  },
  person(known, { help, at, make }, log) {
    if (!make('case_file', { id: known.case_id ?? null })) return null;
    const added = log.first('person.added');
    const updated = log.last('person.updated') ?? added;
    return {
      role: updated?.facts.role ?? 'other',
      name: help.lostName,
      created_at: added?.at ?? at,
      updated_at: updated?.at ?? at,
      updated_by: updated?.actor ?? help.lostName,
      ...known,
    };
  },
  screening(known, fill, log) {
    const { db, help, make } = fill;
    const started = log.first('screening.started');
    const form = db.get<{ form_id: string; form_version: string }>(
      'SELECT form_id, version AS form_version FROM form_version WHERE sha256 = ?',
      [started?.facts.formSha256 ?? ''],
    );
    const caseId = text(known.case_id);
    if (started === undefined || form === undefined || caseId === null) return null;
    const people = db.all<{ id: string }>('SELECT id FROM person WHERE case_id = ?', [caseId]);
    const [only] = people.length === 1 ? people : [];
    // Of several nobody can say whose it is: it stands under somebody whose name says that it is lost.
    const person = text(known.person_id) ?? only?.id ?? `lost-${String(known.id)}`;
    if (!make('person', { id: person, case_id: caseId })) return null;
    const signed = log.last('screening.signed');
    const end =
      signed === undefined
        ? { status: 'draft' }
        : { status: 'signed', signed_at: signed.at, signed_sha256: signed.facts.sha256 ?? null };
    return {
      ...form,
      ...end,
      person_id: person,
      author: started.actor,
      started_at: started.at,
      place: help.lostName,
      log_seq: started.seq,
      ...known,
    };
  },
  evidence(known, { db, help, make }, log) {
    const received = log.first('evidence.received');
    const caseId = text(known.case_id) ?? text(received?.facts.caseId ?? null);
    const sha256 = text(known.sha256) ?? text(received?.facts.sha256 ?? null);
    const { bytes, pages } = received?.facts ?? {};
    if (received === undefined || caseId === null || sha256 === null) return null;
    const found = db.get<{ id: string }>('SELECT id FROM blob WHERE sha256 = ?', [sha256]);
    // Of a file that is gone, what it was stands here all the same.
    const blob = found ?? { id: `lost-${String(known.id)}` };
    if (!make('blob', { ...blob, sha256, byte_size: bytes ?? 0 })) return null;
    if (!make('case_file', { id: caseId })) return null;
    const last = db.get<{ position: number }>(
      'SELECT coalesce(max(position), 0) AS position FROM evidence WHERE case_id = ?',
      [caseId],
    );
    const removed = log.last('evidence.removed');
    return {
      case_id: caseId,
      sha256,
      title: help.lostName,
      original_name: help.lostName,
      media_type: mediaType(db, blob.id),
      byte_size: bytes ?? 0,
      page_count: pages ?? 0,
      original_blob: blob.id,
      working_blob: blob.id,
      working_steps: '[]',
      received_at: received.at,
      received_by: received.actor,
      position: (last?.position ?? 0) + 1,
      removed_at: removed?.at ?? null,
      ...known,
    };
  },
  // What a lost line said nobody knows: the thing is held back until somebody has looked again.
  privileged_mark(known, { db, help, at }) {
    const subject = text(known.subject);
    const owner =
      db.get<{ case_id: string }>('SELECT case_id FROM evidence WHERE id = ?', [subject]) ??
      db.get<{ case_id: string }>('SELECT case_id FROM screening WHERE id = ?', [subject]) ??
      db.get<{ case_id: string }>(
        'SELECT s.case_id FROM partner_note AS n JOIN screening AS s ON s.id = n.screening_id WHERE CAST(n.id AS TEXT) = ?',
        [subject],
      );
    if (owner === undefined) return null;
    return {
      ...owner,
      stands: 1,
      reason: help.lostName,
      decided_by: help.lostName,
      at,
      actor: help.lostName,
      log_seq: 0,
      ...known,
    };
  },
  // What it holds is worked out once its pieces are there.
  blob: (known) => ({ sha256: '', byte_size: 0, ...known }),
  form_version(known, { help, at }) {
    const [form, version] = [text(known.form_id), text(known.version)];
    if (form === null || version === null) return null;
    const there = help.definitionOf(form, version, text(known.sha256));
    const empty = { sha256: '', title: help.lostName, questions: 0, definition: '{}' };
    return { first_used_at: at, ...(there ?? { ...empty, ...known }), form_id: form, version };
  },
};

interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly facts: Readonly<Record<string, SqlValue>>;
}

/** What the log, as far as it is there, says of one thing. */
class Logged {
  readonly #db: ReadDb;
  readonly #subject: string;

  constructor(db: ReadDb, subject: string) {
    this.#db = db;
    this.#subject = subject;
  }

  first(action: string): Entry | undefined {
    return this.#of(action)[0];
  }

  last(action: string): Entry | undefined {
    return this.#of(action).at(-1);
  }

  #of(action: string): Entry[] {
    const rows = this.#db.all<Omit<Entry, 'facts'> & { canonical: Uint8Array }>(
      'SELECT seq, at, actor, canonical FROM audit_entry WHERE subject = ? AND action = ? ORDER BY seq',
      [this.#subject, action],
    );
    return rows.map(({ canonical, ...entry }) => ({ ...entry, facts: factsIn(canonical) }));
  }
}

/** Of an erased entry none. */
function factsIn(canonical: Uint8Array): Entry['facts'] {
  try {
    const entry = JSON.parse(new TextDecoder().decode(canonical)) as { facts?: Entry['facts'] };
    return entry.facts ?? {};
  } catch {
    return {};
  }
}

const text = (value: SqlValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** How a file begins (certainty H); anything else is kept as bytes. */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['25504446', 'application/pdf'],
  ['ffd8ff', 'image/jpeg'],
  ['89504e47', 'image/png'],
];

function mediaType(db: ReadDb, blob: string): string {
  const row = db.get<{ start: string }>(
    'SELECT lower(hex(substr(bytes, 1, 8))) AS start FROM blob_chunk WHERE blob_id = ? AND seq = 0',
    [blob],
  );
  const found = BEGINNINGS.find(([start]) => row?.start.startsWith(start) === true);
  return found?.[1] ?? 'application/octet-stream';
}
