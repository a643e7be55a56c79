/**
 * @file A paper with what is marked struck out, as a file of its own. A page with a mark becomes a picture in which the marked
 * pixels are replaced, with the words that stay laid under it. Every page is carried into an empty document: nothing that hangs on
 * the file comes along, neither bookmarks, notes, fields, attachments, layers, tags, titles nor earlier versions.
 *
 * [Note: who proves it] This file draws with PDFium and writes with pdf-lib. What it wrote is searched by a reader that shares
 * nothing with either: bundle/redaction/prove.ts.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { readingOf, turnsToUpright } from '../../core/bundles/reading-direction.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import { type PageRead, PLACES, type ReadWord } from '../../core/evidence/machine-read.ts';
import type { PageWord } from '../../core/evidence/page-words.ts';
import { type Block, covered, type PageMarks } from '../../core/redaction/marks.ts';
import type { Proof } from '../../core/redaction/proof.ts';
import { StruckWords } from '../../core/redaction/struck-words.ts';
import { letterDirections } from '../letter-directions.ts';
import { wordsOnPage } from '../page-text.ts';
import { openDocument, saveDocument } from '../pdf/open-document.ts';
import { asPictures } from '../pdf/page-pictures.ts';
import { PdfiumDocument, type RenderedPage } from '../pdfium.ts';
import { layWords } from '../reading/text-layer.ts';

/** What a page takes along. Everything else of it, such as its notes, tags, previews and editors' data, stays behind. */
const KEPT_OF_PAGE = [
  'Type',
  'Parent',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Resources',
  'Contents',
  'Group',
  'UserUnit',
];
/** What a drawing may carry that is never drawn. */
const NEVER_DRAWN = [
  'Metadata',
  'PieceInfo',
  'StructParent',
  'StructParents',
  'OPI',
  'AF',
  'Alternates',
  'LastModified',
  'Ref',
  'Measure',
  'PtData',
];
/** Of 255, between the lightest and the darkest pixel in a word's place: less, and nobody sees a word there. */
const SEEN = 40;

export interface Struck {
  readonly copy: Uint8Array;
  /** Pages (1-based) that are pictures now: those with a mark, and those whose look hangs on something that stays behind. */
  readonly drawn: readonly number[];
  /** Words under the marks, by mark of a page; they never leave the vault. */
  readonly words: readonly { readonly page: number; readonly text: string }[];
}

/**
 * `alsoDrawn`: pages (1-based) to draw anew although they have no mark; `unread`: those whose letters cannot be told, drawn anew
 * without words under them. Throws damaged-file, too-large.
 */
export async function applyMarks(
  pdf: Uint8Array,
  marks: readonly PageMarks[],
  alsoDrawn: readonly number[] = [],
  unread: readonly number[] = [],
): Promise<Struck> {
  const shown = await PdfiumDocument.open(pdf);
  try {
    const source = await openDocument(pdf);
    if (source === null || source.getPageCount() !== shown.pageCount)
      throw new TestimonyError('damaged-file');
    if (marks.some(({ page }) => page > shown.pageCount)) throw new TestimonyError('damaged-file');
    const drawn = [
      ...new Set([
        ...marks.map(({ page }) => page - 1),
        ...[...alsoDrawn, ...unread].map((page) => page - 1),
        ...source.getPages().flatMap((page, index) => (hangsOnMore(page) ? [index] : [])),
      ]),
    ].sort((a, b) => a - b);
    const pages = new Map(drawn.map((index) => [index, wordsThatGo(shown, index, marks)]));
    await asPictures(source, shown, drawn, (index, picture) => paint(picture, pages.get(index)));
    for (const page of source.getPages()) clean(page);
    for (const own of unread.flatMap((page) => pages.get(page - 1) ?? []))
      own.words.forEach((_, at) => void own.unseen.add(at));
    const copy = await intoEmpty(source, pages);
    return {
      copy,
      drawn: drawn.map((index) => index + 1),
      words: drawn.flatMap((index) => {
        const { words, struck } = pages.get(index) as DrawnPage;
        const text = words.flatMap((word, at) => (struck.has(at) ? [word.text] : [])).join(' ');
        return text === '' ? [] : [{ page: index + 1, text }];
      }),
    };
  } finally {
    shown.close();
  }
}

