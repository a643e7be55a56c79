/**
 * @file Tries working copies out (examine-source.ts), each page once: what was written of one and held, holds when the very
 * same page comes again in another file.
 */
import { crc32 } from 'node:zlib';
import { mapPages, withOwnBookmarks } from '../core/bundles/map-pages.ts';
import { NUMBERINGS } from '../core/bundles/marking.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { assemble } from './assemble/assemble.ts';
import { MemorySink } from './assemble/byte-sink.ts';
import { pageIdentities } from './pdf/page-identities.ts';
import { PdfReader, pagesOf } from './pdf/reader.ts';
import { isArray, isDict } from './pdf/values.ts';
import { verifyWritten } from './verify/verify.ts';
import { inMemory } from './verify/written-bytes.ts';
import type { BundlePlan } from './writer.ts';

/**
 * Tries a working copy out: a bundle of this one document is written and held against its map, by the same
 * code as a real one. What passes here will not stop a build later.
 */
const KEY = 'trial';
/** Between both looks stands only our own writer: what it does wrong shows in a check sum too, in a tenth of the time. */
const ofData = (data: Uint8Array | string) => `${data.length} ${crc32(data)}`;
const quiet = { pause: () => Promise.resolve(), report: () => undefined };

/**
 * Returns the number of pages. Throws damaged-file (`detail` says what does not follow the standard),
 * password-needed, too-many-pages, too-large; check-failed (with findings) where the written pages do not hold
 * against their map. The reader is strict on purpose and repairs nothing: write a refused file anew with PDFium,
 * and try again. `numberSheet` is resources/fonts/page-numbers.pdf.
 */
export async function examineSource(bytes: Uint8Array, numberSheet: Uint8Array): Promise<number> {
  try {
    const reader = PdfReader.openOnce(bytes);
    const pages = pagesOf(reader);
    const pageCount = pages.length;
    const plan = planOf(pageCount);
    // What PDFium is asked about a page (its size, its number) is the same for all but those with links.
    const linked = pages.flatMap(({ annotations }, i) => {
      const lie = reader.resolve(annotations);
      return isArray(lie) && lie.length > 0 ? [i + 1] : [];
    });
    const seen = new Set([1, pageCount, ...linked]);
    const sink = new MemorySink();
    const source = () => Promise.resolve(bytes);
    const parts = { sink, numberSheet, source, keepsSources: true as const, ofData, ...quiet };
    const { proofs, broughtAlong } = await assemble(plan, parts);
    const written = { ...plan, map: withOwnBookmarks(plan.map, broughtAlong) };
    const { findings } = await verifyWritten(inMemory(sink.parts), written, {
      ...quiet,
      proofs,
      seen,
      ofData,
    });
    if (findings.length > 0) throw new TestimonyError('check-failed', { found: findings });
    return pageCount;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw new TestimonyError('damaged-file', { detail: 'nested too deep', cause: thrown });
  }
}

function planOf(pageCount: number): BundlePlan {
  const document = { key: KEY, title: KEY, exhibitRef: '', date: null, pageCount };
  return {
    title: KEY,
    map: mapPages(
      { coverPages: 0, indexPages: 0 },
      [{ title: KEY, documents: [document] }],
      NUMBERINGS.continuous,
    ),
    frontMatter: new Uint8Array(),
    indexRows: [],
    keepsBookmarks: [KEY],
    createdAt: '2000-01-01T00:00:00Z',
  };
}

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
