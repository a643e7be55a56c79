/** @file What is seen on pages without text, read one after the other. Runs in the decode worker. */
import { MOST_WORDS, type PageRead, PLACES, type ReadWord } from '../../core/evidence/machine-read.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { PdfiumDocument, type RenderedPage } from '../pdfium.ts';
import type { LanguageData } from './languages.ts';
import { PictureReader } from './reader.ts';
import type { FoundWord } from './word-table.ts';

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
