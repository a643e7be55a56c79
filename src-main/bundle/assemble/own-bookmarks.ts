/**
 * @file The bookmarks that a document brings along. They stay beneath its own, each with the number of its page in the
 * bundle (GG ¶3, rule B12). What leads nowhere is left out and counted.
 */

import type { OutlineEntry } from '../../core/bundles/page-map.ts';
import { oneLine, withoutTurns } from '../../core/text/one-line.ts';
import type { PdfReader } from '../pdf/reader.ts';
import { textOfString } from '../pdf/text-string.ts';
import { isDict, type PdfDict, PdfRef, type PdfValue } from '../pdf/values.ts';
import { type OwnDestinations, readable } from './own-destinations.ts';

/** Levels beneath the document's own bookmark: deeper ones are nobody's way to a page. */
const DEEPEST_KEPT = 3;
/** Of one document. */
const MOST_KEPT = 500;
/** Read at all, so that a crafted file does not keep the program busy. */
const MOST_READ = 20_000;
const DEEPEST_READ = 32;
/** Letters of a title. */
const LONGEST = 200;

export interface OwnBookmarks {
  readonly kept: readonly OutlineEntry[];
  /** Left out: they lead nowhere, lie too deep, or are too many. */
  readonly dropped: number;
}

interface Found {
  readonly title: string;
  /** 0-based page of the document. */
  readonly own: number;
  readonly children: readonly Found[];
}

/** One bookmark to the first page leads where the document's own does: it is not missed. */
const saysMore = ([first, ...others]: readonly Found[]): boolean =>
  others.length > 0 || (first !== undefined && (first.own > 0 || first.children.length > 0));

export class BookmarkReader {
  readonly #reader: PdfReader;
  readonly #destinations: OwnDestinations;
  readonly #seen = new Set<number>();
  #kept = 0;
  #dropped = 0;

  constructor(reader: PdfReader, destinations: OwnDestinations) {
    this.#reader = reader;
    this.#destinations = destinations;
  }

  /** `place`: page of the bundle and its printed number, for a 0-based page of the document. */
  read(place: (own: number) => { readonly page: number; readonly number: string }): OwnBookmarks {
    const { resolve, trailer } = this.#reader;
    const catalog = readable(() => resolve(trailer.get('Root')));
    const outlines = isDict(catalog) ? readable(() => resolve(catalog.get('Outlines'))) : null;
    const found = isDict(outlines) ? this.#level(outlines.get('First'), 0) : [];
    const entryOf = ({ title, own, children }: Found): OutlineEntry => {
      const { page, number } = place(own);
      return { title: `${title} – p.${number}`, page, children: children.map(entryOf) };
    };
    return { kept: saysMore(found) ? found.map(entryOf) : [], dropped: this.#dropped };
  }

  #level(first: PdfValue | undefined, depth: number): Found[] {
    const found: Found[] = [];
    let next = first;
    while (next instanceof PdfRef && !this.#seen.has(next.number) && this.#seen.size < MOST_READ) {
      this.#seen.add(next.number);
      const at = next;
      const item = readable(() => this.#reader.resolve(at));
      if (!isDict(item)) break;
      const one = this.#item(item, depth);
      if (one !== null) found.push(one);
      next = item.get('Next');
    }
    return found;
  }

  #item(item: PdfDict, depth: number): Found | null {
    const fits = depth < DEEPEST_KEPT && this.#kept < MOST_KEPT;
    if (fits) this.#kept += 1;
    const children = depth < DEEPEST_READ ? this.#level(item.get('First'), depth + 1) : [];
    // A heading that leads nowhere itself leads to the first thing under it.
    const own = readable(() => this.#destinations.of(item)) ?? children[0]?.own;
    if (fits && own !== undefined) return { title: this.#title(item), own, children };
    if (fits) this.#kept -= 1;
    this.#dropped += 1;
    return null;
  }

  #title(item: PdfDict): string {
    const title = oneLine(
      withoutTurns(textOfString(readable(() => this.#reader.resolve(item.get('Title'))) ?? null)),
    );
    const letters = Array.from(title);
    return letters.length <= LONGEST ? title : `${letters.slice(0, LONGEST - 1).join('')}…`;
  }
}
