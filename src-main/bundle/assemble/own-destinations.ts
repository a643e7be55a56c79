/** @file Where links and bookmarks of a document lead inside it, by page or by name. ISO 32000-1 §12.3.2. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import {
  isArray,
  isDict,
  nameOf,
  type PdfDict,
  PdfName,
  PdfRef,
  PdfString,
  type PdfValue,
} from '../pdf/values.ts';

/** Name trees deeper than this lead nowhere. */
const DEEPEST = 32;

/** What cannot be read beside the pages is left behind, and stops nothing. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof TestimonyError && thrown.code === 'damaged-file') return null;
    throw thrown;
  }
}

export class OwnDestinations {
  readonly #reader: PdfReader;
  readonly #indexOf: ReadonlyMap<number, number>;

  constructor(reader: PdfReader, pages: readonly SourcePage[]) {
    this.#reader = reader;
    this.#indexOf = new Map(pages.map((page, i) => [page.object, i]));
  }

  /** 0-based page of the same document that a link or bookmark leads to; undefined for anywhere else, and nowhere. */
  of(owner: PdfDict): number | undefined {
    const { resolve } = this.#reader;
    const action = resolve(owner.get('A'));
    const goesTo = isDict(action) && nameOf(resolve(action.get('S'))) === 'GoTo' ? action.get('D') : null;
    let found = resolve(owner.get('Dest') ?? goesTo);
    if (found instanceof PdfName) found = this.#named(found.value);
    else if (found instanceof PdfString) found = this.#named(found.bytes);
    if (isDict(found)) found = resolve(found.get('D'));
    const page = isArray(found) ? found[0] : undefined;
    return page instanceof PdfRef ? this.#indexOf.get(page.number) : undefined;
  }

  #named(key: string): PdfValue {
    const { resolve, trailer } = this.#reader;
    const catalog = resolve(trailer.get('Root'));
    if (!isDict(catalog)) return null;
    const old = resolve(catalog.get('Dests'));
    if (isDict(old) && old.has(key)) return resolve(old.get(key));
    const trees = resolve(catalog.get('Names'));
    return isDict(trees) ? this.#inTree(resolve(trees.get('Dests')), key, 0) : null;
  }

  #inTree(node: PdfValue, key: string, depth: number): PdfValue {
    if (!isDict(node) || depth > DEEPEST) return null;
    const { resolve } = this.#reader;
    const names = resolve(node.get('Names'));
    if (isArray(names)) {
      for (let i = 0; i + 1 < names.length; i += 2) {
        const name = resolve(names[i]);
        if (name instanceof PdfString && name.bytes === key) return resolve(names[i + 1]);
      }
    }
    const kids = resolve(node.get('Kids'));
    for (const kid of isArray(kids) ? kids.map(resolve) : []) {
      if (!isDict(kid) || !this.#covers(kid, key)) continue;
      const found = this.#inTree(kid, key, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }

  #covers(node: PdfDict, key: string): boolean {
    const limits = this.#reader.resolve(node.get('Limits'));
    const [least, most] = isArray(limits) ? limits.map(this.#reader.resolve) : [];
    if (!(least instanceof PdfString) || !(most instanceof PdfString)) return true;
    return least.bytes <= key && key <= most.bytes;
  }
}
