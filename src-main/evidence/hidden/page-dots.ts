/** @file A page as dots, and what they are in the place of a letter. */
import type { PdfiumDocument } from '../pdfium.ts';
import { heap } from '../pdfium-engine.ts';
import type { Scratch } from '../scratch.ts';
import type { Box } from './geometry.ts';

/** Dots across: small print is some dots high. */
const WIDTH = 1000;
const TALLEST = 4000;
/** By the engine's count: on dots without a share of their own it does not mix colours as a page asks. */
const BGRA = 4;
const WHITE = 0xffffffff;
const ANNOTATIONS = 1;
/** Of 255: what the eye, and a printer, may tell apart. */
const DIFFERENCE = 20;
/** Of 255, between the lightest and the darkest dot in a letter's place. */
const CONTRAST = 60;

interface Frame {
  /** Of the whole page. */
  readonly across: number;
  readonly down: number;
  /** What of it is drawn. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A page that is open, by the engine's handle, and room for two numbers. */
export interface OpenPage {
  readonly document: PdfiumDocument;
  readonly page: number;
  readonly scratch: Scratch;
}

export class PageDots {
  readonly #open: OpenPage;
  readonly #frame: Frame;
  readonly #dots: Uint8Array;

  private constructor(open: OpenPage, frame: Frame, dots: Uint8Array) {
    this.#open = open;
    this.#frame = frame;
    this.#dots = dots;
  }

  /** Draws the part of a page that `box` takes. */
  static draw(open: OpenPage, box: Box): PageDots {
    const { page } = open;
    const { engine } = open.document;
    const frame = frameOf(open, box);
    const { width, height } = frame;
    const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0);
    try {
      engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      const { left, top, across, down } = frame;
      engine.FPDF_RenderPageBitmap(bitmap, page, -left, -top, across, down, 0, ANNOTATIONS);
      const at = engine.FPDFBitmap_GetBuffer(bitmap);
      return new PageDots(open, frame, heap(engine).slice(at, at + width * height * 4));
    } finally {
      engine.FPDFBitmap_Destroy(bitmap);
    }
  }

  /** Whether any dot in the place of `box` is another one in `other`. */
  differs(other: PageDots, box: Box): boolean {
    return this.#some(box, (at) => {
      for (let part = at; part < at + 3; part += 1)
        if (Math.abs((this.#dots[part] ?? 0) - (other.#dots[part] ?? 0)) > DIFFERENCE) return true;
      return false;
    });
  }

  /** Whether the place of `box` is not all of one shade. */
  showsSomething(box: Box): boolean {
    let [lightest, darkest] = [0, 255];
    return this.#some(box, (at) => {
      const shade = ((this.#dots[at] ?? 0) + (this.#dots[at + 1] ?? 0) + (this.#dots[at + 2] ?? 0)) / 3;
      lightest = Math.max(lightest, shade);
      darkest = Math.min(darkest, shade);
      return lightest - darkest >= CONTRAST;
    });
  }

  /** Whether dots of `colour` stand among dots of quite another in the place of `box`: letters that are seen. */
  standsOut(box: Box, [red, green, blue]: readonly [number, number, number]): boolean {
    let [own, other] = [false, false];
    return this.#some(box, (at) => {
      // The engine's dots are blue, green, red.
      const difference = Math.max(
        Math.abs((this.#dots[at] ?? 0) - blue),
        Math.abs((this.#dots[at + 1] ?? 0) - green),
        Math.abs((this.#dots[at + 2] ?? 0) - red),
      );
      own ||= difference <= DIFFERENCE;
      other ||= difference >= CONTRAST;
      return own && other;
    });
  }

  /** Whether `holds` of any dot in the place of `box`, told by where it begins. */
  #some(box: Box, holds: (at: number) => boolean): boolean {
    const { across, down, left, top, width, height } = this.#frame;
    const [x1, y1, x2, y2] = inDots(this.#open, across, down, box);
    for (let y = Math.max(0, y1 - top); y <= Math.min(height - 1, y2 - top); y += 1)
      for (let x = Math.max(0, x1 - left); x <= Math.min(width - 1, x2 - left); x += 1)
        if (holds((y * width + x) * 4)) return true;
    return false;
  }
}

function frameOf(open: OpenPage, box: Box): Frame {
  const { page } = open;
  const { engine } = open.document;
  const ratio = engine.FPDF_GetPageHeightF(page) / Math.max(engine.FPDF_GetPageWidthF(page), 0.01);
  const down = Math.min(TALLEST, Math.max(1, Math.round(WIDTH * ratio)));
  const [x1, y1, x2, y2] = inDots(open, WIDTH, down, box);
  const left = Math.min(WIDTH - 1, Math.max(0, x1));
  const top = Math.min(down - 1, Math.max(0, y1));
  const width = Math.max(1, Math.min(WIDTH, x2 + 1) - left);
  const height = Math.max(1, Math.min(down, y2 + 1) - top);
  return { across: WIDTH, down, left, top, width, height };
}

function inDots(
  { document: { engine }, page, scratch }: OpenPage,
  across: number,
  down: number,
  [left, bottom, right, top]: Box,
): [number, number, number, number] {
  const { at } = scratch;
  engine.FPDF_PageToDevice(page, 0, 0, across, down, 0, left, bottom, at, at + 4);
  const [x1, y1] = [scratch.integer(0), scratch.integer(1)];
  engine.FPDF_PageToDevice(page, 0, 0, across, down, 0, right, top, at, at + 4);
  const [x2, y2] = [scratch.integer(0), scratch.integer(1)];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}
