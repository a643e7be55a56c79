/** @file What a person should know about a PDF before it goes into a bundle. */
import { PDFDict, type PDFDocument, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { coded, type Note } from '../../core/findings/finding.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { layersThatAreOff, type Mark } from './annotations.ts';

const PLAYED = new Set(['Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** `document` is the file as the assembler reads it, before anything was drawn in. */
export function pdfNotes(source: PdfiumDocument, document: PDFDocument, marks: readonly Mark[]): Note[] {
  const played = marks.filter((mark) => PLAYED.has(mark.kind)).length;
  const hidden = marks.filter((mark) => !mark.shown && mark.kind !== 'Widget').length;
  const isSigned = source.engine.FPDF_GetSignatureCount(source.handle) > 0;
  const toRedact = marks.some((mark) => mark.kind === 'Redact');
  const off = layersThatAreOff(document).size;
  return [
    ...attached(source, document, marks),
    ...(played > 0 ? [coded('media-built-in', { count: played })] : []),
    ...(isSigned ? [coded('signed-electronically')] : []),
    ...(hidden > 0 ? [coded('marks-hidden', { count: hidden })] : []),
    ...(toRedact ? [coded('redaction-not-done')] : []),
    ...(off > 0 ? [coded('layers-off', { count: off })] : []),
  ];
}

function attached(source: PdfiumDocument, document: PDFDocument, marks: readonly Mark[]): Note[] {
  const pinned = marks.filter((mark) => mark.kind === 'FileAttachment').length;
  const count = source.engine.FPDFDoc_GetAttachmentCount(source.handle) + pinned;
  if (count === 0) return [];
  const isFolder = document.catalog.lookup(PDFName.of('Collection')) instanceof PDFDict;
  return [coded(isFolder ? 'folder-of-files' : 'files-attached', { count })];
}

/** About words that go along beside their pages: comments, and answers whose box shows a part of them. */
export function besideNotes(beside: readonly PageComment[]): Note[] {
  const cut = beside.filter(({ onPage }) => onPage === 'not-whole');
  const comments = beside.length - cut.length;
  const where = inOrder(cut.map(({ page }) => page));
  return [
    ...(comments === 0 ? [] : [coded('comments-beside', { count: comments })]),
    ...(cut.length === 0 ? [] : [coded('answers-not-whole', { count: cut.length, where })]),
  ];
}

/** `pages` are 0-based. */
export const picturesNote = (pages: readonly number[]): Note =>
  coded('pages-as-pictures', { count: pages.length, where: inOrder(pages.map((page) => page + 1)) });

const inOrder = (pages: readonly number[]): number[] => [...new Set(pages)].sort((a, b) => a - b);