interface DrawnPage {
  readonly words: readonly PageWord[];
  readonly turns: PageRead['turns'];
  readonly blocks: readonly Block[];
  /** Of `words`, those that go; those that nobody sees are added when the page is drawn. */
  readonly struck: Set<number>;
  readonly unseen: Set<number>;
}

function wordsThatGo(shown: PdfiumDocument, index: number, marks: readonly PageMarks[]): DrawnPage {
  const words = wordsOnPage(shown, index);
  const rects = marks.filter(({ page }) => page === index + 1).flatMap((mark) => mark.rects);
  const { blocks, struck } = covered(rects, words, shown.sizeOf(index));
  const lies = shown.withPage(index, (page) =>
    shown.withTextOf(page, (text) =>
      text === 0 ? 0 : readingOf(letterDirections(shown.engine, page, text)).lies,
    ),
  );
  return { words, turns: turnsToUpright(lies), blocks, struck: new Set(struck), unseen: new Set() };
}

/** The pixels under the marks become black; whatever words are then not seen any more are not laid back. */
function paint({ width, height, rgba }: RenderedPage, page: DrawnPage | undefined): void {
  if (page === undefined) return;
  for (const [left, top, right, bottom] of page.blocks) {
    const [x1, x2] = [Math.floor((left * width) / PLACES), Math.ceil((right * width) / PLACES)];
    const [y1, y2] = [Math.floor((top * height) / PLACES), Math.ceil((bottom * height) / PLACES)];
    for (let y = y1; y < Math.min(y2, height); y += 1)
      for (let at = (y * width + x1) * 4; at < (y * width + Math.min(x2, width)) * 4; at += 4)
        rgba.set([0, 0, 0, 255], at);
  }
  page.words.forEach((word, at) => {
    if (!page.struck.has(at) && !isSeen({ width, height, rgba }, word)) page.unseen.add(at);
  });
}

function isSeen({ width, height, rgba }: RenderedPage, word: PageWord): boolean {
  const [x1, y1] = [Math.floor(word.left * width), Math.floor(word.top * height)];
  const [x2, y2] = [
    Math.ceil((word.left + word.width) * width),
    Math.ceil((word.top + word.height) * height),
  ];
  let [lightest, darkest] = [0, 255];
  for (let y = Math.max(0, y1); y < Math.min(y2, height); y += 1)
    for (let x = Math.max(0, x1); x < Math.min(x2, width); x += 1) {
      const at = (y * width + x) * 4;
      const shade = ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) / 3;
      lightest = Math.max(lightest, shade);
      darkest = Math.min(darkest, shade);
    }
  return lightest - darkest >= SEEN;
}

/** Whether its look hangs on more than its contents: notes and fields that lie on it, or layers that are switched. */
function hangsOnMore(page: PDFPage): boolean {
  const { context } = page.doc;
  const annotations = page.node.Annots()?.asArray() ?? [];
  const isLink = (one: PDFObject) => {
    const dict = context.lookup(one);
    return dict instanceof PDFDict && dict.get(PDFName.of('Subtype'))?.toString() === '/Link';
  };
  if (annotations.some((one) => !isLink(one))) return true;
  const resources = page.node.Resources();
  let isLayered = false;
  if (resources !== undefined)
    eachDict(resources, (dict) => {
      isLayered ||= dict.has(PDFName.of('OC')) || dict.get(PDFName.of('Type'))?.toString() === '/OCG';
    });
  return isLayered;
}

function clean({ node }: PDFPage): void {
  for (const key of node.keys()) if (!KEPT_OF_PAGE.includes(key.decodeText())) node.delete(key);
  const resources = node.Resources();
  if (resources === undefined) return;
  eachDict(resources, (dict) => {
    for (const key of NEVER_DRAWN) dict.delete(PDFName.of(key));
    // What tags of the content say in the place of what is drawn.
    if (dict.has(PDFName.of('Properties'))) dict.delete(PDFName.of('Properties'));
  });
}

