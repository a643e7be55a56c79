/** @file Looks at part of a page as a picture: whether anything at all can be seen there. */
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { heap } from '../../evidence/pdfium-engine.ts';
import type { Display } from './display.ts';
import type { Rect } from './facts.ts';

/** Pixels to a point. */
const SCALE = 2;
const BGRX = 3;
const WHITE = 0xffffffff;
/** Colours this near to each other (of 255) are one to the eye. */
const SAME = 24;
const LARGEST_SIDE = 4000;

/** True where the rectangle is one even colour. Comments that lie on the page are not looked at. */
export function showsNothing(
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
