/** @file Intake through the real worker, and pages as poppler draws them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Intake } from '../../src-main/evidence/decoder.ts';
import { decoder } from './workers.ts';

export const renderPage = (pdf: Uint8Array, page: number, width: number) =>
  decoder.renderPage(pdf, page, width, new AbortController().signal);

/** What intake makes of bytes. */
export function takeIn(
  bytes: Uint8Array | string,
  {
    fileName = 'paper.pdf',
    password,
    signal,
  }: { fileName?: string; password?: string; signal?: AbortSignal } = {},
): Promise<Intake> {
  return decoder.intake(
    {
      bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
      fileName,
      ...(password === undefined ? {} : { password }),
    },
    { signal: signal ?? new AbortController().signal },
  );
}

/** The bytes that go into bundles: the working copy, or the original where it is its own. */
export const bundled = (intake: Intake, original: Uint8Array): Uint8Array => intake.workingCopy ?? original;

/** Runs a tool on `pdf` in a private folder: `$IN` and `$OUT` in `args` become paths; returns what is at `$OUT`. */
export function throughTool(tool: string, args: readonly string[], pdf: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tool-'));
  try {
    const [input, output] = [join(folder, 'in.pdf'), join(folder, 'out.pdf')];
    writeFileSync(input, pdf);
    execFileSync(
      tool,
      args.map((arg) => arg.replace('$IN', input).replace('$OUT', output)),
      { stdio: 'pipe' },
    );
    return new Uint8Array(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of the dot at a place given in points from the upper left corner. */
  at(x: number, y: number): [number, number, number];
  /** Share of dots darker than `below` (0 to 255) within a rectangle in points from the upper left corner. */
  dark(left: number, top: number, right: number, bottom: number, below?: number): number;
}

/** A page (1-based) as pdftoppm draws it, one dot a point. */
export async function drawn(pdf: Uint8Array, page = 1): Promise<Drawing> {
  const folder = mkdtempSync(join(tmpdir(), 'drawn-'));
  try {
    const input = join(folder, 'in.pdf');
    writeFileSync(input, pdf);
    const number = String(page);
    execFileSync('pdftoppm', [
      '-r',
      '72',
      '-cropbox',
      '-f',
      number,
      '-l',
      number,
      '-singlefile',
      '-png',
      input,
      join(folder, 'page'),
    ]);
    const { data, info } = await sharp(join(folder, 'page.png'))
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): [number, number, number] => {
      const i = (Math.round(y) * info.width + Math.round(x)) * 3;
      return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
    };
    const dark = (left: number, top: number, right: number, bottom: number, below = 128) => {
      let found = 0;
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) if (Math.min(...at(x, y)) < below) found += 1;
      return found / ((right - left) * (bottom - top));
    };
    return { width: info.width, height: info.height, at, dark };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface PictureInPdf {
  readonly colours: number;
  readonly dotsAnInch: number;
  readonly png: Uint8Array;
}

/** The pictures of a PDF as poppler takes them out, in the form they have there. */
export function extracted(pdf: Uint8Array): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf);
    execFileSync('pdfimages', ['-all', join(folder, 'in.pdf'), join(folder, 'out')]);
    return readdirSync(folder)
      .filter((name) => name.startsWith('out'))
      .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pictures of a PDF, in order, as pdfimages finds them. */
export function picturesIn(pdf: Uint8Array): PictureInPdf[] {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    const input = join(folder, 'in.pdf');
    writeFileSync(input, pdf);
    execFileSync('pdfimages', ['-png', input, join(folder, 'p')]);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort();
    const rows = execFileSync('pdfimages', ['-list', input], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(2);
    return rows.map((row, i) => {
      const cells = row.trim().split(/\s+/);
      const png = new Uint8Array(readFileSync(join(folder, files[i] ?? '')));
      return { colours: Number(cells[6]), dotsAnInch: Math.max(Number(cells[12]), Number(cells[13])), png };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
