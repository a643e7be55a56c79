/** @file Bookmarks as PDF objects: each leads to a page and leaves the reader's zoom alone (rules B11 to B16). */
import type { OutlineEntry } from '../../core/bundles/page-map.ts';
import { textString } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import type { ObjectWriter } from './object-writer.ts';

/** A destination that changes neither zoom nor place across the page. Rule B16. */
export function destination(page: number): string {
  return `[${page} 0 R /XYZ null null null]`;
}

/**
 * Writes the outline and returns its object number; null when there is nothing to list. `objectOf` gives a
 * page's object number. Sections are open, so that every document can be seen at once; what a document brought along is
 * folded away beneath its bookmark.
 */
export function writeOutline(
  writer: ObjectWriter,
  entries: readonly OutlineEntry[],
  objectOf: (page: number) => number,
): number | null {
  if (entries.length === 0) return null;
  const root = writer.reserve();
  const { first, last, open } = writeLevel(writer, entries, root, objectOf);
  writer.object(root, `<</Type /Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${open}>>`);
  return root;
}

function writeLevel(
  writer: ObjectWriter,
  entries: readonly OutlineEntry[],
  parent: number,
  objectOf: (page: number) => number,
): { first: number; last: number; open: number } {
  const first = writer.reserve(entries.length);
  let open = entries.length;
  entries.forEach((entry, i) => {
    const own = first + i;
    const parts = [
      `/Title ${valueText(textString(entry.title))}`,
      `/Parent ${parent} 0 R`,
      `/Dest ${destination(objectOf(entry.page))}`,
    ];
    if (i > 0) parts.push(`/Prev ${own - 1} 0 R`);
    if (i < entries.length - 1) parts.push(`/Next ${own + 1} 0 R`);
    if (entry.children.length > 0) {
      const below = writeLevel(writer, entry.children, own, objectOf);
      const isFolded = entry.folded === true;
      parts.push(
        `/First ${below.first} 0 R/Last ${below.last} 0 R/Count ${isFolded ? -below.open : below.open}`,
      );
      if (!isFolded) open += below.open;
    }
    writer.object(own, `<<${parts.join('\n')}>>`);
  });
  return { first, last: first + entries.length - 1, open };
}
