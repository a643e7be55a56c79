/**
 * @file Looks at the number's corner as a picture. Asked only where text beyond the number is found there:
 * words that a source cropped away are still in its page, and may come to lie under the strip unseen.
 */
import { heap } from '../../evidence/pdfium-engine.ts';
import { type Box, numberZone } from '../a4.ts';
import type { RandomAccessPdf } from './random-access.ts';

/** Pixels to a point. */
const SCALE = 2;
const BGRX = 3;
const WHITE = 0xffffffff;
/** Darker than this is ink; what the number's own edges blur into is not. */
const INK = 200;
/** Around the number, in points. */
const MARGIN = 1.5;

export function cornerShowsMore(pdf: RandomAccessPdf, page: number, printed: Box): boolean {
  const { engine } = pdf;
  const size = { width: engine.FPDF_GetPageWidthF(page), height: engine.FPDF_GetPageHeightF(page) };
  const zone = numberZone(size);
  const width = Math.round((zone.right - zone.left) * SCALE);
  const height = Math.round((zone.top - zone.bottom) * SCALE);
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    const [left, top] = [zone.left * SCALE, (size.height - zone.top) * SCALE].map((n) => -Math.round(n)) as [
      number,
      number,
    ];
    const [across, down] = [Math.round(size.width * SCALE), Math.round(size.height * SCALE)];
    engine.FPDF_RenderPageBitmap(bitmap, page, left, top, across, down, 0, 0);
    const at = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const pixels = heap(engine).subarray(at, at + stride * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const pixel = y * stride + x * 4;
        const dark = Math.min(
          pixels[pixel] as number,
          pixels[pixel + 1] as number,
          pixels[pixel + 2] as number,
        );
        if (dark < INK && !within(printed, zone.left + x / SCALE, zone.top - y / SCALE)) return true;
      }
    }
    return false;
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

function within({ left, bottom, right, top }: Box, x: number, y: number): boolean {
  return x >= left - MARGIN && x <= right + MARGIN && y >= bottom - MARGIN && y <= top + MARGIN;
}
