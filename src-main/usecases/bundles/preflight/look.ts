/** @file One thing looked at before building. How much it matters, and whether it is looked at, the profile says. */
import type { CourtProfile } from '../../../bundle/check/profile.ts';
import type { BundleSummary } from '../../../contract/bundles.ts';
import type { MappedDocument, PageMap } from '../../../core/bundles/page-map.ts';
import type { Coded } from '../../../core/findings/finding.ts';
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

export interface Looked {
  readonly passed: boolean;
  readonly found: Coded;
  /** Of the bundle, 1-based, in order. */
  readonly pages: readonly number[];
}

export type Look = (subject: Subject) => Looked;

/** `pages` false: nothing is wrong. Empty: something is, and it is on no page. */
export const looked = (pages: readonly number[] | false, wrong: Coded, right: Coded): Looked => ({
  passed: pages === false,
  found: pages === false ? right : wrong,
  pages: pages === false ? [] : [...new Set(pages)].sort((a, b) => a - b),
});

/** Pages where the documents begin, or false when there are none. */
export const begin = (documents: readonly MappedDocument[]) =>
  documents.length === 0 ? (false as const) : documents.map((document) => document.firstPage);

export const titlesOf = (documents: readonly Pick<MappedDocument, 'title'>[]): string[] =>
  documents.map(({ title }) => title);

/** Those that share a likeness with another, in order of the likeness first met. */
export function alike(
  documents: readonly MappedDocument[],
  likeness: (document: MappedDocument) => string | undefined,
): MappedDocument[][] {
  const seen = Map.groupBy(documents, likeness);
  return [...seen].filter(([key, group]) => key !== undefined && group.length > 1).map(([, group]) => group);
}
