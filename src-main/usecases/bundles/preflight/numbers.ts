/** @file Whether what was handed out already still finds its pages: a bundle that is cited keeps its numbers. GG ¶9, B30. */
import { printedNumber } from '../../../core/bundles/map-pages.ts';
import type { MappedDocument, PageMap } from '../../../core/bundles/page-map.ts';
import { formatDay } from '../../../core/dates/fuzzy-date.ts';
import { coded } from '../../../core/findings/finding.ts';
import { newestIssue } from '../../../vault/queries/bundles.ts';
import { isIndexCounted } from '../bundle-view.ts';
import { begin, type Look, looked, titlesOf } from './look.ts';

export const numbersKept: Look = ({ db, bundle, map, documents }) => {
  const right = coded('numbers-kept');
  const last = newestIssue(db, bundle.id);
  if (last === undefined) return looked(false, right, right);
  // An index that is only estimated may be a page out, which moved nothing: places are then counted from its end.
  const place = isIndexCounted(map.sections) ? printedPlace : placeBehindIndex;
  const before = new Map(
    last.map.sections.flatMap((section) => section.documents.map((one) => [one.key, place(last.map, one)])),
  );
  const moved = documents.filter((one) => before.has(one.key) && before.get(one.key) !== place(map, one));
  const about = { documents: titlesOf(moved), file: last.fileName, on: formatDay(last.builtAt) };
  return looked(begin(moved), coded('numbers-moved', about), right);
};

const printedPlace = (map: PageMap, { firstPage }: MappedDocument): string => printedNumber(map, firstPage);
const placeBehindIndex = ({ coverPages, indexPages }: PageMap, { firstPage }: MappedDocument): string =>
  String(firstPage - coverPages - indexPages);
