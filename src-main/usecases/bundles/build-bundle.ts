/**
 * @file Building a bundle: typeset, assemble, read back, put the checkable folder beside it, and record all of
 * it. Either everything is there in the end – file, folder, custody, log – or nothing is, and the log says so.
 */

import { bagTexts, type PayloadFile } from '../../bundle/bag/bag-texts.ts';
import { type BaggedExhibit, custodyCsv, indexCsv } from '../../bundle/bag/payload.ts';
import type { BroughtAlong, BundlePlan, WrittenBundle } from '../../bundle/writer.ts';
import type { BundleBuilt } from '../../contract/bundles.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { turnedPages, withOwnBookmarks } from '../../core/bundles/map-pages.ts';
import type { MappedDocument, OutlineEntry, PageMap } from '../../core/bundles/page-map.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { isRecording, recordingName } from '../../core/evidence/media-types.ts';
import { type Coded, coded, type Finding, type Level } from '../../core/findings/finding.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import type { ReadDb, WriteTx } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { type BundleIssue, insertIssue, setBundleRemoved, wasIssuedAs } from '../../vault/queries/bundles.ts';
import { noteOf } from '../../vault/queries/checkpoints.ts';
import { appendCustody, listCustody } from '../../vault/queries/custody.ts';
import { bundledBlob } from '../../vault/queries/evidence.ts';
import type { ConsentOverride } from '../consent/consent-gate.ts';
import { decidedOnRecord } from '../consent/decision-words.ts';
import type { Engine } from '../engine/engine.ts';
import { storedBytes, storedPieces } from '../evidence/stored-bytes.ts';
import { letOut } from '../leaving/let-out.ts';
import { permitToLeave } from '../leaving/permit.ts';
import { type BuildOrder, commentsOf, exhibitsOf, leavingBundle, readOrder } from './build-order.ts';
import { BundleFiles } from './bundle-files.ts';
import { plannedSections } from './bundle-view.ts';
import { bundleFileName, namesIn } from './file-name.ts';
import { layOutFrontMatter, layOutSheets } from './front-pages.ts';
import {
  layOutRedacted,
  proveBundle,
  type RedactedPapers,
  redactedPapers,
  scheduleCsv,
} from './redacted-papers.ts';

// What documents bring along beside their pages: bookmarks that stay, and what stays behind, said when the bundle
// is built.

/** Addresses named of one document. */
const MOST_ADDRESSES = 5;

/**
 * Documents whose bookmarks stay. Not of one that has pages as pictures: its bookmarks may repeat the words that nobody
 * was to read.
 */
const keepingBookmarks = (order: BuildOrder): string[] =>
  order.bundle.marking.ownBookmarks
    ? exhibitsOf(order)
        .filter(({ pictured }) => pictured.length === 0)
        .map(({ id }) => id)
    : [];

/** Empty where there is nothing to say. Pages are of the bundle. */
function broughtFindings(brought: readonly BroughtAlong[], order: BuildOrder): Finding[] {
  const titles = new Map(exhibitsOf(order).map(({ id, title }) => [id as string, title]));
  const titleOf = ({ key }: BroughtAlong) => titles.get(key) ?? '';
  const linked = brought.filter(({ webLinks }) => webLinks.length > 0);
  const dropped = brought.filter(({ bookmarksDropped }) => bookmarksDropped > 0);
  const coloured = brought.filter(({ coloursDropped }) => coloursDropped > 0);
  const naming = brought.filter(({ contents }) => namesIn(wordsOf(contents), order.survivors).length > 0);
  return [
    ...(naming.length === 0
      ? []
      : [said('should', coded('bookmarks-name-survivor', { documents: naming.map(titleOf) }))]),
    ...(linked.length === 0 ? [] : [webLinks(linked, titleOf)]),
    ...(coloured.length === 0
      ? []
      : [said('could', coded('colours-left', { documents: coloured.map(titleOf) }))]),
    ...(dropped.length === 0
      ? []
      : [
          said(
            'could',
            coded('bookmarks-left', {
              left: dropped.map((one) => ({ title: titleOf(one), count: one.bookmarksDropped })),
            }),
          ),
        ]),
  ];
}

function webLinks(linked: readonly BroughtAlong[], titleOf: (one: BroughtAlong) => string): Finding {
  const links = linked.map((one) => ({
    title: titleOf(one),
    pages: [...new Set(one.webLinks.map(({ page }) => page))],
    addresses: [...new Set(one.webLinks.map(({ address }) => address))].slice(0, MOST_ADDRESSES),
  }));
  return said(
    'could',
    coded('web-links-left', { links }),
    links.flatMap(({ pages }) => pages),
  );
}

