/** @file PDFs as tools we did not write see them: poppler and qpdf. Bytes go through a private folder and out again. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function withFile<T>(pdf: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-tools-'));
  try {
    const path = join(folder, 'x.pdf');
    writeFileSync(path, pdf);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (tool: string, args: string[]) =>
  execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

/** Marks that only steer the direction of text; a reader adds them, a search ignores them. */
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Text as pdftotext gives it, without direction marks, in composed form. `page` is 1-based. */
export function textOf(pdf: Uint8Array, page?: number): string {
  const asked = `${createHash('sha256').update(pdf).digest('hex')} ${page}`;
  const known = read.get(asked);
  if (known !== undefined) return known;
  const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  const written = withFile(pdf, (path) => run('pdftotext', [...pages, path, '-']));
  const text = written.replace(DIRECTION_MARKS, '').normalize('NFKC');
  if (read.size >= MOST_READ) read.clear();
  read.set(asked, text);
  return text;
}

/** Tests ask the same file for one sentence after the other, and starting poppler takes longer than its reading. */
const read = new Map<string, string>();
const MOST_READ = 50;

/** Words in the order in which they are written into the page, with single spaces: for what stands in columns. */
export const writtenOf = (pdf: Uint8Array) =>
  withFile(pdf, (path) => run('pdftotext', ['-raw', path, '-']))
    .normalize('NFKC')
    .replace(/\s+/g, ' ');

/** `textOf` with every run of white space as one space: for sentences that wrap. */
export const flowOf = (pdf: Uint8Array, page?: number) => textOf(pdf, page).replace(/\s+/g, ' ');

/** Fields of pdfinfo: Pages, "Page size", Tagged, Title… */
export function infoOf(pdf: Uint8Array): Record<string, string> {
  const lines = withFile(pdf, (path) => run('pdfinfo', [path])).split('\n');
  return Object.fromEntries(
    lines
      .filter((line) => line.includes(':'))
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      }),
  );
}

/** Fonts by pdffonts: name, and whether embedded and searchable. */
export function fontsOf(pdf: Uint8Array): { name: string; embedded: boolean; unicode: boolean }[] {
  return withFile(pdf, (path) => run('pdffonts', [path]))
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [embedded, , unicode] = line.trim().split(/\s+/).slice(-5, -2);
      return { name: line.split(/\s/)[0] ?? '', embedded: embedded === 'yes', unicode: unicode === 'yes' };
    });
}

export interface Word {
  readonly text: string;
  readonly page: number;
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

/** Every word with its place in points from the page's upper left corner (pdftotext -bbox). */
export function wordsOf(pdf: Uint8Array): Word[] {
  const html = withFile(pdf, (path) => run('pdftotext', ['-bbox', path, '-']));
  const words: Word[] = [];
  let page = 0;
  for (const line of html.split('\n')) {
    if (line.includes('<page ')) page += 1;
    const word =
      /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
    if (word === null) continue;
    const [xMin, yMin, xMax, yMax] = word.slice(1, 5).map(Number) as [number, number, number, number];
    words.push({
      text: unescapeXml(word[5] ?? '').replace(DIRECTION_MARKS, ''),
      page,
      xMin,
      yMin,
      xMax,
      yMax,
    });
  }
  return words;
}

const unescapeXml = (text: string) =>
  text.replace(/&(lt|gt|quot|apos|amp|#\d+);/g, (all, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Number(name.slice(1)))
      : ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }[name] ?? all),
  );

/** Throws unless qpdf finds the file sound. */
export function checkWithQpdf(pdf: Uint8Array): void {
  withFile(pdf, (path) => run('qpdf', ['--check', path]));
}

/** How many lines are drawn on all pages, as qpdf writes them out: those to write on among them. */
export const linesDrawn = (pdf: Uint8Array): number =>
  withFile(pdf, (path) => run('qpdf', ['--qdf', '--object-streams=disable', path, '-']))
    .split('\n')
    .filter((line) => /(^| )S$/.test(line)).length;
