/**
 * @file A finished bundle for the engine that reads it back, without what its documents' pages draw. What each draws is
 * held byte for byte against what was read from its source (verify-contents.ts), and the same engine read it there at
 * intake: to go through it again is most of the time that reading back takes. What the bundle itself put on a page –
 * number, mark, place of the drawing, links, notes – is all left to be seen.
 *
 * [Note: what stays] The box that cuts a drawing off is in its own dictionary, and its place on the page is held against
 * the engine's. A drawing that could reach into the number's corner is left as it is, and so are those of cover, index
 * and sheets, which stand on the whole page, and of pages that were turned by their text.
 */
import { pagesTurnedByText } from '../../core/bundles/map-pages.ts';
import type { PageMap } from '../../core/bundles/page-map.ts';
import { type Box, STRIP_HEIGHT } from '../a4.ts';
import type { PageProof } from '../assemble/assemble.ts';
import { isArray, nameOf, PdfStream, type PdfValue } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import { transformBox } from '../placement.ts';
import type { WrittenBytes } from './written-bytes.ts';
import type { WrittenObjects } from './written-objects.ts';

/** Of a number, by its rounding. Points. */
const ROUNDING = 0.01;
const SPACE = 0x20;

interface Empty {
  readonly start: number;
  readonly end: number;
  /** Stands at `start`; spaces follow it. */
  readonly text: Buffer;
}

/** `wanted`: pages that will be looked at, counting from 1. Throws damaged-file where an object cannot be read. */
export function withoutProvedDrawings(
  written: WrittenBytes,
  objects: WrittenObjects,
  { map, proofs, wanted }: { map: PageMap; proofs: readonly PageProof[]; wanted: (page: number) => boolean },
): WrittenBytes {
  const turned = pagesTurnedByText(map);
  const pages = objects.pages();
  const places = new Map<number, Empty>();
  /** A drawing that several pages share stays for all of them where one has to be seen with it. */
  const staying = new Set<number>();
  for (const { firstPage, lastPage } of map.sections.flatMap((section) => section.documents)) {
    for (let number = firstPage; number <= lastPage; number += 1) {
      const [page, proof] = [pages[number - 1], proofs[number - 1]];
      if (!wanted(number) || page === undefined || proof === undefined) continue;
      const drawing = objects.drawingsOf(page)[0]?.number ?? 0;
      const found = turned.has(number) ? null : emptied(objects, drawing, proof);
      if (found === null) staying.add(drawing);
      else places.set(drawing, found);
    }
  }
  const empty = [...places].filter(([drawing]) => !staying.has(drawing)).map(([, place]) => place);
  return empty.length === 0 ? written : withEmpty(written, empty);
}

/** Null where it may reach below its page, or is not as it would have been written. */
function emptied(objects: WrittenObjects, number: number, { placement }: PageProof): Empty | null {
  const place = objects.placeOf(number);
  const form = place === null ? null : objects.object(number);
  if (place === null || !(form instanceof PdfStream) || form.dict.has('Matrix')) return null;
  const box = form.dict.get('BBox') ?? null;
  const edges = edgesOf(box);
  if (nameOf(form.dict.get('Subtype') ?? null) !== 'Form' || edges === null) return null;
  if (transformBox(edges, placement.matrix).bottom < STRIP_HEIGHT - ROUNDING) return null;
  const head = `${number} 0 obj\n<</Type /XObject/Subtype /Form/BBox ${valueText(box)}/Length 0>>`;
  const text = Buffer.from(`${head}\nstream\n\nendstream\nendobj\n`, 'latin1');
  return text.length > place.end - place.start ? null : { ...place, text };
}

function edgesOf(value: PdfValue): Box | null {
  const numbers = isArray(value) ? value.filter((edge) => typeof edge === 'number') : [];
  const [a, b, c, d] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
}

function withEmpty(written: WrittenBytes, empty: Empty[]): WrittenBytes {
  const inOrder = empty.sort((a, b) => a.start - b.start);
  return {
    size: written.size,
    read(into, position) {
      const count = written.read(into, position);
      for (let at = firstEndingAfter(inOrder, position); at < inOrder.length; at += 1) {
        const one = inOrder[at] as Empty;
        if (one.start >= position + count) break;
        put(one, into.subarray(0, count), position);
      }
      return count;
    },
    close: () => written.close(),
  };
}

function put({ start, end, text }: Empty, into: Uint8Array, position: number): void {
  const [from, to] = [Math.max(start, position), Math.min(end, position + into.length)];
  into.fill(SPACE, from - position, to - position);
  const words = text.subarray(from - start, Math.max(from, Math.min(to, start + text.length)) - start);
  into.set(words, from - position);
}

function firstEndingAfter(inOrder: readonly Empty[], position: number): number {
  let [low, high] = [0, inOrder.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle] as Empty).end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