const said = (level: Level, found: Coded, pages: readonly number[] = []): Finding => ({
  ...found,
  rule: '',
  level,
  source: '',
  passed: false,
  pages,
});

const wordsOf = (entries: readonly OutlineEntry[]): string =>
  entries.map(({ title, children }) => `${title} ${wordsOf(children)}`).join(' ');

/**
 * Throws not-found, nothing-to-build, consent-missing, missing-letters, and what the writer throws:
 * check-failed, damaged-file, disk-full, read-only, cancelled. Nothing is then left in the folder.
 */
export async function bundleBuild(
  engine: Engine,
  input: CheckedInput<'bundleBuild'>,
  job: Job,
): Promise<BundleBuilt> {
  const folder = engine.files.resolve(input.folder);
  const order = engine.session.read((db) => readOrder(db, input.bundleId));
  const permit = permitToLeave(engine, leavingBundle(order, input, input.released, input.redactedFor));
  engine.bundleWriter.begin();
  job.report({ step: 'typesetting' });
  const planned = plannedSections(order.sections);
  const redacted =
    input.redactedFor === undefined
      ? null
      : await redactedPapers(engine, order, { ...input, redactedFor: input.redactedFor }, job);
  const { map, front, preparedAt } =
    redacted === null
      ? layOutFrontMatter(engine, order.bundle, order.reference, planned)
      : layOutRedacted(engine, order, planned, redacted);
  if (job.signal.aborted) throw new TestimonyError('cancelled');

  const fileName = bundleFileName({
    reference: order.reference,
    title: redacted === null ? order.bundle.title : `${order.bundle.title} redacted`,
    day: order.bundle.hearingDate ?? engine.clock.today(),
    survivors: order.survivors,
  });
  const sheets = layOutSheets(engine, order.bundle, map, preparedAt);
  const plan: BundlePlan = {
    title: order.bundle.title,
    map,
    frontMatter: front.pdf,
    indexRows: front.rows,
    ...(sheets === undefined ? {} : { sheets }),
    keepsBookmarks: keepingBookmarks(order),
    comments: commentsOf(engine, order, redacted?.drawn),
    createdAt: preparedAt,
  };
  const made: { files?: BundleFiles; written?: WrittenBundle } = {};
  const built = await letOut(engine, permit, {
    folder,
    subject: fileName,
    async make(staging) {
      // Two bundles with one name, in two folders, and a court reads from the wrong one.
      const wasGiven = (name: string) => engine.session.read((db) => wasIssuedAs(db, name));
      made.files = new BundleFiles(staging, fileName, wasGiven);
      made.written = await engine.bundleWriter.write(
        plan,
        made.files.draftPdf,
        sourceOf(engine, order, redacted),
        {
          signal: job.signal,
          report: (progress) => job.report(progress),
        },
      );
      if (redacted !== null)
        await proveBundle(engine, made.files.draftPdf, order.bundle.title, redacted, job);
      job.report({ step: 'writing' });
      await made.files.finish(made.written.sha256);
      for (const recording of recordingsOf(order, redacted)) {
        await made.files.keep(recording, storedPieces(engine, recording.blob), job.signal);
      }
      if (job.signal.aborted) throw new TestimonyError('cancelled');
    },
    record(tx) {
      const { files, written } = made;
      if (files === undefined || written === undefined)
        throw new TestimonyError('internal', { detail: 'a bundle recorded before it was made' });
      // As it was written: with the bookmarks that the documents brought along.
      const asBuilt = withOwnBookmarks(map, written.broughtAlong);
      const issue = record(engine, tx, order, asBuilt, written, files, permit.withoutConsent, redacted);
      const { id, sha256, byteSize, pages, documents } = issue;
      const struck = redacted === null ? {} : redactionFacts(redacted);
      const facts = { issue: id, sha256, bytes: byteSize, pages, documents, ...struck };
      const note = { action: 'bundle.built', subject: order.bundle.id, facts };
      return { note, line: id, result: { issue, bagName: files.bagName } };
    },
  });
  job.report({ step: 'finished' });
  const { bundleId: _bundle, title: _title, auditHead: _head, map: _map, to: _to, ...view } = built.issue;
  const broughtAlong = broughtFindings(made.written?.broughtAlong ?? [], order);
  return { ...view, verified: true, broughtAlong, bagName: built.bagName, folder: input.folder };
}

const redactionFacts = ({ reader, struck, unsearched }: RedactedPapers) => ({
  redactedFor: reader,
  redactions: struck.marks.length,
  ...(unsearched.length === 0 ? {} : { lookedAt: unsearched.length }),
});

