/** @file Order and repeats of what is bound in: B27 and B28. */
import { compareFuzzyDates, type FuzzyDate, parseFuzzyDate } from '../../../core/dates/fuzzy-date.ts';
import { coded } from '../../../core/findings/finding.ts';
import type { BookmarkFacts, BundleFacts } from '../facts.ts';
import { broken, type Check, passed, UNREADABLE } from './look.ts';
import { sectionsAndDocuments } from './outline.ts';

/** Shorter documents are blank or a heading; they look alike without being the same. */
const ENOUGH_LETTERS = 40;

export const oldestFirst: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const late: number[] = [];
  let before: FuzzyDate | null = null;
  let depth = -1;
  for (const mark of sectionsAndDocuments(facts)) {
    const date = mark.hasChildren ? null : dateIn(mark.title);
    if (mark.depth !== depth || mark.hasChildren) before = null;
    depth = mark.depth;
    if (date === null || mark.page === null) continue;
    if (before !== null && compareFuzzyDates(before, date) > 0) late.push(mark.page);
    before = date;
  }
  return late.length === 0 ? passed(coded('oldest-first')) : broken(coded('older-after-newer'), late);
};

export const noDuplicates: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const seen = new Map<string, number>();
  const again: number[] = [];
  for (const { first, last } of documentsOf(facts, sectionsAndDocuments(facts))) {
    const pages = facts.pages.slice(first - 1, last);
    if (pages.reduce((sum, page) => sum + page.letters, 0) < ENOUGH_LETTERS) continue;
    const likeness = pages.map((page) => page.textDigest).join(' ');
    if (seen.has(likeness)) again.push(seen.get(likeness) ?? first, first);
    else seen.set(likeness, first);
  }
  return again.length === 0 ? passed(coded('no-document-twice')) : broken(coded('documents-alike'), again);
};

/** Documents by their bookmarks: from each to the page before the next. */
function documentsOf(
  facts: BundleFacts,
  bookmarks: readonly BookmarkFacts[],
): { first: number; last: number }[] {
  const starts = [...new Set(bookmarks.flatMap((mark) => mark.page ?? []))].sort((a, b) => a - b);
  return starts.map((first, i) => ({ first, last: (starts[i + 1] ?? facts.pages.length + 1) - 1 }));
}

/** The last part of a title that reads as a date: "Statement, 24 Nov 2026 – p.12". */
function dateIn(title: string): FuzzyDate | null {
  const parts = title.replace(/\s*[–—-]\s*p\.?\s*\w+\s*$/i, '').split(/,\s*|\s+[–—-]\s+|[()]/);
  for (const part of parts.reverse()) {
    const date = parseFuzzyDate(part);
    if (date !== null) return date;
  }
  return null;
}
