/**
 * @file The pieces of text of a page: what one instruction of the file prints in one place. Text is taken letter
 * by letter from its own instruction, never from an area: two texts may share one, and one of them be unseen.
 */
import type { PdfiumDocument } from '../../evidence/pdfium.ts';
import type { Display } from './display.ts';
import type { Rect, TextPiece } from './facts.ts';
import { isLettered, overlap, printedIn } from './printed.ts';
import { showsNothing } from './unseen.ts';

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
