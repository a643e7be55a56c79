/** @file One thing looked at before building, and how it is said. */
import type { CourtProfile } from '../../../bundle/check/profile.ts';
import type { BundleSummary, Finding } from '../../../contract/bundles.ts';
import type { MappedDocument, PageMap } from '../../../core/bundles/page-map.ts';
import { isolate } from '../../../core/text/isolate.ts';
import type { ReadDb } from '../../../vault/db.ts';
import type { EvidenceRecord } from '../../../vault/queries/evidence.ts';
import type { Engine } from '../../engine/engine.ts';

export interface Subject {
  readonly engine: Engine;
  readonly db: ReadDb;
  readonly bundle: BundleSummary;
  readonly reference: string;
  readonly profile: CourtProfile;
  readonly map: PageMap;
  readonly documents: readonly MappedDocument[];
  readonly evidence: ReadonlyMap<string, EvidenceRecord>;
}

export type Settings = (subject: Subject) => Finding;

/** `pages` false: nothing was found, and `right` says so. */
export const finding =
  (rule: string, level: Finding['level']) =>
  (pages: readonly number[] | false, wrong: string, right: string): Finding => ({
    ...{ rule, level, passed: pages === false },
    message: pages === false ? right : wrong,
    pages: pages === false ? [] : pages,
  });

/** Pages where the documents begin, or false when there are none. */
export const begin = (documents: readonly MappedDocument[]) =>
  documents.length === 0 ? (false as const) : documents.map((document) => document.firstPage);

/** “One”, “Two”, “Three” and 4 more. */
export const named = (documents: readonly Pick<MappedDocument, 'title'>[]) => {
  const first = documents.slice(0, 3).map((document) => `“${isolate(document.title)}”`);
  const more = documents.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** Those that share a likeness with another, in order of the likeness first met. */
export function alike(
  documents: readonly MappedDocument[],
  likeness: (document: MappedDocument) => string | undefined,
): MappedDocument[][] {
  const seen = Map.groupBy(documents, likeness);
  return [...seen].filter(([key, group]) => key !== undefined && group.length > 1).map(([, group]) => group);
}
