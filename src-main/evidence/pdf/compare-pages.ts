/**
 * @file Whether two documents show the same. Both are drawn small and cut into cells; what a cell shows must
 * be shown by some cell near it in the other drawing. A lost answer, stamp or page is then seen; a line
 * drawn half a dot further left is not.
 */
import type { PdfiumDocument, RenderedPage } from '../pdfium.ts';

const WIDTH = 480;
const CELL = 4;
/** Difference of mean brightness (0 to 255) from which it counts. */
const NOTICEABLE = 48;
const STRENGTH = 0.45;

/** Parts of a page that need not match, as left, bottom, right, top in the page's own space. */
export type Exempt = (page: number) => readonly (readonly [number, number, number, number])[];

/** 0-based pages, of those asked about, that look different in the two documents. */
export function pagesThatDiffer(
  a: PdfiumDocument,
  b: PdfiumDocument,
  pages: readonly number[],
  exempt: Exempt = () => [],
): number[] {
  return pages.filter((page) => {
    const [first, second] = [a.render(page, WIDTH), b.render(page, WIDTH)];
    if (Math.abs(first.width - second.width) > 1 || Math.abs(first.height - second.height) > 1) return true;
    for (const rect of exempt(page)) {
      for (const [document, drawing] of [
        [a, first],
        [b, second],
      ] as const) {
        paintOver(drawing, document.toPixels(page, drawing, rect));
      }
    }
    return !isWithin(cells(first), cells(second)) || !isWithin(cells(second), cells(first));
  });
}

interface Cells {
  readonly across: number;
  readonly down: number;
  readonly brightness: Float64Array;
}

function cells(page: RenderedPage): Cells {
  const across = Math.floor(page.width / CELL);
  const down = Math.floor(page.height / CELL);
  const brightness = new Float64Array(across * down);
  for (let y = 0; y < down * CELL; y += 1) {
    for (let x = 0; x < across * CELL; x += 1) {
      const at = (y * page.width + x) * 4;
      const sum = (page.rgba[at] ?? 0) + (page.rgba[at + 1] ?? 0) + (page.rgba[at + 2] ?? 0);
      const cell = Math.floor(y / CELL) * across + Math.floor(x / CELL);
      brightness[cell] = (brightness[cell] ?? 0) + sum / (3 * CELL * CELL);
    }
  }
  return { across, down, brightness };
}

/**
 * Whether what each cell of `a` shows against its surroundings is shown near it in `b`, at least half as
 * strongly: readers draw the same tick thicker or thinner.
 */
function isWithin(a: Cells, b: Cells): boolean {
  for (let row = 0; row < a.down; row += 1) {
    for (let column = 0; column < a.across; column += 1) {
      const own = a.brightness[row * a.across + column] ?? 255;
      const near = range(b, row, column);
      if (own >= near.darkest - NOTICEABLE && own <= near.brightest + NOTICEABLE) continue;
      const around = range(a, row, column);
      const lost =
        own < near.darkest
          ? around.brightest - near.darkest < (around.brightest - own) * STRENGTH
          : near.brightest - around.darkest < (own - around.darkest) * STRENGTH;
      if (lost) return false;
    }
  }
  return true;
}

/** The darkest and the brightest of a cell and the eight around it. */
function range({ across, down, brightness }: Cells, row: number, column: number) {
  let darkest = 255;
  let brightest = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x += 1) {
      const near = brightness[y * across + x] ?? 255;
      if (near < darkest) darkest = near;
      if (near > brightest) brightest = near;
    }
  }
  return { darkest, brightest };
}

function paintOver(
  page: RenderedPage,
  [left, top, right, bottom]: readonly [number, number, number, number],
): void {
  for (let y = Math.max(0, top); y < Math.min(page.height, bottom); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(page.width, right); x += 1) {
      page.rgba.fill(255, (y * page.width + x) * 4, (y * page.width + x) * 4 + 4);
    }
  }
}
