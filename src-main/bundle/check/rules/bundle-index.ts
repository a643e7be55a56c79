/** @file The index: B09 and B10. */
import { coded } from '../../../core/findings/finding.ts';
import type { BundleFacts } from '../facts.ts';
import { findIndex } from './index-rows.ts';
import { broken, type Check, passed, UNREADABLE } from './look.ts';
import { sectionsAndDocuments } from './outline.ts';

const NONE = broken(coded('index-not-found'));

export const indexSaysPage: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const index = findIndex(facts);
  if (index === null || index.rows.length === 0) return NONE;
  const listed = new Set(index.rows.map((row) => row.target));
  const missing = startsOf(facts, index.pages.at(-1) ?? 0).filter((page) => !listed.has(page));
  return missing.length === 0
    ? passed(coded('index-complete', { count: index.rows.length }))
    : broken(coded('index-misses-documents'), missing);
};

export const indexLinked: Check = (facts) => {
  if (facts.structure === null) return UNREADABLE;
  const index = findIndex(facts);
  if (index === null || index.rows.length === 0) return NONE;
  const dead = index.rows.filter((row) => row.links.length === 0);
  const wrong = index.rows.filter(
    (row) => row.links.length > 0 && !row.links.some((link) => link.page === row.target),
  );
  if (dead.length === 0 && wrong.length === 0) return passed(coded('index-linked'));
  return broken(
    coded('index-links-wrong', { dead: dead.length, astray: wrong.length }),
    [...dead, ...wrong].map((row) => row.page),
  );
};

/** Where documents begin: bookmarks without any below them, after the index; else what the index links to. */
function startsOf(facts: BundleFacts, lastIndexPage: number): number[] {
  const marked = sectionsAndDocuments(facts)
    .filter((mark) => !mark.hasChildren)
    .flatMap((mark) => mark.page ?? []);
  const linked = facts.pages
    .slice(0, lastIndexPage)
    .flatMap((page) => page.links.flatMap((link) => link.page ?? []));
  const starts = marked.length > 0 ? marked : linked;
  return [...new Set(starts)].filter((page) => page > lastIndexPage);
}
