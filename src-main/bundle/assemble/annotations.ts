/**
 * @file What may lie on a bundle's pages: links of the index, a document's links to its own pages, and notes
 * that carry its comments. Links to the outside, forms, sounds, files and scripts are not carried over.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { type Box, type Size, STRIP_HEIGHT } from '../a4.ts';
import type { SourcePage } from '../pdf/pages.ts';
import { damaged } from '../pdf/parser.ts';
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
  textString,
} from '../pdf/values.ts';
import { numberText, valueText } from '../pdf/write-value.ts';
import { type Matrix, transformBox } from '../placement.ts';
import { destination } from './outline.ts';

const PRINT = 4;
const HIDDEN = 2;
/** Stays its size and upright while the page is zoomed or turned. */
const NOTE_FLAGS = 8 + 16;
const NOTE_SIZE = 20;
/** Name trees deeper than this lead nowhere. */
const DEEPEST = 32;

export function boxText({ left, bottom, right, top }: Box): string {
  return `[${[left, bottom, right, top].map((n) => numberText(Math.round(n * 1000) / 1000)).join(' ')}]`;
}

/** A link over `area` to the page object `page`. `says` is read out by screen readers. */
export function linkText(area: Box, page: number, says: string): string {
  const spoken = says === '' ? '' : `/Contents ${valueText(textString(says))}`;
  return `<</Type /Annot/Subtype /Link/Rect ${boxText(area)}/Border [0 0 0]/F ${PRINT}${spoken}/Dest ${destination(page)}>>`;
}

/** A note with a comment's words, the `index`-th of its page: down the right edge, above the number. */
export function noteText(author: string, text: string, index: number, page: Size): string {
  const room = Math.max(1, Math.floor((page.height - 2 * STRIP_HEIGHT) / (NOTE_SIZE + 4)));
  const top = page.height - 8 - (index % room) * (NOTE_SIZE + 4);
  const area = { left: page.width - NOTE_SIZE - 4, bottom: top - NOTE_SIZE, right: page.width - 4, top };
  const who = author === '' ? '' : `/T ${valueText(textString(author))}`;
  return `<</Type /Annot/Subtype /Text/Name /Comment/Rect ${boxText(area)}/F ${NOTE_FLAGS}${who}/Contents ${valueText(textString(text))}>>`;
}

export interface OwnLink {
  readonly area: Box;
  /** 0-based page of the same document. */
  readonly target: number;
}

/** Finds the links of a document that lead to its own pages. */
export class OwnLinks {
  readonly #reader: PdfReader;
  readonly #indexOf: ReadonlyMap<number, number>;

  constructor(reader: PdfReader, pages: readonly SourcePage[]) {
    this.#reader = reader;
    this.#indexOf = new Map(pages.map((page, i) => [page.object, i]));
  }

  /** Those on `page`, where they come to lie after `matrix`. A broken annotation is no link, and stops nothing. */
  on(page: SourcePage, matrix: Matrix): OwnLink[] {
    const list = this.#readable(() => this.#reader.resolve(page.annotations));
    if (!isArray(list)) return [];
    return list.flatMap((item) => this.#readable(() => this.#link(item, matrix)) ?? []);
  }

  #link(item: PdfValue, matrix: Matrix): OwnLink | null {
    const { resolve } = this.#reader;
    const annotation = resolve(item);
    if (!isDict(annotation) || nameOf(resolve(annotation.get('Subtype'))) !== 'Link') return null;
    if ((Number(resolve(annotation.get('F'))) & HIDDEN) !== 0) return null;
    const target = this.#target(annotation);
    const area = this.#area(annotation);
    return target === undefined || area === null ? null : { area: transformBox(area, matrix), target };
  }

  #readable<T>(read: () => T): T | null {
    try {
      return read();
    } catch (thrown) {
      if (thrown instanceof TestimonyError && thrown.code === 'damaged-file') return null;
      throw thrown;
    }
  }

  #area(annotation: PdfDict): Box | null {
    const rect = this.#reader.resolve(annotation.get('Rect'));
    if (!isArray(rect)) return null;
    const [x1, y1, x2, y2] = rect.map((item) => Number(this.#reader.resolve(item)));
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return null;
    if (![x1, y1, x2, y2].every(Number.isFinite)) return null;
    return {
      left: Math.min(x1, x2),
      bottom: Math.min(y1, y2),
      right: Math.max(x1, x2),
      top: Math.max(y1, y2),
    };
  }

  #target(annotation: PdfDict): number | undefined {
    const { resolve } = this.#reader;
    const action = resolve(annotation.get('A'));
    const goesTo = isDict(action) && nameOf(resolve(action.get('S'))) === 'GoTo' ? action.get('D') : null;
    let found = resolve(annotation.get('Dest') ?? goesTo);
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
    if (!isDict(node)) return null;
    if (depth > DEEPEST) throw damaged('a tree of names too deep');
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
