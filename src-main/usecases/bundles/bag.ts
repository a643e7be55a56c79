/** @file Fills the folder beside a bundle from the record: tables, map, and where the log stood. */
import { bagTexts, type PayloadFile } from '../../bundle/bag/bag-texts.ts';
import { type BaggedExhibit, custodyCsv, indexCsv } from '../../bundle/bag/payload.ts';
import { isRecording, recordingName } from '../../core/evidence/media-types.ts';
import { PRODUCT } from '../../core/product.ts';
import type { ReadDb } from '../../vault/db.ts';
import type { BundleIssue } from '../../vault/queries/bundles.ts';
import { listCustody } from '../../vault/queries/custody.ts';
import { type BuildOrder, exhibitsOf } from './build-order.ts';

/** The originals of recordings, which bundles show as a page each: what they are called beside the bundle. */
export function recordingsOf(order: BuildOrder): (PayloadFile & { readonly blob: string })[] {
  const recordings = exhibitsOf(order).flatMap(({ mediaType, byteSize, sha256, originalBlob: blob }) =>
    isRecording(mediaType)
      ? [{ name: `recordings/${recordingName(mediaType, sha256)}`, byteSize, sha256, blob }]
      : [],
  );
  return [...new Map(recordings.map((one) => [one.name, one])).values()];
}

/** Text files by their path in the bag. Custody is read now, the event of this building included. */
export function bagOf(
  db: ReadDb,
  order: BuildOrder,
  issue: BundleIssue,
  head: { readonly seq: number; readonly hash: string; readonly note: string | null },
): ReadonlyMap<string, string> {
  const exhibits = new Map(
    order.sections
      .flatMap((section) => section.evidence)
      .map((record): [string, BaggedExhibit] => [
        record.id,
        { ...record, key: record.id, custody: listCustody(db, record.id) },
      ]),
  );
  const { fileName, sha256, byteSize, pages, builtAt, map } = issue;
  return bagTexts({
    bundle: { name: fileName, byteSize, sha256 },
    recordings: recordingsOf(order),
    texts: {
      'index.csv': indexCsv(map, exhibits),
      'custody.csv': custodyCsv(map, exhibits),
      'page-map.json': pretty({ file: fileName, sha256, pages, builtAt, map }),
      'log-head.json': pretty({
        about:
          'The newest entry of the vault’s log when this bundle was built. The next entry records the building.',
        entry: head.seq,
        sha256: head.hash,
        at: builtAt,
        clock: 'of the device, unverified',
        signed: head.note,
      }),
    },
    baggingDate: builtAt.slice(0, 10),
    software: PRODUCT,
    caseReference: order.reference,
    auditHead: head.hash,
  });
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
