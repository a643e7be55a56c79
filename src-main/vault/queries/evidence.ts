/** @file Evidence in the store: what is known about each file, never its bytes (vault/blobs.ts). */

import type { EvidenceView } from '../../contract/evidence.ts';
import type { PageDirection } from '../../core/bundles/page-direction.ts';
import type { FuzzyDate } from '../../core/dates/fuzzy-date.ts';
import type { HiddenWords } from '../../core/evidence/hidden-words.ts';
import type { MachineRead } from '../../core/evidence/machine-read.ts';
import type { Note } from '../../core/findings/finding.ts';
import type { CaseId, EvidenceId } from '../../core/ids.ts';
import { deleteBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { MADE_FROM, readMadeFrom } from './exhibit-origin.ts';

export interface EvidenceRecord extends EvidenceView {
  readonly originalBlob: string;
  /** As intake made it: the same as `originalBlob` when the file goes into bundles as it came. */
  readonly workingBlob: string;
  /** With some of its pages as pictures; null where none is. It is then what goes into bundles. */
  readonly picturedBlob: string | null;
  readonly removedAt: string | null;
}

type JsonColumn =
  | ('workingSteps' | 'notes' | 'comments' | 'pageDirections')
  | ('hidden' | 'pictured' | 'machineRead');

interface EvidenceRow
  extends Omit<EvidenceRecord, 'documentDate' | 'madeFrom' | 'privileged' | 'transcript' | JsonColumn> {
  readonly documentDate: string | null;
  readonly madeFrom: string | null;
  readonly workingSteps: string;
  readonly notes: string;
  readonly comments: string;
  readonly pageDirections: string;
  readonly hidden: string;
  readonly pictured: string;
  readonly machineRead: string;
  readonly transcript: string | null;
  readonly privileged: 0 | 1;
}

/** Of the newest version, and the number of the newest finished one; null without any. */
const TRANSCRIPT = `CASE WHEN transcripts = '[]' THEN NULL ELSE json_object(
    'number', json_extract(transcripts, '$[#-1].number'), 'finished', json_extract(transcripts, '$[#-1].finished'),
    'printed', (SELECT max(json_extract(j.value, '$.number')) FROM json_each(transcripts) AS j
                 WHERE json_extract(j.value, '$.finished'))) END`;

const readState = (json: string): EvidenceRecord['transcript'] => {
  const state = JSON.parse(json) as { number: number; finished: 0 | 1; printed: number | null };
  return { ...state, finished: state.finished === 1 };
};

const COLUMNS = `
  id, case_id AS caseId, exhibit_ref AS exhibitRef, title, document_date AS documentDate, section,
  original_name AS originalName, media_type AS mediaType, byte_size AS byteSize, sha256,
  page_count AS pageCount, working_steps AS workingSteps, notes, comments,
  page_directions AS pageDirections, hidden, received_at AS receivedAt,
  received_by AS receivedBy, received_from AS receivedFrom, original_blob AS originalBlob,
  working_blob AS workingBlob, pictured_pages AS pictured, pictured_blob AS picturedBlob,
  machine_read AS machineRead, removed_at AS removedAt, ${TRANSCRIPT} AS transcript,
  ${MADE_FROM} AS madeFrom,
  EXISTS (SELECT 1 FROM privileged_now WHERE kind = 'exhibit' AND subject = evidence.id) AS privileged`;

function toRecord(row: EvidenceRow): EvidenceRecord {
  return {
    ...row,
    documentDate: row.documentDate === null ? null : (JSON.parse(row.documentDate) as FuzzyDate),
    workingSteps: JSON.parse(row.workingSteps) as string[],
    notes: JSON.parse(row.notes) as Note[],
    comments: JSON.parse(row.comments) as EvidenceRecord['comments'],
    pageDirections: JSON.parse(row.pageDirections) as PageDirection[],
    hidden: JSON.parse(row.hidden) as HiddenWords[],
    madeFrom: row.madeFrom === null ? null : readMadeFrom(row.madeFrom),
    pictured: JSON.parse(row.pictured) as number[],
    machineRead: JSON.parse(row.machineRead) as MachineRead[],
    transcript: row.transcript === null ? null : readState(row.transcript),
    privileged: row.privileged === 1,
  };
}

/** One exhibit, removed ones included. */
export function findEvidence(db: ReadDb, id: EvidenceId): EvidenceRecord | undefined {
  const row = db.get<EvidenceRow>(`SELECT ${COLUMNS} FROM evidence WHERE id = ?`, [id]);
  return row === undefined ? undefined : toRecord(row);
}

/** A case's evidence in order; removed ones only when asked for. */
export function listEvidence(
  db: ReadDb,
  caseId: CaseId,
  { removed }: { removed: boolean },
): EvidenceRecord[] {
  return db
    .all<EvidenceRow>(
      `SELECT ${COLUMNS} FROM evidence
       WHERE case_id = ? AND (removed_at IS NULL OR ?) ORDER BY position`,
      [caseId, removed ? 1 : 0],
    )
    .map(toRecord);
}

/** Of a case, in order, removed ones too. */
export const evidenceIds = (db: ReadDb, caseId: CaseId): EvidenceId[] =>
  db
    .all<{ id: EvidenceId }>('SELECT id FROM evidence WHERE case_id = ? ORDER BY position', [caseId])
    .map(({ id }) => id);

/** The first exhibit of the case with these bytes, removed ones included. */
export function findSameBytes(db: ReadDb, caseId: CaseId, sha256: string): EvidenceRecord | undefined {
  const row = db.get<EvidenceRow>(
    `SELECT ${COLUMNS} FROM evidence WHERE case_id = ? AND sha256 = ?
     ORDER BY removed_at IS NOT NULL, position LIMIT 1`,
    [caseId, sha256],
  );
  return row === undefined ? undefined : toRecord(row);
}

/** How far apart the places are: what comes between two seldom moves the rest. */
const APART = 1000;

/** A free place before this one of the case; after the case's last without one. */
function placeIn(tx: WriteTx, caseId: CaseId, before?: EvidenceId): number {
  const placed = (where: string, value: string | number) =>
    tx.get<{ position: number }>(
      `SELECT position FROM evidence WHERE case_id = ? AND ${where} ORDER BY position DESC LIMIT 1`,
      [caseId, value],
    )?.position;
  const next = before === undefined ? undefined : placed('id = ?', before);
  const ahead = placed('position < ?', next ?? Number.MAX_SAFE_INTEGER) ?? 0;
  if (next === undefined) return ahead + APART;
  if (ahead + 1 === next)
    tx.run('UPDATE evidence SET position = position + ? WHERE case_id = ? AND position >= ?', [
      APART,
      caseId,
      next,
    ]);
  return ahead + 1;
}

/** Adds it after the case's last, or before the one that is named. */
export function insertEvidence(
  tx: WriteTx,
  evidence: EvidenceRecord,
  thumbnail: Uint8Array | null,
  before?: EvidenceId,
): void {
  const position = placeIn(tx, evidence.caseId, before);
  tx.run(
    `INSERT INTO evidence
       (id, case_id, exhibit_ref, title, document_date, section, original_name, media_type, byte_size, sha256,
        original_blob, working_blob, working_steps, page_count, thumbnail, notes, comments,
        page_directions, hidden, received_at, received_by, received_from, position)
     VALUES
       (:id, :caseId, :exhibitRef, :title, :documentDate, :section, :originalName, :mediaType, :byteSize, :sha256,
        :originalBlob, :workingBlob, :workingSteps, :pageCount, :thumbnail, :notes, :comments,
        :pageDirections, :hidden, :receivedAt, :receivedBy, :receivedFrom, :position)`,
    {
      id: evidence.id,
      caseId: evidence.caseId,
      exhibitRef: evidence.exhibitRef,
      title: evidence.title,
      documentDate: storedDate(evidence.documentDate),
      section: evidence.section,
      originalName: evidence.originalName,
      mediaType: evidence.mediaType,
      byteSize: evidence.byteSize,
      sha256: evidence.sha256,
      originalBlob: evidence.originalBlob,
      workingBlob: evidence.workingBlob,
      workingSteps: JSON.stringify(evidence.workingSteps),
      pageCount: evidence.pageCount,
      thumbnail,
      notes: JSON.stringify(evidence.notes),
      comments: JSON.stringify(evidence.comments),
      pageDirections: JSON.stringify(evidence.pageDirections),
      hidden: JSON.stringify(evidence.hidden),
      receivedAt: evidence.receivedAt,
      receivedBy: evidence.receivedBy,
      receivedFrom: evidence.receivedFrom,
      position,
    },
  );
}

export interface EvidenceDescription {
  readonly title: string;
  readonly exhibitRef: string;
  readonly documentDate: FuzzyDate | null;
  readonly section: string;
  readonly receivedFrom: string;
}

export function updateEvidence(tx: WriteTx, id: EvidenceId, fields: EvidenceDescription): void {
  tx.run(
    `UPDATE evidence SET title = ?, exhibit_ref = ?, document_date = ?, section = ?, received_from = ? WHERE id = ?`,
    [
      fields.title,
      fields.exhibitRef,
      storedDate(fields.documentDate),
      fields.section,
      fields.receivedFrom,
      id,
    ],
  );
}

export function setPageDirections(tx: WriteTx, id: EvidenceId, directions: readonly PageDirection[]): void {
  tx.run('UPDATE evidence SET page_directions = ? WHERE id = ?', [JSON.stringify(directions), id]);
}

/** The copy that goes into bundles. */
export const bundledBlob = ({ picturedBlob, workingBlob }: EvidenceRecord): string =>
  picturedBlob ?? workingBlob;

/** `blob`, the copy with these pages as pictures, replaces the one before; null where no page is a picture. */
export function setPicturedPages(
  tx: WriteTx,
  { id, picturedBlob: before }: EvidenceRecord,
  pages: readonly number[],
  blob: string | null,
): void {
  tx.run('UPDATE evidence SET pictured_pages = ?, pictured_blob = ? WHERE id = ?', [
    JSON.stringify(pages),
    blob,
    id,
  ]);
  if (before !== null) deleteBlob(tx, before);
}

export function setEvidenceNotes(tx: WriteTx, id: EvidenceId, notes: readonly Note[]): void {
  tx.run('UPDATE evidence SET notes = ? WHERE id = ?', [JSON.stringify(notes), id]);
}

/** `at` null puts it back. */
export function setEvidenceRemoved(tx: WriteTx, id: EvidenceId, at: string | null): void {
  tx.run('UPDATE evidence SET removed_at = ? WHERE id = ?', [at, id]);
}

/** JPEG of page 1; null when there is none. */
export function readThumbnail(db: ReadDb, id: EvidenceId): Uint8Array | null {
  return (
    db.get<{ thumbnail: Uint8Array | null }>('SELECT thumbnail FROM evidence WHERE id = ?', [id])
      ?.thumbnail ?? null
  );
}

/** What blobs an exhibit rests on, with the hash each had when it was stored. */
export function storedHash(db: ReadDb, blobId: string): string | undefined {
  return db.get<{ sha256: string }>('SELECT sha256 FROM blob WHERE id = ?', [blobId])?.sha256;
}

function storedDate(date: FuzzyDate | null): string | null {
  return date === null ? null : JSON.stringify(date);
}

/** Bytes of a stored file; 0 when there is none. */
export function blobSize(db: ReadDb, blobId: string): number {
  return db.get<{ n: number }>('SELECT byte_size AS n FROM blob WHERE id = ?', [blobId])?.n ?? 0;
}
