/** @file How pages look, by poppler: pictures small enough to compare, large enough to miss nothing that matters. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Box, Size } from '../../src-main/bundle/a4.ts';

/** Grey values from 0 (black) to 255 (white), `across` × `down` of them, row by row. */
export interface Settings {
  readonly across: number;
  readonly down: number;
  readonly greys: Uint8Array;
}

const POINTS_PER_INCH = 72;
/** Longer side of a picture that is compared, in pixels. */
const LONG_SIDE = 600;

/** A part of a page, given in points from the lower left of a page of `size`, drawn with its longer side in 600 pixels. */
export function partOf(path: string, page: number, { left, bottom, right, top }: Box, size: Size): Buffer {
  const scale = LONG_SIDE / Math.max(right - left, top - bottom);
  const pixels = (points: number) => String(Math.max(1, Math.round(points * scale)));
  const corner = [
    '-x',
    String(Math.round(left * scale)),
    '-y',
    String(Math.round((size.height - top) * scale)),
  ];
  const extent = ['-W', pixels(right - left), '-H', pixels(top - bottom)];
  const [picture] = draw(path, [
    '-r',
    String(POINTS_PER_INCH * scale),
    ...corner,
    ...extent,
    '-f',
    String(page),
    '-l',
    String(page),
  ]);
  if (picture === undefined) throw new Error(`page ${page} of ${path} was not drawn`);
  return picture;
}

/** The whole of a page as displayed, drawn with its longer side in 600 pixels. */
export function wholeOf(path: string, page: number): Buffer {
  const [picture] = draw(path, [
    '-cropbox',
    '-scale-to',
    String(LONG_SIDE),
    '-f',
    String(page),
    '-l',
    String(page),
  ]);
  if (picture === undefined) throw new Error(`page ${page} of ${path} was not drawn`);
  return picture;
}

function draw(path: string, options: readonly string[]): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'looks-'));
  try {
    execFileSync('pdftoppm', ['-png', '-gray', '-hide-annotations', ...options, path, join(folder, 'p')], {
      stdio: 'ignore',
    });
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A picture as a grid of `grid` by `grid` greys. */
export async function lookOf(picture: Buffer, grid = 24): Promise<Settings> {
  const greys = await sharp(picture).greyscale().resize(grid, grid, { fit: 'fill' }).raw().toBuffer();
  return { across: grid, down: grid, greys };
}

/** Mean and largest difference of two looks, of 255. */
export function difference(a: Settings, b: Settings): { mean: number; most: number } {
  const each = Array.from(a.greys, (grey, i) => Math.abs(grey - (b.greys[i] ?? 0)));
  return { mean: each.reduce((sum, d) => sum + d, 0) / each.length, most: Math.max(...each) };
}

/** How much of the picture is not paper, from 0 to 1. */
export function inkOf(look: Settings): number {
  return look.greys.reduce((sum, grey) => sum + (255 - grey), 0) / (255 * look.greys.length);
}
