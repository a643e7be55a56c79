/**
 * @file The receipt of a handover: written on the side that took it in, read on the side that made it. It is
 * authenticated with a key that only the file itself holds: whoever wrote it has opened the file.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { SentHandover } from '../../contract/handover.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { coded } from '../../core/findings/finding.ts';
import {
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
  Receipt,
  receiptBytes,
  TAKEN,
} from '../../core/handover/receipt.ts';
import { fromHex, hmacSha256, sameBytes, sha256, toHex } from '../../crypto/digest.ts';
import { requirePlainFile } from '../../vault/plain-file.ts';
import { decidedItems, findReceived, insertHandoverEvent } from '../../vault/queries/handovers-received.ts';
import { findSent, hasReceipt, insertReceipt } from '../../vault/queries/handovers-sent.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { marksOf, sentWithReceipts, standingHere } from './stands-here.ts';

const MOST_BYTES = 64 * 1024 * 1024;

const macOf = (key: string, receipt: Parameters<typeof receiptBytes>[0]): Uint8Array =>
  hmacSha256(new TextEncoder().encode(key), receiptBytes(receipt));

/**
 * Under which name a thing stands in a file that is not encrypted: its kind and its random identifier. What has a question's name
 * or a kind of decision in it has in their place a mark that only the two sides can make.
 */
function inReceipt(item: string, key: string): string {
  const [kind = '', ...rest] = item.split('/');
  if (rest.length <= 1) return item;
  return `${kind}/${toHex(hmacSha256(new TextEncoder().encode(key), new TextEncoder().encode(item)))}`;
}

/** Throws `not-found`, `not-ready` before anything was decided, and what writing throws. */
export async function handoverReceiptWrite(
  engine: Engine,
  { handoverId: id, folder: handle, organisation }: CheckedInput<'handoverReceiptWrite'>,
): Promise<CallOutput<'handoverReceiptWrite'>> {
  const folder = engine.files.resolve(handle);
  const { found, items, stands } = engine.session.read((db) => {
    const received = findReceived(db, id);
    return {
      found: received,
      items: decidedItems(db, id),
      stands: received === undefined ? [] : standingHere(engine, db, received.caseId),
    };
  });
  if (found === undefined) throw new TestimonyError('not-found', { subject: id });
  if (items.length === 0)
    throw new TestimonyError('not-ready', {
      subject: found.fileName,
      found: [coded('handover-nothing-decided')],
    });
  const [at, by] = [engine.clock.now(), engine.session.actor];
  const count = (what: string) => items.filter(({ became }) => became === what).length;
  const said = {
    format: RECEIPT_FORMAT,
    version: RECEIPT_VERSION,
    handover: id,
    manifest: found.manifestSha256,
    at,
    by,
    organisation,
    counts: { taken: count(TAKEN[0]), same: count(TAKEN[1]), left: count(TAKEN[2]) },
    items: items.map(({ item, became }) => ({ item: inReceipt(item, found.manifest.receiptKey), became })),
    stands: marksOf(stands, found.manifest.receiptKey),
  } as const;
  const receipt: Receipt = { ...said, mac: toHex(macOf(found.manifest.receiptKey, said)) };
  const bytes = new TextEncoder().encode(`${JSON.stringify(receipt, null, 1)}\n`);
  const wanted = `handover-receipt-${at.slice(0, 10)}.json`;
  const permit = permitToLeave(engine, {
    ground: 'nobodys-data',
    kind: 'handover-receipt',
    mode: 'locked',
    subject: id,
    title: wanted,
  });
  const digest = toHex(sha256(bytes));
  let fileName = wanted;
  return await letOut(engine, permit, {
    folder,
    subject: wanted,
    async make(staging) {
      fileName = await staging.add(wanted, bytes);
    },
    record(tx) {
      insertHandoverEvent(tx, id, 'receipt', at, by);
      const facts = { manifest: found.manifestSha256, sha256: digest, ...said.counts };
      return {
        note: { action: 'handover.receipt-written', subject: id, facts },
        line: id,
        result: { fileName, sha256: digest },
      };
    },
  });
}

/**
 * The handover it is of. Read twice it is kept once. Throws `not-found` where no such handover left from here,
 * `unsupported-type` for what is no receipt, `damaged-file` for one that was altered or is of another file.
 */
export function handoverReceiptRead(
  engine: Engine,
  { file }: CheckedInput<'handoverReceiptRead'>,
): SentHandover {
  const path = engine.files.resolve(file);
  const subject = basename(path);
  const receipt = readReceipt(path, subject);
  const sent = engine.session.read((db) => findSent(db, receipt.handover));
  if (sent === undefined)
    throw new TestimonyError('not-found', { subject, found: [coded('handover-receipt-other')] });
  const isSound =
    receipt.manifest === sent.manifestSha256 &&
    sameBytes(macOf(sent.receiptKey, receipt), fromHex(receipt.mac));
  if (!isSound) throw new TestimonyError('damaged-file', { subject });
  if (!engine.session.read((db) => hasReceipt(db, receipt))) {
    const { manifest, at, by, organisation, counts } = receipt;
    const facts = { caseId: sent.caseId, manifest, writtenAt: at, by, organisation, ...counts };
    transact(engine, { action: 'handover.receipt-read', subject: sent.id, facts }, (tx) =>
      insertReceipt(tx, receipt, engine.clock.now(), engine.session.actor),
    );
  }
  const all = engine.session.read((db) => sentWithReceipts(engine, db, sent.caseId));
  const shown = all.find(({ id }) => id === sent.id);
  if (shown === undefined) throw new TestimonyError('not-found', { subject });
  return shown;
}

function readReceipt(path: string, subject: string): Receipt {
  let text: string;
  try {
    requirePlainFile(path, subject);
    if (statSync(path).size > MOST_BYTES) throw new TestimonyError('too-large', { subject });
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    throw asTestimonyError(thrown, subject);
  }
  const read = Receipt.safeParse(orNothing(text));
  if (read.success) return read.data;
  throw new TestimonyError('unsupported-type', { subject, found: [coded('handover-no-receipt')] });
}

function orNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
