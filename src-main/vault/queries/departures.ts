/** @file What leaves the vault: recorded before it does, with every file's hash, and what became of it after. */
import type { SettledDeparture } from '../../contract/consent.ts';
import type { EvidenceId } from '../../core/ids.ts';
import {
  type DepartureKind,
  type DepartureMode,
  type DepartureState,
  OPEN_STATES,
} from '../../core/leaving/departure.ts';
import type { ReadDb, WriteTx } from '../db.ts';

export interface Departure {
  readonly id: string;
  /** Null for what holds nobody's data. */
  readonly caseId: string | null;
  readonly kind: DepartureKind;
  readonly mode: DepartureMode;
  readonly subject: string;
  readonly title: string;
  /** Absolute. */
  readonly folder: string;
  readonly at: string;
  readonly actor: string;
}

export interface DepartureFile {
  /** Within the folder, with "/" between its parts. */
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
}

export interface OpenDeparture extends Departure {
  readonly state: DepartureState;
  /** Empty for one that was never recorded as leaving. */
  readonly files: readonly DepartureFile[];
  /** Which line of the record says that it left; empty for none. */
  readonly line: string;
}

export function insertDeparture(tx: WriteTx, one: Departure): void {
  tx.run(
    `INSERT INTO departure (id, case_id, kind, mode, subject, title, folder, at, actor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [one.id, one.caseId, one.kind, one.mode, one.subject, one.title, one.folder, one.at, one.actor],
  );
}

export function insertDepartureFiles(tx: WriteTx, id: string, files: readonly DepartureFile[]): void {
  for (const { path, sha256 } of files) {
    tx.run('INSERT INTO departure_file (departure_id, path, sha256) VALUES (?, ?, ?)', [id, path, sha256]);
  }
}

/** `line`, with "leaving": which line of the record says that it left. */
export function appendDepartureState(
  tx: WriteTx,
  id: string,
  one: {
    readonly state: DepartureState;
    readonly at: string;
    readonly actor: string;
    readonly line?: string;
  },
): void {
  tx.run('INSERT INTO departure_state (departure_id, state, line, at, actor) VALUES (?, ?, ?, ?, ?)', [
    id,
    one.state,
    one.line ?? '',
    one.at,
    one.actor,
  ]);
}

/** What a crash left open, or has to be looked at again; oldest first. */
export function openDepartures(db: ReadDb): OpenDeparture[] {
  const open = OPEN_STATES.map((state) => `'${state}'`).join(', ');
  const rows = db.all<Omit<OpenDeparture, 'files'>>(
    `SELECT d.id, d.case_id AS caseId, d.kind, d.mode, d.subject, d.title, d.folder, d.at, d.actor, newest.state,
            coalesce((SELECT line FROM departure_state WHERE departure_id = d.id AND state = 'leaving'), '') AS line
       FROM departure AS d JOIN departure_newest AS newest ON newest.departure_id = d.id
      WHERE newest.state IN (${open}) ORDER BY d.rowid`,
  );
  return rows.map((row) => ({
    ...row,
    files: db.all<DepartureFile>(
      'SELECT path, sha256 FROM departure_file WHERE departure_id = ? ORDER BY path',
      [row.id],
    ),
  }));
}

/**
 * What the newest opening of the vault settled, oldest first: by the log's order, not by a clock. Of backups the
 * reminder tells.
 */
export function settledAtOpening(db: ReadDb): SettledDeparture[] {
  return db.all<SettledDeparture>(
    `SELECT d.id, d.case_id AS caseId, d.kind, d.title, d.folder, newest.state
       FROM audit_entry AS entry
       JOIN departure AS d ON d.id = entry.subject
       JOIN departure_newest AS newest ON newest.departure_id = d.id
      WHERE entry.action = 'leaving.settled' AND d.kind <> 'backup'
        AND entry.seq > (SELECT max(seq) FROM audit_entry WHERE action = 'vault.opened')
      ORDER BY entry.seq`,
  );
}

/** The custody events that say that exhibits went out with it: one for an original, one an exhibit for a bundle. */
export function exhibitsThatLeft(
  db: ReadDb,
  { kind, subject, line }: Pick<Departure, 'kind' | 'subject'> & { readonly line: string },
): { readonly id: EvidenceId; readonly seq: number; readonly sha256: string }[] {
  if (kind === 'evidence') {
    return db.all(
      'SELECT evidence_id AS id, seq, sha256 FROM custody_event WHERE evidence_id = ? AND seq = ?',
      [subject, Number(line)],
    );
  }
  if (kind === 'pack') {
    return db.all(
      `SELECT c.evidence_id AS id, c.seq, c.sha256 FROM pack AS p
         JOIN custody_event AS c ON c.action = 'bundled' AND c.sha256 = p.sha256 AND c.at = p.at
        WHERE p.id = ? ORDER BY c.evidence_id`,
      [line],
    );
  }
  if (kind === 'handover') {
    return db.all(
      `SELECT c.evidence_id AS id, c.seq, c.sha256 FROM handover_out AS h
         JOIN custody_event AS c ON c.action = 'handed-over' AND c.log_seq = h.log_seq
        WHERE h.id = ? ORDER BY c.evidence_id`,
      [line],
    );
  }
  if (kind !== 'bundle') return [];
  return db.all(
    `SELECT c.evidence_id AS id, c.seq, c.sha256 FROM bundle_issue AS i
       JOIN custody_event AS c ON c.action = 'bundled' AND c.sha256 = i.sha256 AND c.at = i.built_at
      WHERE i.id = ? ORDER BY c.evidence_id`,
    [line],
  );
}
