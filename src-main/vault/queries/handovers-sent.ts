/** @file Files that were handed over, the receipts that came back, and the key that others make files for. Rows are only ever added. */
import type { SentHandover } from '../../contract/handover.ts';
import type { Receipt } from '../../core/handover/receipt.ts';
import type { CaseId, HandoverId } from '../../core/ids.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { nextEntry } from './audit.ts';

export interface ReceivingKey {
  readonly recipient: string;
  /** Private. It leaves the store for nothing but opening a file. */
  readonly identity: string;
  readonly at: string;
}

/** Newest first. */
export const receivingKeys = (db: ReadDb): ReceivingKey[] =>
  db.all<ReceivingKey>('SELECT recipient, identity, at FROM receiving_key ORDER BY id DESC');

export function insertReceivingKey(tx: WriteTx, { recipient, identity, at }: ReceivingKey, by: string): void {
  tx.run('INSERT INTO receiving_key (recipient, identity, at, actor) VALUES (?, ?, ?, ?)', [
    recipient,
    identity,
    at,
    by,
  ]);
}

export interface NewHandover
  extends Omit<SentHandover, 'state' | 'receipt' | 'contents' | 'leftOut' | 'opensWith' | 'caseReference'> {
  readonly publicKey: string;
  /** JSON: `contents` and `leftOut`. */
  readonly madeOf: string;
  readonly receiptKey: string;
}

export function insertHandover(tx: WriteTx, one: NewHandover): void {
  tx.run(
    `INSERT INTO handover_out (id, case_id, title, recipient, public_key, purpose, ground, made_of, manifest_sha256,
       receipt_key, file_name, sha256, byte_size, at, actor, log_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      one.id,
      one.caseId,
      one.title,
      one.recipient,
      one.publicKey,
      one.purpose,
      one.ground,
      one.madeOf,
      one.manifestSha256,
      one.receiptKey,
      one.fileName,
      one.sha256,
      one.bytes,
      one.at,
      one.by,
      nextEntry(tx),
    ],
  );
}

type Row = Omit<SentHandover, 'receipt' | 'contents' | 'leftOut' | 'opensWith'> & {
  readonly publicKey: string;
  readonly madeOf: string;
  readonly receipt: string | null;
  readonly receiptAt: string | null;
};

/** Newest first; of one case where it is named. */
export function listSent(db: ReadDb, caseId: CaseId | null): SentHandover[] {
  const rows = db.all<Row>(
    `SELECT h.id, h.case_id AS caseId, c.reference AS caseReference, h.title, h.recipient, h.public_key AS publicKey,
            h.purpose, h.ground, h.made_of AS madeOf, h.manifest_sha256 AS manifestSha256, h.file_name AS fileName,
            h.sha256, h.byte_size AS bytes, h.at, h.actor AS "by", coalesce(d.state, 'confirmed') AS state,
            r.receipt, r.at AS receiptAt
       FROM handover_out h JOIN case_file c ON c.id = h.case_id
       LEFT JOIN departure_line d ON d.kind = 'handover' AND d.line = h.id
       LEFT JOIN handover_receipt r ON r.handover_id = h.id
        AND r.log_seq = (SELECT max(log_seq) FROM handover_receipt WHERE handover_id = h.id)
      WHERE ? IS NULL OR h.case_id = ? ORDER BY h.log_seq DESC`,
    [caseId, caseId],
  );
  return rows.map(({ madeOf, receipt, receiptAt, publicKey, ...row }) => ({
    ...row,
    ...sayOf(madeOf),
    opensWith: publicKey === '' ? 'passphrase' : publicKey,
    receipt:
      receipt === null ? null : { ...receiptView(JSON.parse(receipt) as Receipt), readAt: receiptAt ?? '' },
  }));
}

const receiptView = ({ at, by, organisation, counts }: Receipt) => ({
  at,
  by,
  organisation,
  counts,
  otherwise: [],
});

/** What the newest receipt of a handover says stands there; undefined where it says nothing of that. */
export function receiptStands(db: ReadDb, id: HandoverId): Receipt['stands'] {
  const row = db.get<{ receipt: string }>(
    'SELECT receipt FROM handover_receipt WHERE handover_id = ? ORDER BY log_seq DESC LIMIT 1',
    [id],
  );
  return row === undefined ? undefined : (JSON.parse(row.receipt) as Receipt).stands;
}

export interface SentProof {
  readonly id: HandoverId;
  readonly caseId: CaseId;
  readonly manifestSha256: string;
  readonly receiptKey: string;
}

export const findSent = (db: ReadDb, id: HandoverId): SentProof | undefined =>
  db.get<SentProof>(
    `SELECT id, case_id AS caseId, manifest_sha256 AS manifestSha256, receipt_key AS receiptKey
       FROM handover_out WHERE id = ?`,
    [id],
  );

/** Whether this very receipt was read before. */
export const hasReceipt = (db: ReadDb, { handover, mac }: Receipt): boolean =>
  db.get('SELECT 1 AS found FROM handover_receipt WHERE handover_id = ? AND mac = ?', [handover, mac]) !==
  undefined;

export function insertReceipt(tx: WriteTx, receipt: Receipt, at: string, by: string): void {
  tx.run(
    'INSERT INTO handover_receipt (handover_id, receipt, mac, at, actor, log_seq) VALUES (?, ?, ?, ?, ?, ?)',
    [receipt.handover, JSON.stringify(receipt), receipt.mac, at, by, nextEntry(tx)],
  );
}

/** A file from before dates, contacts, plans and support went along has none of them. */
const NONE = { dates: 0, contacts: 0, plans: 0, support: 0 };

function sayOf(madeOf: string): Pick<SentHandover, 'contents' | 'leftOut'> {
  const { contents, leftOut } = JSON.parse(madeOf) as Pick<SentHandover, 'contents' | 'leftOut'>;
  return { contents: { ...NONE, ...contents }, leftOut };
}
