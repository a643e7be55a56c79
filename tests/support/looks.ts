/** @file How pages look, by poppler: pictures small enough to compare, large enough to miss nothing that matters. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Box, Size } from '../../src-main/bundle/a4.ts';

/** Grey values from 0 (black) to 255 (white), `across` × `down` of them, row by row. */
export interface Look {
  readonly across: number;
  readonly down: number;
  readonly greys: Uint8Array;
}

const DPI = 72;

/** Pictures (PNG) of the pages from `first` to `last`, as displayed, one pixel to a point times `scale`. */
export function picturesOf(path: string, first: number, last: number, scale = 1): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'looks-'));
  try {
    const pages = ['-f', String(first), '-l', String(last)];
    execFileSync(
      'pdftoppm',
      ['-png', '-gray', '-cropbox', '-r', String(DPI * scale), ...pages, path, join(folder, 'p')],
      {
        stdio: 'ignore',
      },
    );
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A picture as a small grid. `within` is the part to look at, in points from the lower left of a page of `page`. */
export async function lookOf(picture: Buffer, grid = 48, within?: { box: Box; page: Size }): Promise<Look> {
  let image = sharp(picture).greyscale();
  if (within !== undefined) {
    const { width = 1, height = 1 } = await image.metadata();
    const [x, y] = [width / within.page.width, height / within.page.height];
    const { left, right, bottom, top } = within.box;
    const area = {
      left: Math.max(0, Math.round(left * x)),
      top: Math.max(0, Math.round((within.page.height - top) * y)),
      width: Math.max(1, Math.round((right - left) * x)),
      height: Math.max(1, Math.round((top - bottom) * y)),
    };
    area.width = Math.min(area.width, width - area.left);
    area.height = Math.min(area.height, height - area.top);
    image = sharp(await image.extract(area).png().toBuffer());
  }
  const greys = await image.resize(grid, grid, { fit: 'fill', kernel: 'cubic' }).greyscale().raw().toBuffer();
  return { across: grid, down: grid, greys };
}

/** Mean and largest difference of two looks, of 255. */
export function difference(a: Look, b: Look): { mean: number; most: number } {
  const each = Array.from(a.greys, (grey, i) => Math.abs(grey - (b.greys[i] ?? 0)));
  return { mean: each.reduce((sum, d) => sum + d, 0) / each.length, most: Math.max(...each) };
}

/** How much of the picture is not paper, from 0 to 1. */
export function inkOf(look: Look): number {
  return look.greys.reduce((sum, grey) => sum + (255 - grey), 0) / (255 * look.greys.length);
}
