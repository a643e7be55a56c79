/** @file One page as PDFium sees it: its size, its text and where that stands, its images. */
import { createHash } from 'node:crypto';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { type Reading, readingOf } from '../../core/bundles/reading-direction.ts';
import { hiddenOn } from '../../evidence/hidden/hidden-words.ts';
import { markedForRedaction } from '../../evidence/hidden/marked-for-redaction.ts';
import type { PageLook } from '../../evidence/hidden/suspects.ts';
import { letterDirections } from '../../evidence/letter-directions.ts';
import type { PdfiumDocument } from '../../evidence/pdfium.ts';
import { heap } from '../../evidence/pdfium-engine.ts';
import { type Display, displayOf } from './display.ts';
import type { PageFacts, PageImage } from './facts.ts';
import { isLettered } from './printed.ts';
import { type OpenText, readPieces } from './read-pieces.ts';

const IMAGE = 3;
const FORM = 5;
const DEEPEST_FORM = 6;
const MOST_OBJECTS = 20_000;
/** Letters looked at for having a code. */
const SAMPLES = 120;
/** Smaller pictures are marks and logos; nobody scans them. Square inches. */
const SMALL_PICTURE = 1;
const SCRATCH_BYTES = 64;

const UPRIGHT: Reading = { lies: 0, certain: true };
const NO_TEXT = {
  pieces: [],
  beyondEdge: 0,
  hidden: [],
  letters: 0,
  textDigest: '',
  unknownLetters: 0,
  reading: UPRIGHT,
};

export type SeenPage = Omit<PageFacts, 'links' | 'notes'> & { readonly display: Display };

interface PageQuestions extends Pick<PageLook, 'layersOff' | 'besidePage' | 'unitOf'> {
  /** All of its text with places is wanted, not only what stands near an edge. */
  readonly everyPiece: boolean;
}

export function readPage(
  document: PdfiumDocument,
  index: number,
  { everyPiece, ...look }: PageQuestions,
): SeenPage {
  const { engine } = document;
  const scratch = engine.pdfium.wasmExports.malloc(SCRATCH_BYTES);
  try {
    return document.withPage(index, (page) => {
      const display = displayOfPage(engine, page, scratch);
      const named = document.readUtf16((buffer, size) =>
        engine.FPDF_GetPageLabel(document.handle, index, buffer, size),
      );
      const label = named === '' ? null : named;
      const place = { pageNumber: index + 1, label };
      const text = readText(document, page, display, place, { everyPiece, ...look }, scratch);
      const { width, height } = display;
      return {
        width,
        height,
        display,
        ...text,
        label,
        images: [...imagesIn(engine, page, scratch)],
      };
    });
  } finally {
    engine.pdfium.wasmExports.free(scratch);
  }
}

function displayOfPage(engine: WrappedPdfiumModule, page: number, scratch: number): Display {
  const quarterTurns = engine.FPDFPage_GetRotation(page);
  engine.FPDF_GetPageBoundingBox(page, scratch);
  const [left, top, right, bottom] = floats(engine, scratch, 4) as [number, number, number, number];
  return displayOf({ left, top, right, bottom, quarterTurns });
}

function readText(
  document: PdfiumDocument,
  page: number,
  display: Display,
  { pageNumber, label }: Pick<OpenText, 'pageNumber' | 'label'>,
  { everyPiece, ...look }: PageQuestions,
  scratch: number,
): Pick<
  PageFacts,
  'pieces' | 'beyondEdge' | 'hidden' | 'letters' | 'textDigest' | 'unknownLetters' | 'reading'
> {
  const { engine } = document;
  const textPage = engine.FPDFText_LoadPage(page);
  if (textPage === 0) {
    return { ...NO_TEXT, hidden: hiddenOn(document, pageNumber - 1, page, 0, look) };
  }
  try {
    const count = Math.max(0, engine.FPDFText_CountChars(textPage));
    const all = document.readUtf16(
      (buffer) => engine.FPDFText_GetText(textPage, 0, count, buffer) * 2,
      (count + 1) * 2,
    );
    // Without its own number, so that the same page bound in twice is seen to be the same.
    const own = isLettered(label) ? label : String(pageNumber);
    const words = all.split(/\s+/).filter((word) => word !== '' && word !== own);
    const letters = words.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    return {
      ...readPieces({ document, page, text: textPage, display, pageNumber, label, scratch }, everyPiece),
      hidden: [
        ...hiddenOn(document, pageNumber - 1, page, textPage, { ...look, ownReading: true }),
        ...markedForRedaction(document, pageNumber - 1, page, textPage),
      ],
      letters,
      textDigest: createHash('sha256').update(words.join(' ')).digest('hex'),
      unknownLetters: unknownLetters(engine, textPage, count),
      reading: readingOf(letterDirections(engine, page, textPage)),
    };
  } finally {
    engine.FPDFText_ClosePage(textPage);
  }
}

