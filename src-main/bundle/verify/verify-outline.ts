/** @file Holds the bookmarks of a finished bundle against the map (rules B11, B12, B16). */
import { outlineEntries } from '../../core/bundles/map-pages.ts';
import type { OutlineEntry, PageMap } from '../../core/bundles/page-map.ts';
import { coded } from '../../core/findings/finding.ts';
import type { Findings } from './findings.ts';
import type { BookmarkFacts } from './read-back.ts';

export function verifyOutline(map: PageMap, found: readonly BookmarkFacts[], findings: Findings): void {
  const expected = [...flat(outlineEntries(map), 0)];
  if (found.length !== expected.length) {
    findings.add('B11', coded('bookmark-count-differs', { found: found.length, expected: expected.length }));
  }
  for (const [i, { title, page, level }] of expected.entries()) {
    const bookmark = found[i];
    if (bookmark === undefined) break;
    if (bookmark.title !== title || bookmark.level !== level) {
      findings.add('B11', coded('bookmark-differs'), page);
    } else if (bookmark.page !== page) findings.add('B12', coded('bookmark-astray'), page);
    else if (!bookmark.keepsZoom) findings.add('B16', coded('bookmark-changes-zoom'), page);
  }
}

function* flat(entries: readonly OutlineEntry[], level: number): Generator<OutlineEntry & { level: number }> {
  for (const entry of entries) {
    yield { ...entry, level };
    yield* flat(entry.children, level + 1);
  }
}