/** Working copies, one at a time; of a paper that is redacted the copy without what is struck out. */
function sourceOf(
  engine: Engine,
  order: BuildOrder,
  redacted: RedactedPapers | null,
): (key: string) => Uint8Array {
  const blobs = new Map(exhibitsOf(order).map((record) => [record.id as string, bundledBlob(record)]));
  return (key) => {
    const copy = redacted?.copies.get(key);
    if (copy !== undefined) return copy;
    const blob = blobs.get(key);
    if (blob === undefined)
      throw new TestimonyError('internal', { detail: 'a document without a working copy' });
    return storedBytes(engine, blob);
  };
}

/**
 * Issue and custody, and the bag's texts from both. Decisions of the gates are in the log already: the log head that the
 * bag names covers them, and the next entry is this building.
 */
function record(
  engine: Engine,
  tx: WriteTx,
  order: BuildOrder,
  map: PageMap,
  { pages, byteSize, sha256 }: WrittenBundle,
  files: BundleFiles,
  override: ConsentOverride | null,
  redacted: RedactedPapers | null,
): BundleIssue {
  const { bundle } = order;
  files.takeNextNamesIfTaken();
  const head = auditHead(tx);
  engine.session.checkpoint(tx);
  const issue: BundleIssue = {
    id: engine.random.id(),
    bundleId: bundle.id,
    title: bundle.title,
    builtAt: engine.clock.now(),
    builtBy: engine.session.actor,
    fileName: files.fileName,
    pages,
    documents: exhibitsOf(order).length,
    byteSize,
    sha256,
    auditHead: head.hash,
    map,
    to: redacted?.reader ?? bundle.court,
  };
  insertIssue(tx, issue);
  // Taken out of the list while it was being built: what was handed out is looked up by it.
  setBundleRemoved(tx, bundle.id, null);
  recordCustody(engine, tx, order, map, issue, override);
  const schedule = redacted === null ? {} : { 'redactions.csv': scheduleCsv(engine, map, redacted) };
  const recordings = recordingsOf(order, redacted);
  files.writeTexts(
    bagOf(tx, order, issue, { ...head, note: noteOf(tx, head.seq) }, { recordings, schedule }),
  );
  return issue;
}

/** A decision to go on without every consent stands here, in the office's record, and nowhere in what is served. */
function recordCustody(
  engine: Engine,
  tx: WriteTx,
  order: BuildOrder,
  map: PageMap,
  issue: BundleIssue,
  override: ConsentOverride | null,
): void {
  const decision = override === null ? [] : [decidedOnRecord(engine.resources, override)];
  for (const document of map.sections.flatMap((section) => section.documents)) {
    appendCustody(tx, document.key as EvidenceId, {
      action: 'bundled',
      at: issue.builtAt,
      actor: issue.builtBy,
      from: issue.builtBy,
      to: issue.fileName,
      purpose: [`${order.bundle.title}, ${pagesOf(document)}`, ...decision].join('; '),
      sha256: issue.sha256,
      tool: PRODUCT,
    });
  }
}

/** "pages 3 to 7, shown turned on 5": the file that custody is about was not changed. */
function pagesOf(document: MappedDocument): string {
  const { firstPage, lastPage } = document;
  const where = firstPage === lastPage ? `page ${firstPage}` : `pages ${firstPage} to ${lastPage}`;
  const turned = turnedPages(document);
  return turned.length === 0 ? where : `${where}, shown turned on ${turned.join(', ')}`;
}

// Fills the folder beside a bundle from the record: tables, map, and where the log stood.

/**
 * The originals of recordings, which bundles show as a page each: what they are called beside the bundle. One of whose pages
 * something is struck out says it aloud, and stays behind.
 */
function recordingsOf(
  order: BuildOrder,
  redacted: RedactedPapers | null,
): (PayloadFile & { readonly blob: string })[] {
  const recordings = exhibitsOf(order).flatMap(({ id, mediaType, byteSize, sha256, originalBlob: blob }) =>
    isRecording(mediaType) && redacted?.copies.has(id) !== true
      ? [{ name: `recordings/${recordingName(mediaType, sha256)}`, byteSize, sha256, blob }]
      : [],
  );
  return [...new Map(recordings.map((one) => [one.name, one])).values()];
}

/** Text files by their path in the bag. Custody is read now, the event of this building included. */
function bagOf(
  db: ReadDb,
  order: BuildOrder,
  issue: BundleIssue,
  head: { readonly seq: number; readonly hash: string; readonly note: string | null },
  beside: {
    readonly recordings: readonly PayloadFile[];
    readonly schedule: Readonly<Record<string, string>>;
  },
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
    recordings: beside.recordings,
    texts: {
      'index.csv': indexCsv(map, exhibits),
      'custody.csv': custodyCsv(map, exhibits),
      ...beside.schedule,
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
