/** @file Packs that left, what came of them, and who was told of a withdrawal. Rows are only ever added. */
import type { ToldView } from '../../contract/consent.ts';
import type { PackIssue, PackOutcomeView } from '../../contract/packs.ts';
import type { CaseId, PackId, PersonId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface NewPack extends Omit<PackIssue, 'outcomes' | 'state'> {
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly profileVersion: number;
  /** JSON. */
  readonly madeOf: string;
}

export function insertPack(tx: WriteTx, one: NewPack): void {
  tx.run(
    `INSERT INTO pack (id, case_id, person_id, profile, profile_version, title, recipient, channel, purpose, ground,
       made_of, file_name, sha256, pages, expected_by, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      one.id,
      one.caseId,
      one.personId,
      one.profile,
      one.profileVersion,
      one.title,
      one.recipient,
      one.channel,
      one.purpose,
      one.ground,
      one.madeOf,
      one.fileName,
      one.sha256,
      one.pages,
      one.expectedBy,
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
}

type PackRow = Omit<PackIssue, 'outcomes'> & { readonly caseId: CaseId };

const PACK = `SELECT p.id, p.case_id AS caseId, p.profile, p.title, p.recipient, p.channel, p.purpose, p.ground,
    p.file_name AS fileName, p.sha256, p.pages, p.expected_by AS expectedBy, p.at, p.actor AS "by",
    coalesce(d.state, 'confirmed') AS state
   FROM pack p LEFT JOIN departure_line d ON d.kind = 'pack' AND d.line = p.id`;

/** Newest first. */
export function listPacks(db: ReadDb, caseId: CaseId): PackIssue[] {
  const rows = db.all<PackRow>(`${PACK} WHERE p.case_id = ? ORDER BY p.log_seq DESC`, [caseId]);
  const outcomes = Map.groupBy(
    db.all<PackOutcomeView & { packId: string }>(
      `SELECT o.pack_id AS packId, o.outcome, o.on_day AS "on", o.note, o.at, o.actor AS "by"
         FROM pack_outcome o JOIN pack p ON p.id = o.pack_id WHERE p.case_id = ? ORDER BY o.id`,
      [caseId],
    ),
    (one) => one.packId,
  );
  return rows.map(({ caseId: _, ...pack }) => ({
    ...pack,
    outcomes: (outcomes.get(pack.id) ?? []).map(({ packId: _pack, ...outcome }) => outcome),
  }));
}

/** By pack: whom it is about, and the entry of the log that has it. */
export const packPeople = (
  db: ReadDb,
  caseId: CaseId,
): Map<PackId, { readonly personId: PersonId; readonly seq: number }> =>
  new Map(
    db
      .all<{ id: PackId; personId: PersonId; seq: number }>(
        'SELECT id, person_id AS personId, log_seq AS seq FROM pack WHERE case_id = ?',
        [caseId],
      )
      .map(({ id, ...one }) => [id, one]),
  );

export function findPackCase(db: ReadDb, id: PackId): CaseId | undefined {
  return db.get<{ caseId: CaseId }>('SELECT case_id AS caseId FROM pack WHERE id = ?', [id])?.caseId;
}

export function insertOutcome(tx: WriteTx, packId: PackId, one: PackOutcomeView): void {
  tx.run(
    `INSERT INTO pack_outcome (pack_id, outcome, on_day, note, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [packId, one.outcome, one.on, one.note, one.at, one.by, nextEntry(tx)],
  );
}

export function insertTold(tx: WriteTx, caseId: CaseId, release: string, one: ToldView): void {
  tx.run(
    `INSERT INTO release_told (case_id, release, on_day, how, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [caseId, release, one.on, one.how, one.at, one.by, nextEntry(tx)],
  );
}

/** By what the list of releases calls each; oldest first. */
export function toldOf(db: ReadDb, caseId: CaseId): Map<string, ToldView[]> {
  const rows = db.all<ToldView & { release: string }>(
    `SELECT release, on_day AS "on", how, at, actor AS "by" FROM release_told WHERE case_id = ? ORDER BY id`,
    [caseId],
  );
  const by = Map.groupBy(rows, (one) => one.release);
  return new Map([...by].map(([id, told]) => [id, told.map(({ release: _, ...one }) => one)]));
}
