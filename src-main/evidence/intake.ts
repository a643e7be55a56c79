/** @file One file in, what is known about it and a working copy out. Runs in the decode worker. */
import type { Sharp } from 'sharp';
import type { Progress } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import { isRecording } from '../core/evidence/media-types.ts';
import { asPages, type MadePages } from './as-pages.ts';
import type { Intake, IntakeRequest } from './decoder.ts';
import { detectType } from './file-type.ts';
import type { PageLook } from './hidden/suspects.ts';
import type { IntakeTools } from './intake-tools.ts';
import { INTAKE_LIMITS } from './limits.ts';
import type { Looked, SlipRequest } from './looked.ts';
import { endsOf, type FileParts, PartsInBlocks } from './parts.ts';
import { brokenNote, hiddenNotes, silentPagesNote } from './pdf/reading-notes.ts';
import { takeInPdf } from './pdf/take-in-pdf.ts';
import { PdfiumDocument, type RenderedPage } from './pdfium.ts';
import { gathered, type PageFound, pagesFound, wordsOnPages } from './read-pages.ts';
import { tooLarge } from './too-large.ts';

// A file that is too large to be held, and is kept as it came with a page in its place: what it is and how long, out of
// parts of it. Runs in the decode worker. Its bytes are hashed and stored by whoever has them, meanwhile.

/** What a file is known by. */
const ENDS = 64 * 1024;

/** Throws unsupported-type; too-large for what would have to be taken apart or drawn; of an archive, damaged-file, empty-file. */
export async function lookInto(parts: FileParts): Promise<Looked> {
  const looked = new PartsInBlocks(parts);
  const mediaType = detectType(await endsOf(looked, ENDS));
  if (isRecording(mediaType)) {
    const { listenInParts } = await import('./recording/listen-in-parts.ts');
    return { kind: 'recording', mediaType, heard: await listenInParts(looked, mediaType) };
  }
  if (mediaType === 'application/zip') {
    const { lookIntoZip } = await import('./archive/intake-archive.ts');
    return { kind: 'archive', inside: await lookIntoZip(looked) };
  }
  throw tooLarge(INTAKE_LIMITS.fileBytes);
}

/** The pages that stand for it. Throws as Decoder.setSlip. */
async function slipOf({ looked, transcript, ...kept }: SlipRequest, tools: IntakeTools): Promise<MadePages> {
  if (looked.kind === 'archive') {
    const { listOfClosed } = await import('./archive/intake-archive.ts');
    return { mediaType: 'application/zip', ...(await listOfClosed(looked.inside, kept, tools)) };
  }
  const { slipFor } = await import('./recording/intake-recording.ts');
  const { mediaType, heard } = looked;
  const made = await slipFor(heard, { mediaType, ...kept }, tools, transcript);
  const behind = transcript === undefined ? [] : (['transcript-behind-it'] as const);
  return { ...made, workingSteps: ['slip-in-its-place', ...behind] };
}

/** Throws as Decoder.intake; the subject is the file name. */
export async function intake(
  request: IntakeRequest,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<Intake> {
  return await namingTheFile(request.fileName, () => read(request, tools, report));
}

async function namingTheFile<T>(subject: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof TestimonyError)) {
      // Parsers meet hostile bytes here: what they throw is about the file.
      const detail = 'it cannot be read to its end';
      throw new TestimonyError('damaged-file', { subject, detail, cause: thrown });
    }
    throw new TestimonyError(thrown.code, { subject, ...thrown.toData(), cause: thrown });
  }
}

