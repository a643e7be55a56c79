/**
 * @file A bundle as a person sees it: the arrangement with its live page map, what was built from it, and its place in the
 * list.
 */
import type { BundleSummary, BundleView } from '../../contract/bundles.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import { mapPages } from '../../core/bundles/map-pages.ts';
import type { PlannedSection } from '../../core/bundles/page-map.ts';
import { pageTurns } from '../../core/bundles/page-turns.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { BundleId } from '../../core/ids.ts';
import { estimateIndexPages } from '../../documents/front-matter.ts';
import type { ReadDb } from '../../vault/db.ts';
import {
  findBundle,
  listBundles,
  listIssues,
  readSections,
  type StoredSection,
  setBundleRemoved,
} from '../../vault/queries/bundles.ts';
import { touchCase } from '../../vault/queries/cases.ts';
import { requireCase } from '../cases/case-view.ts';
import type { Engine } from '../engine/engine.ts';
import { transact } from '../engine/transact.ts';
import { layOutFrontMatter } from './front-pages.ts';
import { numberingFor } from './profile-library.ts';

/** Throws `not-found`. */
export function requireBundle(db: ReadDb, id: BundleId, which?: { readonly removed: true }): BundleSummary {
  const found = findBundle(db, id, which);
  if (found === undefined)
    throw new TestimonyError('not-found', { subject: 'bundleId', detail: 'no such bundle' });
  return found;
}

/** The sections as the page map plans them. */
export function plannedSections(sections: readonly StoredSection[]): PlannedSection[] {
  return sections.map(({ title, evidence }) => ({
    title,
    documents: evidence.map(({ id, title: name, exhibitRef, documentDate, pageCount, pageDirections }) => ({
      key: id,
      title: name,
      exhibitRef,
      date: documentDate,
      pageCount,
      turned: pageTurns(pageDirections),
    })),
  }));
}

/** Throws `not-found`. */
export function readBundleView(engine: Engine, db: ReadDb, id: BundleId): BundleView {
  const bundle = requireBundle(db, id);
  const { reference } = requireCase(db, bundle.caseId);
  const sections = plannedSections(readSections(db, id));
  return { ...bundle, map: liveMap(engine, bundle, reference, sections), issues: listIssues(db, id) };
}

/** Typesetting an index this long is quick enough to do while somebody drags a document. */
const QUICK_ROWS = 200;

/** Whether the live map of these has its index pages counted, and not estimated. */
export const isIndexCounted = (sections: readonly { readonly documents: readonly unknown[] }[]): boolean =>
  rowsOf(sections) <= QUICK_ROWS;

const rowsOf = (sections: readonly { readonly documents: readonly unknown[] }[]): number =>
  sections.reduce((sum, { documents }) => (documents.length === 0 ? sum : sum + 1 + documents.length), 0);

/** Exact for an index of a few pages; for a long one the index is estimated until the bundle is built. */
function liveMap(
  engine: Engine,
  bundle: BundleSummary,
  reference: string,
  sections: readonly PlannedSection[],
) {
  const filled = sections.filter((section) => section.documents.length > 0);
  const documents = filled.flatMap((section) => section.documents);
  if (filled.length > 0 && isIndexCounted(filled)) {
    try {
      return layOutFrontMatter(engine, bundle, reference, sections).map;
    } catch (thrown) {
      // A letter without a font is for the look before building; the arrangement can be shown all the same.
      if (!(thrown instanceof TestimonyError) || thrown.code !== 'missing-letters') throw thrown;
    }
  }
  const front = { coverPages: 1, indexPages: estimateIndexPages(documents, filled.length) };
  return mapPages(front, sections, numberingFor(engine.resources, bundle.profile), bundle.marking);
}

// Looking at a case's bundles.

/** Throws not-found. */
export function bundleList(engine: Engine, input: CheckedInput<'bundleList'>): CallOutput<'bundleList'> {
  return engine.session.read((db) => {
    requireCase(db, input.caseId);
    return { bundles: listBundles(db, input.caseId, input) };
  });
}

/** Throws not-found. */
export function bundleShow(engine: Engine, input: CheckedInput<'bundleShow'>): BundleView {
  return engine.session.read((db) => readBundleView(engine, db, input.bundleId));
}

// Taking an arrangement that nothing was built from out of a case's list, and having it back. Papers stay.

/** Throws not-found, also when it is removed already; bundle-built: what was handed out is looked up by it. */
export function bundleRemove(
  engine: Engine,
  { bundleId }: CheckedInput<'bundleRemove'>,
): CallOutput<'bundleRemove'> {
  const at = engine.clock.now();
  return transact(engine, { action: 'bundle.removed', subject: bundleId }, (tx) => {
    const { caseId, title, isBuilt } = requireBundle(tx, bundleId);
    if (isBuilt) throw new TestimonyError('bundle-built', { subject: title });
    setBundleRemoved(tx, bundleId, at);
    touchCase(tx, caseId, at);
    return { removed: true } as const;
  });
}

/** Harmless when it was not removed. Throws not-found. */
export function bundleRestore(engine: Engine, { bundleId }: CheckedInput<'bundleRestore'>): BundleView {
  transact(engine, { action: 'bundle.restored', subject: bundleId }, (tx) => {
    const { caseId } = requireBundle(tx, bundleId, { removed: true });
    setBundleRemoved(tx, bundleId, null);
    touchCase(tx, caseId, engine.clock.now());
  });
  return engine.session.read((db) => readBundleView(engine, db, bundleId));
}
