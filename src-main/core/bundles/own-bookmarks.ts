/** @file The page map once it is known which bookmarks the documents brought along. */
import type { OutlineEntry, PageMap } from './page-map.ts';

/** `map` with each document's own bookmarks beneath it. */
export function withOwnBookmarks(
  map: PageMap,
  brought: readonly { readonly key: string; readonly contents: readonly OutlineEntry[] }[],
): PageMap {
  const contents = new Map(brought.map((one) => [one.key, one.contents]));
  return {
    ...map,
    sections: map.sections.map((section) => ({
      ...section,
      documents: section.documents.map((document) => {
        const own = contents.get(document.key) ?? [];
        return own.length === 0 ? document : { ...document, contents: own };
      }),
    })),
  };
}
