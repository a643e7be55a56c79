import type { PageMap } from '../../core/bundles/page-map.ts';
import { coded } from '../../core/findings/finding.ts';
import { type Box, STRIP_HEIGHT } from '../a4.ts';
import type { PageProof } from '../assemble/assemble.ts';
import { type DataDigest, GraphDigest } from '../pdf/graph-digest.ts';
import { isArray, isDict, nameOf, PdfRef, PdfStream, type PdfValue } from '../pdf/values.ts';
import { valueText } from '../pdf/write-value.ts';
import { transformBox } from '../placement.ts';
import type { Findings } from './verify-pages.ts';
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

interface Proved {
  readonly map: PageMap;
  /** By their text. */
  readonly turned: ReadonlySet<number>;
  readonly proofs: readonly PageProof[];
  readonly wanted: (page: number) => boolean;
}

/** `wanted`: pages that will be looked at, counting from 1. Throws damaged-file where an object cannot be read. */
export function withoutProvedDrawings(
  written: WrittenBytes,
  objects: WrittenObjects,
  { map, turned, proofs, wanted }: Proved,
): WrittenBytes {
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

const PAUSE_EVERY = 50;

/**
 * The hash of everything a page draws is made again from the file, and must be that of what was read from its source.
 * Throws damaged-file when an object cannot be read.
 */
export async function verifyContents(
  objects: WrittenObjects,
  map: PageMap,
  proofs: readonly PageProof[],
  findings: Findings,
  { pause, ofData }: { readonly pause: () => Promise<void>; readonly ofData?: DataDigest | undefined },
): Promise<void> {
  const pages = objects.pages();
  if (pages.length !== proofs.length) findings.add('B05', coded('pages-written-differ'));
  // Anew for each source, as when it was written; what is known of one can be let go, but for pages that come again.
  const starts = new Set([
    1,
    ...map.sections.flatMap((section) => section.documents.map((d) => d.firstPage)),
    ...(map.sheets ?? []).map((sheet) => sheet.page),
  ]);
  // The marks all come from one file.
  const marks = new GraphDigest(objects.object);
  const colours = new Map<number, string>();
  const known = new Map<number, string>();
  let digest = new GraphDigest(objects.object, ofData);
  for (const [i, page] of pages.slice(0, proofs.length).entries()) {
    if (starts.has(i + 1)) digest = new GraphDigest(objects.object, ofData);
    const [drawing, mark] = objects.drawingsOf(page);
    const before = drawing === undefined ? '' : known.get(drawing.number);
    const found = before ?? digest.of(objects.object(drawing?.number ?? 0));
    // In a circle, what is found depends on where it is entered.
    if (drawing !== undefined && !digest.metCircle) known.set(drawing.number, found);
    if (found !== proofs[i]?.digest) {
      findings.add('', coded('page-contents-differ'), i + 1);
    }
    const marked = mark === undefined ? undefined : marks.of(objects.object(mark.number));
    const said = coloursOf(objects, page, colours);
    if (said !== proofs[i]?.colours) findings.add('', coded('page-colours-differ'), i + 1);
    if (marked !== proofs[i]?.mark) findings.add('B48', coded('mark-differs'), i + 1);
    if (i % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
  }
}

/** Hash of what a page says of the colours it was made for; undefined where it says nothing. `known`: by object. */
function coloursOf(objects: WrittenObjects, page: number, known: Map<number, string>): string | undefined {
  const dict = objects.object(page);
  const intents = isDict(dict) ? dict.get('OutputIntents') : undefined;
  if (!(intents instanceof PdfRef)) return undefined;
  const { number } = intents;
  const digest = known.get(number) ?? new GraphDigest(objects.object).of(objects.object(number));
  known.set(number, digest);
  return digest;
}
