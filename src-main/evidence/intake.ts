/** @file One file in, what is known about it and a working copy out. Runs in the decode worker. */
import sharp, { type Sharp } from 'sharp';
import type { Progress } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import type { Intake, IntakeRequest, WorkingStep } from './decoder.ts';
import { detectType } from './file-type.ts';
import type { IntakeTools } from './intake-tools.ts';
import { INTAKE_LIMITS } from './limits.ts';
import { pageDirections } from './page-directions.ts';
import { intakePdf } from './pdf/intake-pdf.ts';
import { silentPagesNote } from './pdf/notes.ts';
import { PdfiumDocument, type RenderedPage } from './pdfium.ts';
import { intakePicture } from './picture/intake-picture.ts';
import { intakeText } from './text-intake.ts';

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
    const pdf = await intakePdf(bytes, request.password, tools, report);
    const { silence, ...read } = await readBack(pdf.workingCopy ?? bytes, pdf.pageCount, tools);
    return { mediaType, ...pdf, notes: [...pdf.notes, ...silence], ...read };
  }
  const made =
    mediaType === 'text/plain' ? await intakeText(bytes, tools) : await intakePicture(bytes, mediaType);
  const steps: WorkingStep[] = [mediaType === 'text/plain' ? 'typeset-from-text' : 'converted-from-image'];
  const { silence: _pictures, ...read } = await readBack(made.workingCopy, made.pageCount, tools);
  return { mediaType, ...made, comments: [], workingSteps: steps, ...read };
}

/** Reads the finished copy as those will who use it. Throws damaged-file when it is not what was made. */
async function readBack(pdf: Uint8Array, pageCount: number, tools: IntakeTools) {
  const document = await PdfiumDocument.open(pdf);
  try {
    if (document.pageCount !== pageCount || (await tools.tryAssembly(pdf)) !== pageCount) {
      throw new TestimonyError('damaged-file', { detail: 'not every page can be recovered' });
    }
    return {
      thumbnail: await thumbnail(document),
      silence: silentPagesNote(document),
      pageDirections: pageDirections(document),
    };
  } finally {
    document.close();
  }
}

/** A JPEG of page 1. */
function thumbnail(document: PdfiumDocument): Promise<Uint8Array> {
  const side = INTAKE_LIMITS.thumbnailPixels;
  const page = asSharp(document.render(0, side * 2)).flatten({ background: '#ffffff' });
  return page.resize({ width: side, height: side, fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
}

/** Page `page` (1-based) of a working copy as PNG. Throws not-found past its end, damaged-file. */
export async function renderPage(pdf: Uint8Array, page: number, width: number): Promise<Uint8Array> {
  const document = await PdfiumDocument.open(pdf);
  try {
    if (page < 1 || page > document.pageCount)
      throw new TestimonyError('not-found', { detail: `page ${page}` });
    return await asSharp(document.render(page - 1, width))
      .removeAlpha()
      .png({ compressionLevel: 3 })
      .toBuffer();
  } finally {
    document.close();
  }
}

function asSharp(page: RenderedPage): Sharp {
  return sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } });
}
