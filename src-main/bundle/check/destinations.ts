/** @file Where bookmarks, links and the opening of a file lead. ISO 32000-1 §12.3.2. */
import type { PdfReader } from '../pdf/reader.ts';
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

export interface Destination {
  /** 1-based; null where it leads out of the file or nowhere. */
  readonly page: number | null;
  /** 1 is 100%; null inherits the reader's; 'fit' fits a page or part of it. */
  readonly zoom: number | 'fit' | null;
}

const NOWHERE: Destination = { page: null, zoom: null };
const MOST_NAMES = 100_000;
const DEEPEST = 32;

export class Destinations {
  readonly #reader: PdfReader;
  readonly #pages: ReadonlyMap<number, number>;
  readonly #catalog: PdfDict;
  #named: Map<string, PdfValue> | undefined;

  /** `pages`: object number of each page to its 1-based place. */
  constructor(reader: PdfReader, catalog: PdfDict, pages: ReadonlyMap<number, number>) {
    this.#reader = reader;
    this.#catalog = catalog;
    this.#pages = pages;
  }

  /** Of a bookmark or link: its Dest, or its GoTo action. */
  of(owner: PdfDict): Destination {
    const direct = owner.get('Dest');
    if (direct !== undefined && direct !== null) return this.from(direct);
    const action = this.#reader.resolve(owner.get('A'));
    if (!isDict(action) || nameOf(this.#reader.resolve(action.get('S'))) !== 'GoTo') return NOWHERE;
    return this.from(action.get('D'));
  }

  /** Of a destination itself: an array, a name for one, or an action. */
  from(value: PdfValue | undefined, depth = 0): Destination {
    const found = this.#reader.resolve(value);
    if (depth > 4) return NOWHERE;
    if (isArray(found)) return this.#explicit(found);
    if (found instanceof PdfString) return this.from(this.#names().get(found.bytes) ?? null, depth + 1);
    if (found instanceof PdfName) return this.from(this.#names().get(found.value) ?? null, depth + 1);
    if (isDict(found)) {
      if (nameOf(this.#reader.resolve(found.get('S'))) === 'GoTo' || found.has('D')) {
        return this.from(found.get('D'), depth + 1);
      }
    }
    return NOWHERE;
  }

  #explicit(destination: readonly PdfValue[]): Destination {
    const [target, kind, , , zoom] = destination;
    const page =
      target instanceof PdfRef
        ? (this.#pages.get(target.number) ?? null)
        : typeof target === 'number'
          ? target + 1
          : null;
    if (nameOf(this.#reader.resolve(kind)) !== 'XYZ') return { page, zoom: 'fit' };
    const factor = this.#reader.resolve(zoom);
    return { page, zoom: typeof factor === 'number' && factor !== 0 ? factor : null };
  }

  #names(): Map<string, PdfValue> {
    if (this.#named !== undefined) return this.#named;
    const named = new Map<string, PdfValue>();
    const old = this.#reader.resolve(this.#catalog.get('Dests'));
    if (isDict(old)) for (const [name, value] of old) named.set(name, value);
    const trees = this.#reader.resolve(this.#catalog.get('Names'));
    if (isDict(trees)) {
      for (const [name, value] of nameTree(this.#reader, trees.get('Dests'))) named.set(name, value);
    }
    this.#named = named;
    return named;
  }
}

/** The pairs of a name tree, in order; stops quietly at what is no tree. */
export function* nameTree(
  reader: PdfReader,
  root: PdfValue | undefined,
  depth = 0,
  seen = { count: 0 },
): Generator<[string, PdfValue]> {
  const node = reader.resolve(root);
  if (!isDict(node) || depth > DEEPEST) return;
  const names = reader.resolve(node.get('Names'));
  if (isArray(names)) {
    for (let i = 0; i + 1 < names.length && seen.count < MOST_NAMES; i += 2) {
      const name = reader.resolve(names[i]);
      seen.count += 1;
      if (name instanceof PdfString) yield [name.bytes, names[i + 1] ?? null];
    }
  }
  const kids = reader.resolve(node.get('Kids'));
  if (!isArray(kids)) return;
  for (const kid of kids) {
    seen.count += 1;
    if (seen.count > MOST_NAMES) return;
    yield* nameTree(reader, kid, depth + 1, seen);
  }
}