/** Letters that have no code, or the sign for "unknown"; worked out from a sample. */
function unknownLetters(engine: WrappedPdfiumModule, textPage: number, count: number): number {
  const step = Math.max(1, Math.floor(count / SAMPLES));
  let seen = 0;
  let unknown = 0;
  for (let i = 0; i < count; i += step) {
    const code = engine.FPDFText_GetUnicode(textPage, i);
    if (engine.FPDFText_IsGenerated(textPage, i) === 1 || code === 0x20 || code === 0xa0) continue;
    if (engine.FPDFText_GetCharAngle(textPage, i) < 0) continue;
    seen += 1;
    if (code === 0 || code === 0xfffd || engine.FPDFText_HasUnicodeMapError(textPage, i) === 1) unknown += 1;
  }
  return seen === 0 ? 0 : Math.round((unknown / seen) * count);
}

type Matrix = readonly [number, number, number, number, number, number];

function* imagesIn(engine: WrappedPdfiumModule, page: number, scratch: number): Generator<PageImage> {
  const budget = { left: MOST_OBJECTS };
  yield* walkObjects(
    engine,
    scratch,
    { count: engine.FPDFPage_CountObjects(page), at: (i) => engine.FPDFPage_GetObject(page, i) },
    [1, 0, 0, 1, 0, 0],
    0,
    budget,
  );
}

function* walkObjects(
  engine: WrappedPdfiumModule,
  scratch: number,
  objects: { readonly count: number; readonly at: (i: number) => number },
  outer: Matrix,
  depth: number,
  budget: { left: number },
): Generator<PageImage> {
  for (let i = 0; i < objects.count && budget.left > 0; i += 1, budget.left -= 1) {
    const object = objects.at(i);
    const type = engine.FPDFPageObj_GetType(object);
    if (type !== IMAGE && type !== FORM) continue;
    if (!engine.FPDFPageObj_GetMatrix(object, scratch)) continue;
    const matrix = multiply(floats(engine, scratch, 6) as unknown as Matrix, outer);
    if (type === FORM && depth < DEEPEST_FORM) {
      const inside = {
        count: engine.FPDFFormObj_CountObjects(object),
        at: (n: number) => engine.FPDFFormObj_GetObject(object, n),
      };
      yield* walkObjects(engine, scratch, inside, matrix, depth + 1, budget);
    } else if (type === IMAGE && engine.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) {
      const image = resolutionOf(engine, matrix, scratch);
      if (image !== null) yield image;
    }
  }
}

function resolutionOf(engine: WrappedPdfiumModule, [a, b, c, d]: Matrix, scratch: number): PageImage | null {
  const view = new DataView(heap(engine).buffer, scratch, 8);
  const inchesAcross = Math.hypot(a, b) / 72;
  const inchesUp = Math.hypot(c, d) / 72;
  if (inchesAcross * inchesUp < SMALL_PICTURE) return null;
  const resolution = Math.max(view.getUint32(0, true) / inchesAcross, view.getUint32(4, true) / inchesUp);
  return { resolution: Math.round(resolution) };
}

/** First `m`, then `n`. */
function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[1] * n[2],
    m[0] * n[1] + m[1] * n[3],
    m[2] * n[0] + m[3] * n[2],
    m[2] * n[1] + m[3] * n[3],
    m[4] * n[0] + m[5] * n[2] + n[4],
    m[4] * n[1] + m[5] * n[3] + n[5],
  ];
}

function floats(engine: WrappedPdfiumModule, at: number, count: number): number[] {
  const view = new DataView(heap(engine).buffer, at, count * 4);
  return Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
}
