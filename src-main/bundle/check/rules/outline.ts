/**
 * @file The bookmarks as sections and documents. What a document brought along beneath its own bookmark leads about
 * inside it: it is no document, and the index need not list it.
 */
import type { BookmarkFacts, BundleFacts } from '../facts.ts';
import { findIndex } from './index-rows.ts';

const known = new WeakMap<BundleFacts, readonly BookmarkFacts[]>();

/** Sections, with children, and documents, without. Empty where the structure cannot be read. */
export function sectionsAndDocuments(facts: BundleFacts): readonly BookmarkFacts[] {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const bookmarks = facts.structure?.bookmarks ?? [];
  const targets = new Set(findIndex(facts)?.rows.map((row) => row.target));
  const isListed = ({ page }: BookmarkFacts) => page !== null && targets.has(page);
  // Where documents stand beside sections, or without any, one with bookmarks of its own may be outermost.
  const outermostDocuments = bookmarks.some(
    (mark) => mark.depth === 0 && !mark.hasChildren && isListed(mark),
  );

  const found: BookmarkFacts[] = [];
  for (let i = 0; i < bookmarks.length; i += 1) {
    const mark = bookmarks[i] as BookmarkFacts;
    const below = belowOf(bookmarks, i);
    const isDocument =
      mark.hasChildren &&
      (mark.depth > 0 || outermostDocuments) &&
      isListed(mark) &&
      below.every((one) => one.page === mark.page || !isListed(one));
    found.push(isDocument ? { ...mark, hasChildren: false } : mark);
    if (isDocument) i += below.length;
  }
  known.set(facts, found);
  return found;
}

function belowOf(bookmarks: readonly BookmarkFacts[], at: number): readonly BookmarkFacts[] {
  const depth = bookmarks[at]?.depth ?? 0;
  let end = at + 1;
  while ((bookmarks[end]?.depth ?? -1) > depth) end += 1;
  return bookmarks.slice(at + 1, end);
}
