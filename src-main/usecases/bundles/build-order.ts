/** @file What is to be built, as the record has it now. */
import type { BundleComment } from '../../bundle/writer.ts';
import type { BundleSummary } from '../../contract/bundles.ts';
import type { PageComment } from '../../contract/evidence.ts';
import type { CallOutput, CheckedInput } from '../../contract/index.ts';
import type { MappedDocument } from '../../core/bundles/page-map.ts';
import { NO_DECISION, type TypedDecision } from '../../core/consent/override.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { besidePages } from '../../core/evidence/pictured-pages.ts';
import { coded } from '../../core/findings/finding.ts';
import type { BundleId } from '../../core/ids.ts';
import { allNamesOf, survivorsOf } from '../../core/people/roles.ts';
import { NOTHING_RELEASED, type PrivilegeRelease } from '../../core/privilege/mark.ts';
import { inWords } from '../../core/words/words.ts';
import type { ReadDb } from '../../vault/db.ts';
import { readSections } from '../../vault/queries/bundles.ts';
import type { EvidenceRecord } from '../../vault/queries/evidence.ts';
import { requireCase } from '../cases/case-view.ts';
import { peopleEitherWay } from '../cases/earlier-words.ts';
import type { Leaving } from '../consent/consent-gate.ts';
import type { Engine } from '../engine/engine.ts';
import { mayLeave } from '../leaving/permit.ts';
import type { WhatLeaves } from '../leaving/what-leaves.ts';
import { findingWords } from '../resources/finding-words.ts';
import { requireBundle } from './bundle-view.ts';

export interface BuildOrder {
  readonly bundle: BundleSummary;
  readonly reference: string;
  readonly survivors: readonly string[];
  readonly sections: ReturnType<typeof readSections>;
}

/** What leaves, for the consent ledger. */
export function leavingCase(
  { caseId, court }: BundleSummary,
  documents: readonly Pick<MappedDocument, 'key' | 'title'>[],
  decision: TypedDecision,
): Leaving {
  const items = documents.map(({ key, title }) => ({ id: key, title }));
  return { kind: 'bundle-build', caseId, recipient: court, items, ...decision };
}

/** What leaves, for the gates on leaving. A built bundle is never changed: the next one is another. */
export function leavingBundle(
  order: BuildOrder,
  decision: TypedDecision,
  released: PrivilegeRelease,
  /** Who gets a served copy; the court where it is left out. */
  reader = order.bundle.court,
): WhatLeaves {
  const { id, title } = order.bundle;
  const leaving = { ...leavingCase(order.bundle, documentsOf(order), decision), recipient: reader };
  return { kind: 'bundle', ground: 'case', mode: 'locked', subject: id, title, leaving, released };
}

/** Throws not-found, nothing-to-build. */
export function readOrder(db: ReadDb, bundleId: BundleId): BuildOrder {
  const bundle = requireBundle(db, bundleId);
  const sections = readSections(db, bundleId);
  if (sections.every((section) => section.evidence.length === 0)) {
    throw new TestimonyError('nothing-to-build', { subject: bundle.title });
  }
  const survivors = allNamesOf(survivorsOf(peopleEitherWay(db, bundle.caseId)));
  return { bundle, reference: requireCase(db, bundle.caseId).reference, survivors, sections };
}

export const exhibitsOf = (order: BuildOrder): readonly EvidenceRecord[] =>
  order.sections.flatMap(({ evidence }) => evidence);
const documentsOf = (order: BuildOrder) => exhibitsOf(order).map(({ id, title }) => ({ key: id, title }));
const asTyped = (text: string): string => text;

/** As they are to be read beside their pages; beside a page that is a picture, or that is `drawn` anew, there is none. */
export function commentsOf(
  { resources }: Engine,
  order: BuildOrder,
  drawn: ReadonlyMap<string, readonly number[]> = new Map(),
): BundleComment[] {
  const answer = (field: string, words: string) =>
    inWords(findingWords(resources), coded('form-answer', { field, words }), asTyped);
  const inFull = ({ text, answers: field, ...comment }: PageComment): PageComment =>
    field === undefined ? { ...comment, text } : { ...comment, text: answer(field, text) };
  return exhibitsOf(order).flatMap(({ id, comments, pictured }) =>
    besidePages(comments, [...pictured, ...(drawn.get(id) ?? [])]).map((comment) => ({
      key: id,
      ...inFull(comment),
    })),
  );
}

// Whether a bundle may leave the vault, asked before anybody is troubled for a folder. Writes nothing.

/** Throws what the build would: not-found, nothing-to-build, consent-missing. */
export function bundleMayBuild(
  engine: Engine,
  input: CheckedInput<'bundleMayBuild'>,
): CallOutput<'bundleMayBuild'> {
  const order = engine.session.read((db) => readOrder(db, input.bundleId));
  mayLeave(engine, leavingBundle(order, NO_DECISION, NOTHING_RELEASED));
  return {};
}
