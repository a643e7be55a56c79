/** @file What is seen on pages without text, read one after the other. Runs in the decode worker. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { TestimonyError } from '../../core/errors/errors.ts';
import { MOST_WORDS, type PageRead, PLACES, type ReadWord } from '../../core/evidence/machine-read.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument, type RenderedPage } from '../pdfium.ts';
import { ENGLISH, type LanguageData, MOST_DATA_BYTES } from './languages.ts';

/** The table in which Tesseract says what it read: a line for each block, paragraph, line and word. */
interface FoundWord {
  readonly text: string;
  /** 0 to 100. */
  readonly certainty: number;
  /** Left, top, right, bottom, in dots. */
  readonly box: readonly [number, number, number, number];
  readonly ends: boolean;
}

const WORD = '5';
/** Beneath it, what was read is specks and ruled lines more often than words. */
const LEAST_CERTAIN = 15;
const LETTER = /[\p{L}\p{N}]/u;

/** Words in order; specks and what has neither letter nor digit and is not sure are left out. */
function wordsInTable(table: string): FoundWord[] {
  const found: (FoundWord & { readonly line: string })[] = [];
  for (const row of table.split('\n')) {
    const [level, page, block, paragraph, line, , left, top, width, height, certainty, ...text] =
      row.split('\t');
    if (level !== WORD) continue;
    const [x, y, w, h, sure] = [left, top, width, height, certainty].map(Number) as Five;
    const said = text
      .join(' ')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .toWellFormed();
    if (![x, y, w, h, sure].every(Number.isFinite) || w <= 0 || h <= 0 || !isWorth(said, sure)) continue;
    found.push({
      text: said,
      certainty: Math.min(100, Math.max(0, Math.round(sure))),
      box: [x, y, x + w, y + h],
      ends: false,
      line: [page, block, paragraph, line].join(' '),
    });
  }
  return found.map(({ line, ...word }, at) => ({ ...word, ends: found[at + 1]?.line !== line }));
}

type Five = [number, number, number, number, number];

const isWorth = (text: string, certainty: number): boolean =>
  text !== '' && certainty >= LEAST_CERTAIN && (LETTER.test(text) || certainty >= 60);

// The machine that reads pictures: Tesseract as WebAssembly, given its own code and data as bytes. It opens no file,
// asks nobody for anything, and keeps what it is given in its own memory.

