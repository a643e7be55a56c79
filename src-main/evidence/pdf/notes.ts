/** @file What a person should know about a PDF before it goes into a bundle, in plain sentences. */
import { PDFDict, type PDFDocument, PDFName } from 'pdf-lib';
import type { PageComment } from '../../contract/evidence.ts';
import { attachmentNote } from '../attachment-note.ts';
import type { PdfiumDocument } from '../pdfium.ts';
import { layersThatAreOff, type Mark } from './annotations.ts';

const PLAYED = new Set(['Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** `document` is the file as the assembler reads it, before anything was drawn in. */
export function pdfNotes(source: PdfiumDocument, document: PDFDocument, marks: readonly Mark[]): string[] {
  return [
    attached(source, document, marks),
    mediaNote(marks),
    signatureNote(source),
    hiddenNote(marks),
    redactionNote(marks),
    layerNote(document),
  ].filter((note) => note !== '');
}

function attached(source: PdfiumDocument, document: PDFDocument, marks: readonly Mark[]): string {
  const pinned = marks.filter((mark) => mark.kind === 'FileAttachment').length;
  const files = source.engine.FPDFDoc_GetAttachmentCount(source.handle) + pinned;
  if (files === 0) return '';
  const folder =
    document.catalog.lookup(PDFName.of('Collection')) instanceof PDFDict
      ? 'This PDF is a folder of other files. '
      : '';
  return attachmentNote(files, folder);
}

function mediaNote(marks: readonly Mark[]): string {
  const played = marks.filter((mark) => PLAYED.has(mark.kind)).length;
  return played === 0
    ? ''
    : `${count(played, 'sound, film or model is', 'sounds, films or models are')} built into it. A bundle shows only the picture in its place.`;
}

function signatureNote(source: PdfiumDocument): string {
  const signatures = source.engine.FPDF_GetSignatureCount(source.handle);
  return signatures <= 0
    ? ''
    : 'It is signed electronically. A bundle shows what the signature looks like; the signature itself can be checked only in the original.';
}

function hiddenNote(marks: readonly Mark[]): string {
  const hidden = marks.filter((mark) => !mark.shown && mark.kind !== 'Widget').length;
  return hidden === 0
    ? ''
    : `${count(hidden, 'mark on its pages is', 'marks on its pages are')} hidden, on screen and on paper, and stay out of a bundle.`;
}

function redactionNote(marks: readonly Mark[]): string {
  return marks.some((mark) => mark.kind === 'Redact')
    ? 'Parts of it are marked to be redacted, but have not been: what is under the marks is still there.'
    : '';
}

function layerNote(document: PDFDocument): string {
  const off = layersThatAreOff(document).size;
  return off === 0
    ? ''
    : `It has layers, and ${count(off, 'one of them is', 'of them are').replace(/^1 /, '')} switched off.`;
}

/** About words that go along beside their pages: comments, and answers whose box shows a part of them. */
export function besideNotes(beside: readonly PageComment[]): string[] {
  const cut = beside.filter(({ onPage }) => onPage === 'not-whole');
  const comments = beside.length - cut.length;
  const pages = [...new Set(cut.map(({ page }) => page))].sort((a, b) => a - b).join(', ');
  return [
    comments === 0
      ? ''
      : `${count(comments, 'comment stands beside its page and is', 'comments stand beside their pages and are')} kept with it.`,
    cut.length === 0
      ? ''
      : `${count(cut.length, 'answer does', 'answers do')} not show whole in ${cut.length === 1 ? 'its box' : 'their boxes'}: page ${pages}. The whole words go along beside the page.`,
  ].filter((note) => note !== '');
}

/** `pages` are 0-based. */
export function picturesNote(pages: readonly number[]): string {
  const numbers = pages.map((page) => page + 1).join(', ');
  return pages.length === 1
    ? `Page ${numbers} went in as a picture, so that what lies on it looks as it did. Its words cannot be searched.`
    : `Pages ${numbers} went in as pictures, so that what lies on them looks as it did. Their words cannot be searched.`;
}

/** About pages without text that can be searched, in the copy that goes into bundles. */
export function silentPagesNote(copy: PdfiumDocument): string[] {
  const { pageCount } = copy;
  let silent = 0;
  for (let i = 0; i < pageCount; i += 1) if (copy.text(i).trim() === '') silent += 1;
  if (silent === 0) return [];
  return [
    silent === pageCount
      ? 'It has no text that can be searched.'
      : `${count(silent, 'page has', 'pages have')} no text that can be searched.`,
  ];
}

function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
