/** @file What was received from others, as it came, and what was decided about it. */
import type { HandoverItem, ReceivedHandover } from '../../contract/handover.ts';
import type { Manifest } from '../../core/handover/manifest.ts';
import type { Taken } from '../../core/handover/receipt.ts';
import type { CaseId, HandoverId } from '../../core/ids.ts';
import { deleteBlob } from '../blobs.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface NewReceived {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
}

export function insertReceived(tx: WriteTx, one: NewReceived): void {
  const { manifest, manifestSha256, fileName, at, by } = one;
  tx.run(
    `INSERT INTO handover_in (id, case_id, manifest, manifest_sha256, file_name, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      manifest.id,
      manifest.case.id,
      JSON.stringify(manifest),
      manifestSha256,
      fileName,
      at,
      by,
      nextEntry(tx),
    ],
  );
}

export type HandoverEvent = 'read' | 'merged' | 'discarded' | 'receipt';

export function insertHandoverEvent(
  tx: WriteTx,
  id: HandoverId,
  event: HandoverEvent,
  at: string,
  by: string,
): void {
  tx.run('INSERT INTO handover_event (handover_id, event, at, actor, log_seq) VALUES (?, ?, ?, ?, ?)', [
    id,
    event,
    at,
    by,
    nextEntry(tx),
  ]);
}

type Row = Omit<ReceivedHandover, 'state'> & {
  readonly manifestText: string;
  readonly read: 0 | 1;
  readonly merged: string | null;
  readonly receipt: string | null;
  readonly last: string | null;
};

const STATE = (event: string, of = 'at') =>
  `(SELECT ${of} FROM handover_event WHERE handover_id = h.id AND event = '${event}' ORDER BY id DESC LIMIT 1)`;

const COLUMNS = `h.id, h.case_id AS caseId, h.manifest AS manifestText, h.manifest_sha256 AS manifestSha256,
  h.file_name AS fileName, h.at, h.actor AS "by",
  (SELECT reference FROM case_file WHERE id = h.case_id) AS caseHere,
  ${STATE('merged')} AS merged, ${STATE('receipt')} AS receipt,
  (SELECT event FROM handover_event WHERE handover_id = h.id AND event <> 'receipt' ORDER BY id DESC LIMIT 1) AS last`;

/** Newest first. */
export const listReceived = (db: ReadDb): ReceivedHandover[] =>
  db.all<Row>(`SELECT ${COLUMNS} FROM handover_in h ORDER BY h.log_seq DESC`).map(toView);

export interface FoundHandover extends ReceivedHandover {
  readonly manifest: Manifest;
}

export function findReceived(db: ReadDb, id: HandoverId): FoundHandover | undefined {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM handover_in h WHERE h.id = ?`, [id]);
  return row === undefined ? undefined : { ...toView(row), manifest: manifestOf(row) };
}

const manifestOf = ({ manifestText }: Row) => JSON.parse(manifestText) as Manifest;

function toView(row: Row): ReceivedHandover {
  const {
    made,
    to,
    purpose,
    ground,
    consentOf,
    case: of,
    contents,
    leftOut,
    withheld = [],
    withoutConsentOf = [],
  } = manifestOf(row);
  const { id, caseId, caseHere, manifestSha256, fileName, at, by, merged, receipt, last } = row;
  return {
    id,
    caseId,
    caseHere,
    manifestSha256,
    fileName,
    at,
    by,
    merged,
    receipt,
    made,
    to,
    purpose,
    ground,
    consentOf,
    reference: of.reference,
    contents,
    leftOut,
    withheld,
    withoutConsentOf,
    state: last === null ? 'interrupted' : (last as ReceivedHandover['state']),
  };
}

export function insertHandoverText(tx: WriteTx, id: HandoverId, path: string, text: string): void {
  tx.run('INSERT OR IGNORE INTO handover_text (handover_id, path, text) VALUES (?, ?, ?)', [id, path, text]);
}

export const handoverText = (db: ReadDb, id: HandoverId, path: string): string | undefined =>
  db.get<{ text: string }>('SELECT text FROM handover_text WHERE handover_id = ? AND path = ?', [id, path])
    ?.text;

export interface StoredExhibit {
  readonly sha256: string;
  readonly originalBlob: string;
  readonly workingBlob: string | null;
  readonly thumbnail: Uint8Array | null;
  /** JSON. */
  readonly intake: string;
}

export function insertHandoverExhibit(tx: WriteTx, id: HandoverId, one: StoredExhibit): void {
  tx.run(
    `INSERT INTO handover_exhibit (handover_id, sha256, original_blob, working_blob, thumbnail, intake)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [id, one.sha256, one.originalBlob, one.workingBlob, one.thumbnail, one.intake],
  );
}

export const handoverExhibits = (db: ReadDb, id: HandoverId): StoredExhibit[] =>
  db.all<StoredExhibit>(
    `SELECT sha256, original_blob AS originalBlob, working_blob AS workingBlob, thumbnail, intake
       FROM handover_exhibit WHERE handover_id = ?`,
    [id],
  );

/** Takes away the file's texts and those originals that no exhibit of a case has become. */
export function dropHandoverFiles(tx: WriteTx, id: HandoverId): void {
  const stored = handoverExhibits(tx, id);
  tx.run('DELETE FROM handover_exhibit WHERE handover_id = ?', [id]);
  tx.run('DELETE FROM handover_text WHERE handover_id = ?', [id]);
  const inUse = (blob: string) =>
    tx.get('SELECT 1 AS found FROM evidence WHERE ? IN (original_blob, working_blob) LIMIT 1', [blob]) !==
    undefined;
  for (const { originalBlob, workingBlob } of stored)
    for (const blob of new Set([originalBlob, ...(workingBlob === null ? [] : [workingBlob])]))
      if (!inUse(blob)) deleteBlob(tx, blob);
}

export interface DecidedItem {
  readonly item: string;
  readonly became: Taken;
  readonly differences: HandoverItem['differences'];
}

export function insertHandoverItem(
  tx: WriteTx,
  id: HandoverId,
  one: DecidedItem,
  at: string,
  by: string,
): void {
  tx.run(
    `INSERT INTO handover_item (handover_id, item, became, differences, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [id, one.item, one.became, JSON.stringify(one.differences), at, by, nextEntry(tx)],
  );
}

/** The newest decision about each thing. */
export const decidedItems = (db: ReadDb, id: HandoverId): DecidedItem[] =>
  db
    .all<{ item: string; became: Taken; differences: string }>(
      `SELECT item, became, differences FROM handover_item WHERE id IN
         (SELECT max(id) FROM handover_item WHERE handover_id = ? GROUP BY item) ORDER BY id`,
      [id],
    )
    .map((row) => ({ ...row, differences: JSON.parse(row.differences) as DecidedItem['differences'] }));

/** Answers of files taken into the case that were left with the file, oldest first. `from`: the organisation. */
export const answersLeft = (
  db: ReadDb,
  caseId: CaseId,
): { readonly handover: HandoverId; readonly from: string; readonly item: string }[] =>
  db.all(
    `SELECT i.handover_id AS handover, coalesce(h.manifest ->> '$.made.organisation', '') AS "from", i.item
       FROM handover_item i JOIN handover_in h ON h.id = i.handover_id
      WHERE i.became = 'left' AND i.id IN
        (SELECT max(i.id) FROM handover_item i JOIN handover_in h ON h.id = i.handover_id
          WHERE h.case_id = ? AND i.item LIKE 'answer/%' GROUP BY i.handover_id, i.item)
      ORDER BY i.id`,
    [caseId],
  );
