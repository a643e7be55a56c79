/**
 * @file Whether a PDF is what most people's are: read without mending, every page's contents there and its units points,
 * nothing lying on any page but links, nothing switched off, no form that a program draws. Such a file goes in as it came, and nothing of it
 * need be taken apart.
 */
import { TestimonyError } from '../../core/errors/errors.ts';
import { hasLayersOff } from '../check/layers-off.ts';
import { PdfReader, pagesOf, type SourcePage } from './reader.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream } from './values.ts';

/** In the catalogue: pages made by the reader's program, and a folder of files. ISO 32000-2, 7.7.2. */
const SPECIAL = ['NeedsRendering', 'Collection'];

/** Object numbers of its pages, in order; null where it is anything else. */
export function barePages(pdf: Uint8Array): readonly number[] | null {
  try {
    const reader = PdfReader.openOnce(pdf);
    const catalog = reader.resolve(reader.trailer.get('Root'));
    if (!isDict(catalog) || !isPlain(reader, catalog)) return null;
    const pages = pagesOf(reader);
    return pages.every((page) => isBare(reader, page)) ? pages.map(({ object }) => object) : null;
  } catch (thrown) {
    if (thrown instanceof TestimonyError || thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function isPlain(reader: PdfReader, catalog: PdfDict): boolean {
  const form = reader.resolve(catalog.get('AcroForm'));
  const isLive = isDict(form) && form.has('XFA');
  return !isLive && !SPECIAL.some((key) => catalog.has(key)) && !hasLayersOff(reader, catalog);
}

function isBare(reader: PdfReader, { geometry, contents, annotations, object }: SourcePage): boolean {
  const { resolve } = reader;
  const page = reader.object(object);
  // Readers that go by what a page calls itself do not see one that says nothing.
  if (!isDict(page) || nameOf(resolve(page.get('Type'))) !== 'Page') return false;
  const drawn = resolve(contents);
  const isThere =
    contents === null ||
    drawn instanceof PdfStream ||
    (isArray(drawn) && drawn.every((part) => resolve(part) instanceof PdfStream));
  const list = resolve(annotations);
  const marks = isArray(list) ? list.map(resolve) : [];
  return (
    geometry.userUnit === 1 &&
    isThere &&
    marks.every((mark) => isDict(mark) && nameOf(resolve(mark.get('Subtype'))) === 'Link')
  );
}
