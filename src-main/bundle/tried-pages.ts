/**
 * @file Tries working copies out (examine-source.ts), each page once: what was written of one and held, holds when the very
 * same page comes again in another file.
 */
import { examineSource } from './examine-source.ts';
import { pageIdentities } from './pdf/page-identities.ts';
import { PdfReader, pagesOf } from './pdf/reader.ts';
import { isArray, isDict } from './pdf/values.ts';

/** What comes after is tried each time. */
const MOST_PAGES = 50_000;
/** In the catalogue: what a document brings into a bundle beside its pages. */
const BESIDE_PAGES = ['Outlines', 'OutputIntents'];

export class TriedPages {
  readonly #numberSheet: () => Uint8Array;
  readonly #tried = new Set<string>();

  /** `numberSheet`: as `examineSource` wants it. */
  constructor(numberSheet: () => Uint8Array) {
    this.#numberSheet = numberSheet;
  }

  /** As `examineSource`. */
  async examine(pdf: Uint8Array): Promise<number> {
    const pages = pageIdentities(pdf) ?? [];
    const isTried = (page: string | null) => page !== null && this.#tried.has(page);
    if (pages.length > 0 && pages.every(isTried) && isNothingBut(pdf)) return pages.length;
    const count = await examineSource(pdf, this.#numberSheet());
    for (const page of pages) if (page !== null && this.#tried.size < MOST_PAGES) this.#tried.add(page);
    return count;
  }
}

/** Pages without bookmarks, links and colours of its own. */
function isNothingBut(pdf: Uint8Array): boolean {
  const reader = PdfReader.openOnce(pdf);
  const catalog = reader.resolve(reader.trailer.get('Root'));
  if (!isDict(catalog) || BESIDE_PAGES.some((key) => catalog.has(key))) return false;
  return pagesOf(reader).every(({ annotations, outputIntents }) => {
    const marks = reader.resolve(annotations);
    return (
      reader.resolve(outputIntents) === null && (marks === null || (isArray(marks) && marks.length === 0))
    );
  });
}
