/** @file Bookmarks, and how the file opens: B11 to B16. */
import { coded } from '../../../core/findings/finding.ts';
import { findIndex } from './index-rows.ts';
import { broken, type Check, passed, UNREADABLE } from './look.ts';
import { sectionsAndDocuments } from './outline.ts';

const DATE =
  /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4}\b|\b(?:about|before|after) (?:19|20)\d{2}\b|\b(?:19|20)\d{2}\b/i;

export const bookmarked: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const { bookmarks } = facts.structure;
  if (bookmarks.length === 0) return broken(coded('bookmarks-none'));
  const lost = bookmarks.filter((mark) => mark.page === null);
  if (lost.length > 0) return broken(coded('bookmarks-lead-nowhere', { count: lost.length }));
  const marked = new Set(bookmarks.map((mark) => mark.page));
  const missing = (findIndex(facts)?.rows ?? []).map((row) => row.target).filter((page) => !marked.has(page));
  return missing.length === 0
    ? passed(coded('bookmarks-lead', { count: bookmarks.length }))
    : broken(coded('documents-not-bookmarked'), missing);
};

export const bookmarkSaysPage: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const silent = facts.structure.bookmarks.filter(({ title, page }) => {
    if (page === null) return false;
    const label = facts.pages[page - 1]?.label ?? String(page);
    const words = title.split(/[^\p{L}\p{N}]+/u);
    return !words.includes(String(page)) && !words.includes(label) && !words.includes(`p${page}`);
  });
  return silent.length === 0
    ? passed(coded('bookmarks-say-page'))
    : broken(
        coded('bookmarks-without-page', { count: silent.length }),
        silent.flatMap((mark) => mark.page ?? []),
      );
};

export const bookmarkSaysDate: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const lastIndexPage = findIndex(facts)?.pages.at(-1) ?? 0;
  const silent = sectionsAndDocuments(facts).filter(
    (mark) => !mark.hasChildren && mark.page !== null && mark.page > lastIndexPage && !DATE.test(mark.title),
  );
  return silent.length === 0
    ? passed(coded('bookmarks-say-date'))
    : broken(
        coded('bookmarks-without-date', { count: silent.length }),
        silent.flatMap((mark) => mark.page ?? []),
      );
};

export const bookmarksShown: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  return facts.structure.pageMode === 'UseOutlines'
    ? passed(coded('bookmarks-shown'))
    : broken(coded('bookmarks-not-shown'));
};

export const opensAt100: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  return facts.structure.opensAt?.zoom === 1
    ? passed(coded('opens-at-100'))
    : broken(coded('opens-otherwise'));
};

export const linksKeepZoom: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const marks = facts.structure.bookmarks.filter((mark) => mark.page !== null && !mark.keepsZoom);
  const onPages = facts.pages.flatMap((page, index) =>
    page.links.some((link) => link.page !== null && !link.keepsZoom) ? [index + 1] : [],
  );
  if (marks.length === 0 && onPages.length === 0) return passed(coded('links-keep-zoom'));
  return broken(coded('links-change-zoom'), [...onPages, ...marks.flatMap((mark) => mark.page ?? [])]);
};
