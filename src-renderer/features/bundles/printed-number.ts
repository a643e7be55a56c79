/** @file The number printed on a page of a bundle, from the page map's own ranges. */
import type { PageMap } from '../../../src-main/core/bundles/page-map.ts';

/** `page` counts the bundle's first page as 1. */
export function printedNumber(map: Pick<PageMap, 'numbering'>, page: number): string {
  const range = map.numbering.findLast((one) => one.firstPage <= page);
  return range === undefined ? String(page) : `${range.prefix}${range.start + page - range.firstPage}`;
}
