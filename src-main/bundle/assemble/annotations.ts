/**
 * @file What may lie on a bundle's pages: links of the index, a document's links to its own pages, and notes
 * that carry its comments. Links to the outside, forms, sounds, files and scripts are not carried over.
 */
import { oneLine } from '../../core/text/one-line.ts';
import { type Box, type Size, STRIP_HEIGHT } from '../a4.ts';
import type { PdfReader, SourcePage } from '../pdf/reader.ts';
import { textOfString } from '../pdf/text-string.ts';
import { isArray, isDict, nameOf, type PdfDict, type PdfValue, textString } from '../pdf/values.ts';
import { numberText, valueText } from '../pdf/write-value.ts';
import { type Matrix, transformBox } from '../placement.ts';
import { destination } from './outline.ts';
import { type OwnDestinations, readable } from './own-destinations.ts';

const PRINT = 4;
const HIDDEN = 2;
/** Stays its size and upright while the page is zoomed or turned. */
const NOTE_FLAGS = 8 + 16;
const NOTE_SIZE = 20;

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
  readonly #destinations: OwnDestinations;

  constructor(reader: PdfReader, destinations: OwnDestinations) {
    this.#reader = reader;
    this.#destinations = destinations;
  }

  /** Those on `page`, where they come to lie after `matrix`. A broken annotation is no link, and stops nothing. */
  on(page: SourcePage, matrix: Matrix): OwnLink[] {
    return this.#annotations(page).flatMap((item) => readable(() => this.#link(item, matrix)) ?? []);
  }

  /** Addresses on the web that `page` leads to: they stay behind. Only what a link says, never whether it can be reached. */
  addressesOn(page: SourcePage): string[] {
    return this.#annotations(page).flatMap((item) => readable(() => this.#address(item)) ?? []);
  }

  #annotations(page: SourcePage): readonly PdfValue[] {
    const list = readable(() => this.#reader.resolve(page.annotations));
    return isArray(list) ? list : [];
  }

  #address(item: PdfValue): string | null {
    const { resolve } = this.#reader;
    const annotation = resolve(item);
    if (!isDict(annotation) || nameOf(resolve(annotation.get('Subtype'))) !== 'Link') return null;
    const action = resolve(annotation.get('A'));
    if (!isDict(action) || nameOf(resolve(action.get('S'))) !== 'URI') return null;
    return oneLine(textOfString(resolve(action.get('URI'))));
  }

  #link(item: PdfValue, matrix: Matrix): OwnLink | null {
    const { resolve } = this.#reader;
    const annotation = resolve(item);
    if (!isDict(annotation) || nameOf(resolve(annotation.get('Subtype'))) !== 'Link') return null;
    if ((Number(resolve(annotation.get('F'))) & HIDDEN) !== 0) return null;
    const target = this.#destinations.of(annotation);
    const area = this.#area(annotation);
    return target === undefined || area === null ? null : { area: transformBox(area, matrix), target };
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
}
