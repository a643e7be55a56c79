/** @file One file in, what is known about it and a working copy out. Runs in the decode worker. */
import type { Sharp } from 'sharp';
import type { Progress } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { asPages } from './as-pages.ts';
import type { Intake, IntakeRequest } from './decoder.ts';
import { detectType } from './file-type.ts';
import type { PageLook } from './hidden/hidden-words.ts';
import type { IntakeTools } from './intake-tools.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { brokenNote, hiddenNotes, silentPagesNote } from './pdf/reading-notes.ts';
import { takeInPdf } from './pdf/take-in-pdf.ts';
import { PdfiumDocument, type RenderedPage } from './pdfium.ts';
import { type PagesRead, readPages, wordsOnPages } from './read-pages.ts';

/** Throws as Decoder.intake; the subject is the file name. */
export async function intake(
  request: IntakeRequest,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<Intake> {
  try {
    return await read(request, tools, report);
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) {
      // Parsers meet hostile bytes here: what they throw is about the file.
      throw new TestimonyError('damaged-file', {
        subject: request.fileName,
        detail: 'it cannot be read to its end',
        cause: thrown,
      });
    }
    throw new TestimonyError(thrown.code, { subject: request.fileName, ...thrown.toData(), cause: thrown });
  }
}

async function read(
  request: IntakeRequest,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<Intake> {
  const { bytes } = request;
  if (bytes.length > INTAKE_LIMITS.fileBytes) {
    throw new TestimonyError('too-large', {
      detail: `the most is ${INTAKE_LIMITS.fileBytes / 1024 / 1024} MB`,
    });
  }
  const mediaType = detectType(bytes);
  report({ step: 'checking' });
  if (mediaType === 'application/pdf') {
    const { layersOff, marked, ...pdf } = await takeInPdf(bytes, request.password, tools, report);
    const { source, ...facts } = pdf;
    try {
      const copy = pdf.workingCopy === null ? source : await finished(pdf.workingCopy, pdf.pageCount, tools);
      try {
        const { silent, ...read } = await readBack(
          copy,
          pdf.workingCopy ?? bytes,
          { layersOff, ...request },
          tools,
        );
        const hidden = [...marked, ...read.hidden].sort((a, b) => a.page - b.page);
        const broken = await brokenPictures([bytes, pdf.workingCopy], tools);
        const notes = [
          ...pdf.notes,
          ...silentPagesNote(silent, pdf.pageCount),
          ...hiddenNotes(hidden),
          ...brokenNote(broken),
        ];
        return { mediaType, ...facts, ...read, notes, hidden };
      } finally {
        if (copy !== source) copy.close();
      }
    } finally {
      source.close();
    }
  }
  const made = await asPages(request, mediaType, tools);
  const copy = await finished(made.workingCopy, made.pageCount, tools);
  try {
    const { silent: _ours, ...read } = await readBack(
      copy,
      made.workingCopy,
      { layersOff: false, ...request },
      tools,
    );
    return { ...made, comments: [], ...read };
  } finally {
    copy.close();
  }
}

/** As the file came, or in the copy where it had to be mended: a page that was made a picture shows nothing of it any more. */
async function brokenPictures(
  files: readonly (Uint8Array | null)[],
  tools: IntakeTools,
): Promise<readonly number[]> {
  for (const file of files) {
    const found = file === null ? null : ((await tools.brokenPictures?.(file)) ?? null);
    if (found !== null) return found;
  }
  return [];
}

/** A copy made here, opened as those will who use it. Throws damaged-file when it is not what was made. */
async function finished(pdf: Uint8Array, pageCount: number, tools: IntakeTools): Promise<PdfiumDocument> {
  const document = await PdfiumDocument.open(pdf);
  try {
    if (document.pageCount === pageCount && (await tools.tryAssembly(pdf)) === pageCount) return document;
  } catch (thrown) {
    document.close();
    throw thrown;
  }
  document.close();
  throw new TestimonyError('damaged-file', { detail: 'not every page can be recovered' });
}

type Look = PageLook & Pick<IntakeRequest, 'withoutThumbnail'>;

/** A vault that lasts for one command is not searched either. */
const wanted = ({ withoutThumbnail }: Look) => ({ withWords: withoutThumbnail !== true });

async function readBack(document: PdfiumDocument, pdf: Uint8Array, look: Look, tools: IntakeTools) {
  const { directions, ...read } =
    readUnpacked(document, pdf, look, tools) ?? readPages(document, look, wanted(look));
  return {
    ...read,
    pageDirections: directions,
    thumbnail: look.withoutThumbnail ? null : await thumbnail(document),
  };
}

/** Null where there is nothing to unpack, or not all of it could be: then the document itself is read. */
function readUnpacked(
  document: PdfiumDocument,
  pdf: Uint8Array,
  look: Look,
  tools: IntakeTools,
): PagesRead | null {
  const pieces = tools.plainPictures?.(pdf) ?? null;
  if (pieces === null) return null;
  try {
    const unpacked = document.besidesInPieces(pieces);
    try {
      const read = readPages(unpacked, look, wanted(look));
      return pieces.failed ? null : read;
    } finally {
      unpacked.close();
    }
  } catch (thrown) {
    if (thrown instanceof TestimonyError) return null;
    throw thrown;
  }
}

/** A JPEG of page 1. */
async function thumbnail(document: PdfiumDocument): Promise<Uint8Array> {
  const side = INTAKE_LIMITS.thumbnailPixels;
  const drawn = await asSharp(document.render(0, side * 2));
  return await drawn
    .flatten({ background: '#ffffff' })
    .resize({ width: side, height: side, fit: 'inside' })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** What the pages of a working copy say, in order. Throws damaged-file, too-large. */
export async function pageWords(pdf: Uint8Array): Promise<string[]> {
  const document = await PdfiumDocument.open(pdf);
  try {
    return wordsOnPages(document);
  } finally {
    document.close();
  }
}

/** Page `page` (1-based) of a working copy as PNG. Throws not-found past its end, damaged-file. */
export async function renderPage(pdf: Uint8Array, page: number, width: number): Promise<Uint8Array> {
  const document = await PdfiumDocument.open(pdf);
  try {
    if (page < 1 || page > document.pageCount)
      throw new TestimonyError('not-found', { detail: `page ${page}` });
    const drawn = await asSharp(document.render(page - 1, width));
    return await drawn.removeAlpha().png({ compressionLevel: 3 }).toBuffer();
  } finally {
    document.close();
  }
}

async function asSharp(page: RenderedPage): Promise<Sharp> {
  const { sharp } = await import('./picture/library.ts');
  return sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } });
}