/** What is used of the library, which has no types. */
interface Core {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void; unlink(path: string): void };
  readonly TessBaseAPI: new () => Api;
}
interface Api {
  Init(folder: string, languages: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(orientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
  End(): void;
}

const LSTM_ONLY = 1;
/** Finds blocks, columns and lines by itself. */
const WHOLE_PAGE = '3';
const INPUT = '/input';

const packages = createRequire(import.meta.url);
const unpacked = promisify(gunzip);

class PictureReader {
  readonly #core: Core;
  readonly #api: Api;

  private constructor(core: Core, api: Api) {
    this.#core = core;
    this.#api = api;
  }

  /** Reads English, and before it the languages given here. Throws language-unusable. */
  static async open(languages: readonly LanguageData[]): Promise<PictureReader> {
    const core = await start();
    const all = [...languages, { name: ENGLISH, data: shippedEnglish() }];
    for (const { name, data } of all) core.FS.writeFile(`/${name}.traineddata`, await plainData(name, data));
    const api = new core.TessBaseAPI();
    // Each by itself: of several it goes on with those it knows, and says nothing of the others.
    for (const { name } of languages) begin(api, name);
    begin(api, all.map(({ name }) => name).join('+'));
    api.SetVariable('tessedit_pageseg_mode', WHOLE_PAGE);
    return new PictureReader(core, api);
  }

  /** `png`: one picture, upright. Places are in its dots. */
  read(png: Uint8Array): FoundWord[] {
    this.#core.FS.writeFile(INPUT, png);
    try {
      if (this.#api.SetImageFile(1, 0) !== 0 || this.#api.Recognize(null) !== 0) return [];
      return wordsInTable(this.#api.GetTSVText(0));
    } finally {
      this.#core.FS.unlink(INPUT);
      this.#api.Clear();
    }
  }

  close(): void {
    this.#api.End();
  }
}

function begin(api: Api, name: string): void {
  if (api.Init('/', name, LSTM_ONLY) === 0) return;
  api.End();
  throw new TestimonyError('language-unusable', { subject: name });
}

async function start(): Promise<Core> {
  const name = 'tesseract.js-core/tesseract-core-simd-lstm';
  const make = packages(`${name}.js`) as (options: object) => Promise<Core>;
  // What it prints may hold words of the page.
  const silent = { print: () => undefined, printErr: () => undefined };
  return await make({ wasmBinary: readFileSync(packages.resolve(`${name}.wasm`)), ...silent });
}

const shippedEnglish = (): Uint8Array =>
  readFileSync(packages.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'));

/** As it came, or unpacked within a limit. */
async function plainData(name: string, data: Uint8Array): Promise<Uint8Array> {
  if (data[0] !== 0x1f || data[1] !== 0x8b) return data;
  try {
    return await unpacked(data, { maxOutputLength: MOST_DATA_BYTES });
  } catch (cause) {
    throw new TestimonyError('language-unusable', { subject: name, cause });
  }
}

/** What the machine was taught on. */
const READ_DPI = 300;
const POINTS_AN_INCH = 72;
/** Small pages are drawn larger, large ones smaller: across, in dots. */
const [LEAST, MOST] = [1200, 4000] as const;
/** With less, or less sure, the picture may lie on its side. */
const FEW_LETTERS = 20;
const UNSURE = 70;
/** Of specks and pictures without words every way of turning says something. */
const CLEARLY = 1.2;

/** `pages` are 1-based. Each is handed over as soon as it is read. Throws damaged-file, too-large. */
export async function readPictures(
  pdf: Uint8Array,
  pages: readonly number[],
  languages: readonly LanguageData[],
  handOver: (read: PageRead) => Promise<void>,
): Promise<void> {
  const reader = await PictureReader.open(languages);
  try {
    const document = await PdfiumDocument.open(pdf);
    try {
      for (const page of pages) await handOver(await readPage(reader, document, page));
    } finally {
      document.close();
    }
  } finally {
    reader.close();
  }
}

async function readPage(reader: PictureReader, document: PdfiumDocument, page: number): Promise<PageRead> {
  const { width } = document.sizeOf(page - 1);
  const across = Math.min(MOST, Math.max(LEAST, Math.round((width * READ_DPI) / POINTS_AN_INCH)));
  const drawn = document.render(page - 1, across);
  let best = await readTurned(reader, drawn, page, 0);
  if (isBlank(drawn)) return best;
  for (const turns of [1, 3, 2] as const) {
    if (!isPoor(best)) return best;
    const other = await readTurned(reader, drawn, page, turns);
    if (weightOf(other) > weightOf(best) * CLEARLY) best = other;
  }
  return best;
}

async function readTurned(
  reader: PictureReader,
  { rgba, width, height }: RenderedPage,
  page: number,
  turns: PageRead['turns'],
): Promise<PageRead> {
  const { sharp } = await import('../picture/library.ts');
  const png = await sharp(rgba, {
    raw: { width, height, channels: 4 },
    limitInputPixels: INTAKE_LIMITS.renderPixels,
  })
    .removeAlpha()
    .rotate(turns * 90)
    .greyscale()
    .png({ compressionLevel: 1 })
    .withMetadata({ density: READ_DPI })
    .toBuffer();
  const size = turns % 2 === 0 ? { width, height } : { width: height, height: width };
  const words = reader.read(png).slice(0, MOST_WORDS);
  return { page, turns, words: words.map((word) => placed(word, size, turns)) };
}

/** From dots of the turned picture to places on the page as shown. */
function placed(
  word: FoundWord,
  size: { width: number; height: number },
  turns: PageRead['turns'],
): ReadWord {
  const [left, top, right, bottom] = word.box;
  const [l, r] = [left / size.width, right / size.width];
  const [t, b] = [top / size.height, bottom / size.height];
  const box = (
    [
      [l, t, r, b],
      [t, 1 - r, b, 1 - l],
      [1 - r, 1 - b, 1 - l, 1 - t],
      [1 - b, l, 1 - t, r],
    ] as const
  )[turns];
  return { ...word, box: box.map((at) => Math.min(PLACES, Math.max(0, Math.round(at * PLACES)))) as never };
}

const lettersOf = (words: readonly ReadWord[]): number =>
  words.reduce((sum, { text }) => sum + text.length, 0);
/** The machine reads lines that run upwards too: of a page that lies on its side, those do not count. */
const upright = ({ words, turns }: PageRead): ReadWord[] =>
  words.filter(({ text, box: [left, top, right, bottom] }) => {
    const [along, across] = turns % 2 === 0 ? [right - left, bottom - top] : [bottom - top, right - left];
    return text.length < 3 || along > across / 2;
  });
const weightOf = (read: PageRead): number =>
  upright(read).reduce((sum, { text, certainty }) => sum + text.length * certainty, 0);
const isPoor = (read: PageRead): boolean =>
  lettersOf(upright(read)) < FEW_LETTERS || weightOf(read) / lettersOf(read.words) < UNSURE;

/** Nothing darker than paper: no way of turning it finds words. */
function isBlank({ rgba }: RenderedPage): boolean {
  for (let at = 0; at < rgba.length; at += 4) if ((rgba[at + 1] ?? 255) < 160) return false;
  return true;
}
