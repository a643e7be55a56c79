/** @file Where a page of a bundle is looked at: on the exhibit it comes from. */
import type { BundleView } from '../../../src-main/contract/bundles.ts';
import type { EvidenceId } from '../../../src-main/core/ids.ts';
import type { Route } from '../../ui/routes.tsx';

/** `page`: of the bundle, 1-based. Null for a page that no document has, such as one of the index. */
export function exhibitPage({ id, caseId, map }: BundleView, page: number): Route | null {
  const documents = map.sections.flatMap((section) => section.documents);
  const found = documents.find(({ firstPage, lastPage }) => firstPage <= page && page <= lastPage);
  if (found === undefined) return null;
  const evidenceId = found.key as EvidenceId;
  return { at: 'exhibit', caseId, evidenceId, page: page - found.firstPage + 1, from: id };
}