async function read(
  request: IntakeRequest,
  tools: IntakeTools,
  report: (p: Progress) => void,
): Promise<Intake> {
  const { bytes } = request;
  if (bytes.length > INTAKE_LIMITS.fileBytes) throw tooLarge(INTAKE_LIMITS.fileBytes);
  const mediaType = detectType(bytes);
  report({ step: 'checking' });
  if (mediaType === 'application/pdf') {
    const { layersOff, units, marked, ...pdf } = await takeInPdf(bytes, request.password, tools, report);
    const { source, ...facts } = pdf;
    try {
      const copy = pdf.workingCopy === null ? source : await finished(pdf.workingCopy, pdf.pageCount, tools);
      try {
        const found = await lookThrough(
          copy,
          { bytes, made: pdf.workingCopy },
          {
            layersOff,
            unitOf: (index) => units[index] ?? 1,
            besidePage: (index) => answersBeside(pdf.comments, index + 1),
            ...request,
          },
          tools,
        );
        const { silent, broken, ...read } = found;
        const hidden = [...marked, ...read.hidden].sort((a, b) => a.page - b.page);
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
  return await shown(await asPages(request, mediaType, tools), request, tools);
}

/** Answers whose boxes on a page (1-based) show a part of them. */
const answersBeside = (comments: Intake['comments'], page: number): string[] =>
  comments.flatMap((one) => (one.onPage === 'not-whole' && one.page === page ? [one.text] : []));

/** The pages that stand for a file which was only looked into. Throws as Decoder.setSlip; the subject is the file name. */
export async function setSlip(request: SlipRequest, tools: IntakeTools): Promise<Intake> {
  return await namingTheFile(request.fileName, async () =>
    shown(await slipOf(request, tools), request, tools),
  );
}

/** Throws as Decoder.lookInto; the subject is the file name. */
export const lookIntoFile = (parts: FileParts, fileName: string): Promise<Looked> =>
  namingTheFile(fileName, () => lookInto(parts));

/** Pages that were made here, gone through as those will be who use them. */
async function shown(
  made: MadePages,
  look: Pick<IntakeRequest, 'withoutThumbnail'>,
  tools: IntakeTools,
): Promise<Intake> {
  const copy = await finished(made.workingCopy, made.pageCount, tools);
  try {
    const { thumbnail, found } = await readBack(copy, made.workingCopy, { layersOff: false, ...look }, tools);
    const { silent: _ours, directions, ...read } = gathered(found);
    return { ...made, comments: [], ...read, pageDirections: directions, thumbnail };
  } finally {
    copy.close();
  }
}

interface Given {
  readonly bytes: Uint8Array;
  /** The copy that was made of it, where one was needed. */
  readonly made: Uint8Array | null;
}

/**
 * A page of a file that goes in as it came is gone through once, in whatever file of the same command it comes again. In a
 * vault that lasts, one worker reads for one case after the other until it is locked: nothing that was found stays there.
 */
async function lookThrough(copy: PdfiumDocument, { bytes, made }: Given, look: Look, tools: IntakeTools) {
  const { seenBefore } = tools;
  const isKept = made === null && !look.layersOff && look.withoutThumbnail === true;
  const identities = isKept ? (seenBefore?.identities(bytes) ?? []) : [];
  const known = (index: number) => seenBefore?.pages.get(identities[index]);
  const pages = Array.from({ length: copy.pageCount }, (_, index) => known(index));
  const { thumbnail, found } = await readBack(copy, made ?? bytes, look, tools, known);
  const areAllKnown = pages.every((page) => page !== undefined);
  const broken = areAllKnown
    ? pages.flatMap((page, i) => (page.isBroken ? [i + 1] : []))
    : await brokenPictures([bytes, made], tools);
  for (const [i, page] of found.entries())
    seenBefore?.pages.keep(identities[i], { ...page, isBroken: broken.includes(i + 1) });
  const { directions, ...read } = gathered(found);
  return { ...read, pageDirections: directions, thumbnail, broken };
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

type Known = (index: number) => PageFound | undefined;

async function readBack(
  document: PdfiumDocument,
  pdf: Uint8Array,
  look: Look,
  tools: IntakeTools,
  known: Known = () => undefined,
) {
  const isToRead = Array.from({ length: document.pageCount }, (_, i) => known(i)).includes(undefined);
  const unpacked = isToRead ? readUnpacked(document, pdf, look, tools, known) : null;
  return {
    found: unpacked ?? pagesFound(document, look, wanted(look), known),
    thumbnail: look.withoutThumbnail ? null : await thumbnail(document),
  };
}

/** Null where there is nothing to unpack, or not all of it could be: then the document itself is read. */
function readUnpacked(
  document: PdfiumDocument,
  pdf: Uint8Array,
  look: Look,
  tools: IntakeTools,
  known: Known,
): readonly PageFound[] | null {
  const pieces = tools.plainPictures?.(pdf) ?? null;
  if (pieces === null) return null;
  try {
    const unpacked = document.besidesInPieces(pieces);
    try {
      const read = pagesFound(unpacked, look, wanted(look), known);
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
