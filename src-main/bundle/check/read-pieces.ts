/**
 * @file The pieces of text of a page: what one instruction of the file prints in one place. Text is taken letter
 * by letter from its own instruction, never from an area: two texts may share one, and one of them be unseen.
 */

import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { PdfiumDocument } from '../../evidence/pdfium.ts';
import { heap } from '../../evidence/pdfium-engine.ts';
import type { Display } from './display.ts';
import type { Rect, TextPiece } from './facts.ts';
import { isLettered, overlap, printedIn } from './printed.ts';

// Looks at part of a page as a picture: whether anything at all can be seen there.

/** Pixels to a point. */
const SCALE = 2;
const BGRX = 3;
const WHITE = 0xffffffff;
/** Colours this near to each other (of 255) are one to the eye. */
const SAME = 24;
const LARGEST_SIDE = 4000;

/** True where the rectangle is one even colour. Comments that lie on the page are not looked at. */
function showsNothing(
  engine: WrappedPdfiumModule,
  page: number,
  { width, height }: Display,
  rect: Rect,
): boolean {
  const left = Math.max(0, rect.left);
  const top = Math.max(0, rect.top);
  const across = Math.ceil((Math.min(width, rect.right) - left) * SCALE);
  const down = Math.ceil((Math.min(height, rect.bottom) - top) * SCALE);
  if (across <= 0 || down <= 0) return true;
  if (across > LARGEST_SIDE || down > LARGEST_SIDE) return false;
  const bitmap = engine.FPDFBitmap_CreateEx(across, down, BGRX, 0, 0);
  if (bitmap === 0) return false;
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, WHITE);
    const [x, y, w, h] = [-left, -top, width, height].map((n) => Math.round(n * SCALE)) as [
      number,
      number,
      number,
      number,
    ];
    engine.FPDF_RenderPageBitmap(bitmap, page, x, y, w, h, 0, 0);
    const at = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    return isEven(heap(engine).subarray(at, at + stride * down), across, down, stride);
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

function isEven(pixels: Uint8Array, across: number, down: number, stride: number): boolean {
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      for (let colour = 0; colour < 3; colour += 1) {
        const difference = (pixels[y * stride + x * 4 + colour] ?? 0) - (pixels[colour] ?? 0);
        if (Math.abs(difference) > SAME) return false;
      }
    }
  }
  return true;
}

/** Numbers are printed within this distance of an edge. */
export const EDGE = 70;

/** How far around a number nothing else is expected, in points. */
const BESIDE = 80;
const ABOVE = 14;
/** Filled; stroked as well; the rest draw an outline, a clip, or nothing. */
const SHOWN_MODES: ReadonlySet<number> = new Set([0, 2, 4, 6]);
/** Of 255. */
const FAINT = 64;
const LIGHT = 160;

interface Piece {
  /** The engine's handle of what prints it. */
  readonly object: number;
  /** Its first character on the page. */
  readonly first: number;
  text: string;
  rect: Rect;
}

/** Readable places of the engine's memory for what it returns by address: at least 32 bytes. */
export interface OpenText {
  readonly document: PdfiumDocument;
  readonly page: number;
  readonly text: number;
  readonly display: Display;
  readonly pageNumber: number;
  /** As the file names the page; null where it does not. */
  readonly label: string | null;
  readonly scratch: number;
}

export interface Pieces {
  readonly pieces: readonly TextPiece[];
  /** Letters and figures that stand beyond what is displayed of the page. */
  readonly beyondEdge: number;
}

/** `every`: all pieces, not only those near the upper and lower edge. */
export function readPieces(open: OpenText, every: boolean): Pieces {
  const { width, height } = open.display;
  let beyondEdge = 0;
  const kept: Piece[] = [];
  for (const piece of piecesOf(open)) {
    const { top, bottom, left, right } = piece.rect;
    if (bottom < 0 || top > height || right < 0 || left > width) {
      beyondEdge += piece.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    }
    if (piece.text.trim() !== '' && (every || top < EDGE || bottom > height - EDGE)) kept.push(piece);
  }
  const { label } = open;
  const isNumber = (text: string) =>
    isLettered(label) ? text === label : printedIn(text) === open.pageNumber;
  const number = kept.find((piece) => isNumber(piece.text.trim()));
  const unseen = (piece: Piece) => {
    if (number === undefined) return false;
    return piece === number ? isUnseen(piece, open) : liesUnseenBy(number, piece, open);
  };
  const pieces = kept.map((piece) => ({
    ...piece.rect,
    text: piece.text.trim(),
    unseen: unseen(piece),
  }));
  return { pieces, beyondEdge };
}

function* piecesOf({ document, text, display, scratch }: OpenText): Generator<Piece> {
  const { engine } = document;
  const places = [0, 8, 16, 24].map((offset) => scratch + offset) as [number, number, number, number];
  const count = Math.max(0, engine.FPDFText_CountChars(text));
  let piece: Piece | null = null;
  let space = false;
  for (let i = 0; i < count; i += 1) {
    // Spaces and line ends that the engine adds between words are printed by nothing.
    if (engine.FPDFText_IsGenerated(text, i) === 1) {
      space = true;
      continue;
    }
    if (!engine.FPDFText_GetCharBox(text, i, ...places)) continue;
    const [left, right, bottom, top] = places.map((at) => engine.pdfium.getValue(at, 'double')) as [
      number,
      number,
      number,
      number,
    ];
    const object = engine.FPDFText_GetTextObject(text, i);
    const rect = display.rect(left, top, right, bottom);
    const letter = letterOf(engine.FPDFText_GetUnicode(text, i));
    if (piece !== null && piece.object === object) {
      piece.text += space ? ` ${letter}` : letter;
      if (right > left && top > bottom) piece.rect = union(piece.rect, rect);
    } else {
      if (piece !== null) yield piece;
      piece = { object, first: i, text: letter, rect };
    }
    space = false;
  }
  if (piece !== null) yield piece;
}

/** Drawing a page takes time, so only text of a light colour, or of none, is looked at as a picture. */
function isUnseen(piece: Piece, { document, page, text, display, scratch }: OpenText): boolean {
  const { engine } = document;
  const mode = engine.FPDFTextObj_GetTextRenderMode(piece.object);
  const [red, green, blue, alpha] = [0, 4, 8, 12].map((offset) => scratch + offset) as [
    number,
    number,
    number,
    number,
  ];
  const told = engine.FPDFText_GetFillColor(text, piece.first, red, green, blue, alpha);
  const [r, g, b, a] = [red, green, blue, alpha].map((at) => engine.pdfium.getValue(at, 'i32')) as [
    number,
    number,
    number,
    number,
  ];
  const plain = told && SHOWN_MODES.has(mode) && a > FAINT && Math.min(r, g, b) < LIGHT;
  return !plain && showsNothing(engine, page, display, piece.rect);
}

/** Text under or beside the page's number that no reader sees: cropped away, covered, or white on white. */
function liesUnseenBy(number: Piece, other: Piece, { document, page, display }: OpenText): boolean {
  const { left, right, top, bottom } = number.rect;
  const around = { left: left - BESIDE, right: right + BESIDE, top: top - ABOVE, bottom: bottom + ABOVE };
  if (!overlap(around, other.rect)) return false;
  const { engine } = document;
  engine.FPDFPageObj_SetIsActive(number.object, false);
  try {
    return showsNothing(engine, page, display, other.rect);
  } finally {
    engine.FPDFPageObj_SetIsActive(number.object, true);
  }
}

function letterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function union(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
