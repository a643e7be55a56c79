/**
 * @file Building a bundle: typeset, assemble, read back, put the checkable folder beside it, and record all of
 * it. Either everything is there in the end – file, folder, custody, log – or nothing is.
 */
import type { BundlePlan, WrittenBundle } from '../../bundle/writer.ts';
import type { BundleBuilt } from '../../contract/bundles.ts';
import type { CheckedInput } from '../../contract/index.ts';
import type { Job } from '../../contract/ports.ts';
import { turnedPages } from '../../core/bundles/map-pages.ts';
import type { MappedDocument, PageMap } from '../../core/bundles/page-map.ts';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import type { EvidenceId } from '../../core/ids.ts';
import { PRODUCT } from '../../core/product.ts';
import { readBlob } from '../../vault/blobs.ts';
import type { WriteTx } from '../../vault/db.ts';
import { auditHead } from '../../vault/queries/audit.ts';
import { type BundleIssue, insertIssue } from '../../vault/queries/bundles.ts';
import { appendCustody } from '../../vault/queries/custody.ts';
import { passConsent, requireConsent } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { bagOf } from './bag.ts';
import {
  type BuildOrder,
  commentsOf,
  documentsOf,
  exhibitsOf,
  leavingCase,
  readOrder,
} from './build-order.ts';
import { type BundleFiles, makeBundleFiles } from './bundle-files.ts';
import { plannedSections } from './bundle-view.ts';
import { bundleFileName } from './file-name.ts';
import { layOutFrontMatter } from './front-pages.ts';

/**
 * Throws not-found, nothing-to-build, consent-missing, missing-letters, and what the writer throws:
 * check-failed, damaged-file, disk-full, read-only, cancelled. Nothing is then left in the folder or the log.
 */
export async function bundleBuild(
  engine: Engine,
  input: CheckedInput<'bundleBuild'>,
  job: Job,
): Promise<BundleBuilt> {
  const folder = engine.files.resolve(input.folder);
  const order = engine.session.read((db) => readOrder(db, input.bundleId));
  const { overrideReason, overrideBy } = input;
  const leaving = leavingCase(order.bundle, documentsOf(order), { overrideReason, overrideBy });
  const override = requireConsent(engine, leaving);
  job.report({ step: 'typesetting' });
  const { map, front, preparedAt } = layOutFrontMatter(
    engine,
    order.bundle,
    order.reference,
    plannedSections(order.sections),
    override,
  );
  if (job.signal.aborted) throw new TestimonyError('cancelled');

  const fileName = bundleFileName({
    reference: order.reference,
    title: order.bundle.title,
    day: order.bundle.hearingDate ?? engine.clock.today(),
    survivors: order.survivors,
  });
  const files = await makeBundleFiles(folder, fileName, engine.random.id(), engine.clock);
  try {
    const plan: BundlePlan = {
      ...{ title: order.bundle.title, map, frontMatter: front.pdf, indexRows: front.rows },
      comments: commentsOf(engine, order),
      createdAt: preparedAt,
    };
    const written = await engine.bundleWriter.write(plan, files.draftPdf, sourceOf(engine, order), {
      signal: job.signal,
      report: (progress) => job.report(progress),
    });
    job.report({ step: 'writing' });
    await files.copyIntoBag();
    if (job.signal.aborted) throw new TestimonyError('cancelled');
    const issue = record(engine, order, map, written, files, (tx) =>
      passConsent(engine, tx, leaving, override),
    );
    job.report({ step: 'finished' });
    const { bundleId: _bundle, title: _title, auditHead: _head, map: _map, ...view } = issue;
    return { ...view, verified: true, bagName: files.bagName, folder: input.folder };
  } catch (thrown) {
    throw asTestimonyError(thrown, fileName);
  } finally {
    files.tidy();
  }
}

/** Working copies, one at a time. */
function sourceOf(engine: Engine, order: BuildOrder): (key: string) => Uint8Array {
  const blobs = new Map(exhibitsOf(order).map(({ id, workingBlob }) => [id as string, workingBlob]));
  return (key) => {
    const blob = blobs.get(key);
    if (blob === undefined)
      throw new TestimonyError('internal', { detail: 'a document without a working copy' });
    return engine.session.read((db) => readBlob(db, blob));
  };
}

/**
 * Issue, custody and log entry in one transaction, and the files put in place inside it: if the store cannot
 * keep the record, the files go again, and if they cannot be placed, nothing is recorded. `mayLeave` looks at the
 * consents once more and writes an override down: the certificate's log head then covers the decision.
 */
function record(
  engine: Engine,
  order: BuildOrder,
  map: PageMap,
  written: WrittenBundle,
  files: BundleFiles,
  mayLeave: (tx: WriteTx) => void,
): BundleIssue {
  const { bundle } = order;
  const id = engine.random.id();
  const { sha256, byteSize, pages } = written;
  const facts = { issue: id, sha256, bytes: byteSize, pages, documents: exhibitsOf(order).length };
  return files.undoOnThrow(() =>
    transact(engine, { action: 'bundle.built', subject: bundle.id, facts }, (tx) => {
      mayLeave(tx);
      const head = auditHead(tx);
      const issue: BundleIssue = {
        ...{
          id,
          bundleId: bundle.id,
          title: bundle.title,
          builtAt: engine.clock.now(),
          builtBy: engine.session.actor,
        },
        ...{ fileName: files.fileName, pages, documents: facts.documents, byteSize, sha256 },
        ...{ auditHead: head.hash, map },
      };
      insertIssue(tx, issue);
      recordCustody(tx, order, map, issue);
      files.place(bagOf(tx, order, issue, head));
      return issue;
    }),
  );
}

function recordCustody(tx: WriteTx, order: BuildOrder, map: PageMap, issue: BundleIssue): void {
  for (const document of map.sections.flatMap((section) => section.documents)) {
    appendCustody(tx, document.key as EvidenceId, {
      ...{
        action: 'bundled',
        at: issue.builtAt,
        actor: issue.builtBy,
        from: issue.builtBy,
        to: issue.fileName,
      },
      purpose: `${order.bundle.title}, ${pagesOf(document)}`,
      ...{ sha256: issue.sha256, tool: PRODUCT },
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
