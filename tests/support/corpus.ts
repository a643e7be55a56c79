/** @file Files that nobody on this project wrote, and what tools we did not write say about them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Beside the project; null where it is not. */
export const CORPUS =
  ['../../../shared/corpus', '../../corpus']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(join(place, 'pdf'))) ?? null;

/** Paths within the corpus, in order. */
export function corpusFiles(): string[] {
  if (CORPUS === null) return [];
  return readdirSync(CORPUS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(CORPUS.length + 1))
    .sort();
}

export interface PagesByTools {
  readonly qpdf: number | null;
  readonly poppler: number | null;
}

/** Pages as qpdf and pdfinfo count them; null where a tool cannot. */
export function pagesByTools(path: string, password = ''): PagesByTools {
  const qpdf = spawnSync('qpdf', [`--password=${password}`, '--show-npages', path], { encoding: 'utf8' });
  const poppler = spawnSync('pdfinfo', ['-upw', password, path], { encoding: 'utf8' });
  return {
    qpdf: qpdf.status === 0 || qpdf.status === 3 ? Number(qpdf.stdout) : null,
    poppler: poppler.status === 0 ? Number(/^Pages: +(\d+)/m.exec(poppler.stdout)?.[1]) : null,
  };
}

/** 0 sound, 3 sound with warnings, 2 not. */
export const qpdfCheck = (path: string): number =>
  spawnSync('qpdf', ['--check', path], { stdio: 'ignore' }).status ?? 2;

/** Words of all pages, by pdftotext. */
export function wordsIn(path: string, password = ''): string[] {
  const run = spawnSync('pdftotext', ['-upw', password, path, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return run.stdout.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

const CELL = 5;
/** How much darker (of 255) than white a patch must be to count as showing something. */
const FAINT = 40;

/**
 * Patches of a page that show something in `before` and have nothing near them in `after`, as a share of all
 * that show something: for each of the first `pages`. Drawn by poppler, what lies on them included.
 */
export async function sharesLost(
  before: string,
  after: string,
  pages: number,
  password = '',
): Promise<number[]> {
  const [were, are] = [await patches(before, pages, password), await patches(after, pages, '')];
  return were.map((a, at) => shareLost(a, are[at] as Patches));
}

function shareLost(a: Patches, b: Patches): number {
  let shown = 0;
  let lost = 0;
  for (let y = 0; y < a.down; y += 1) {
    for (let x = 0; x < a.across; x += 1) {
      if ((a.darkness[y * a.across + x] ?? 0) < FAINT) continue;
      shown += 1;
      if (!shownNear(b, x, y)) lost += 1;
    }
  }
  return shown === 0 ? 0 : lost / shown;
}

interface Patches {
  readonly across: number;
  readonly down: number;
  readonly darkness: Float64Array;
}

function shownNear({ across, down, darkness }: Patches, x: number, y: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(down - 1, y + 1); row += 1) {
    for (let column = Math.max(0, x - 1); column <= Math.min(across - 1, x + 1); column += 1) {
      if ((darkness[row * across + column] ?? 0) >= FAINT / 4) return true;
    }
  }
  return false;
}

/** All of them in one go: reading a file and its fonts takes longer than drawing a page. */
async function patches(path: string, pages: number, password: string): Promise<Patches[]> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  try {
    const range = ['-f', '1', '-l', String(pages)];
    const args = ['-upw', password, '-r', '48', '-cropbox', ...range, '-png', path, join(folder, 'p')];
    execFileSync('pdftoppm', args, { stdio: 'ignore' });
    const drawn = readdirSync(folder).sort();
    if (drawn.length !== pages) throw new Error(`${drawn.length} of ${pages} pages of ${path} were drawn`);
    return await Promise.all(drawn.map((name) => patchesOf(readFileSync(join(folder, name)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function patchesOf(png: Buffer): Promise<Patches> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [across, down] = [Math.ceil(info.width / CELL), Math.ceil(info.height / CELL)];
  const darkness = new Float64Array(across * down);
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const patch = Math.floor(y / CELL) * across + Math.floor(x / CELL);
      darkness[patch] =
        (darkness[patch] ?? 0) + (255 - (data[(y * info.width + x) * info.channels] ?? 255)) / CELL ** 2;
    }
  }
  return { across, down, darkness };
}