/** All dictionaries that `from` leads to, each once. */
function eachDict(from: PDFDict, use: (dict: PDFDict) => void): void {
  const seen = new Set<PDFObject>();
  const waiting: (PDFObject | undefined)[] = [from];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    if (next instanceof PDFRef) waiting.push(from.context.lookup(next));
    else if (next instanceof PDFArray) waiting.push(...next.asArray());
    else if (next instanceof PDFDict || next instanceof PDFStream) {
      const dict = next instanceof PDFDict ? next : next.dict;
      use(dict);
      waiting.push(...dict.values());
    }
  }
}

async function intoEmpty(source: PDFDocument, pages: ReadonlyMap<number, DrawnPage>): Promise<Uint8Array> {
  const target = await PDFDocument.create({ updateMetadata: false });
  for (const page of await target.copyPages(source, source.getPageIndices())) target.addPage(page);
  for (const page of target.getPages()) dropEmpty(page);
  if (pages.size === 0) return await saveDocument(target);
  const shown = await PdfiumDocument.open(await saveDocument(target));
  try {
    layWords(
      target,
      shown,
      [...pages].map(([index, page]) => ({ page: index + 1, turns: page.turns, words: laidBack(page) })),
    );
    for (const page of target.getPages()) dropEmpty(page);
    return await saveDocument(target);
  } finally {
    shown.close();
  }
}

/** pdf-lib gives a page lists for what may come. */
function dropEmpty({ node }: PDFPage): void {
  node.delete(PDFName.of('Annots'));
  const resources = node.Resources();
  for (const [key, value] of resources?.entries() ?? [])
    if (value instanceof PDFDict && value.keys().length === 0) resources?.delete(key);
}

const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

function laidBack({ words, struck, unseen }: DrawnPage): ReadWord[] {
  const stay = words.filter((_, at) => !struck.has(at) && !unseen.has(at));
  return stay.map((word, at) => {
    const next = stay[at + 1];
    const middle = word.top + word.height / 2;
    const isOnLine = next !== undefined && next.top <= middle && next.top + next.height >= middle;
    // Letters are laid from the left: of scripts written from the right the last comes first.
    const text = RIGHT_TO_LEFT.test(word.text) ? [...word.text].reverse().join('') : word.text;
    return {
      text,
      certainty: 100,
      box: [word.left, word.top, word.left + word.width, word.top + word.height].map((share) =>
        Math.min(PLACES, Math.max(0, Math.round(share * PLACES))),
      ) as unknown as ReadWord['box'],
      ends: !isOnLine,
    };
  });
}

export interface RedactionRequest {
  readonly pdf: Uint8Array;
  readonly marks: readonly PageMarks[];
  /** Words that must be nowhere in the copy. */
  readonly terms: readonly string[];
  /** Pages (1-based) with letters that the other reader cannot tell: drawn anew, without words under them. */
  readonly unread?: readonly number[];
}

/** What is left in a copy, by a reader that shares nothing with what struck the words out. */
export type Search = (copy: Uint8Array, words: StruckWords) => Promise<Proof>;

/**
 * A page on which a struck word is left in what nobody sees, such as a tag of its content, is drawn anew as well; what is seen there
 * and not marked stays, and the proof of the copy will name it. Throws damaged-file, too-large.
 */
export async function redactedCopy(
  { pdf, marks, terms, unread = [] }: RedactionRequest,
  search: Search,
): Promise<Struck> {
  const first = await applyMarks(pdf, marks, [], unread);
  const { hits } = await search(first.copy, new StruckWords(terms));
  const unseen = hits.flatMap(({ page }) => (page === null || first.drawn.includes(page) ? [] : [page]));
  return unseen.length === 0 ? first : await applyMarks(pdf, marks, unseen, unread);
}
