/** @file The pages of a PDF in order, each with what it inherits. ISO 32000-1 §7.7.3. */
import { TestimonyError } from '../../core/errors/errors.ts';
import type { SourceGeometry } from '../placement.ts';
import { damaged } from './parser.ts';
import type { PdfReader } from './reader.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfRef, type PdfValue } from './values.ts';

export interface SourcePage {
  readonly geometry: SourceGeometry;
  /** As written: a reference, a dictionary, or null. */
  readonly resources: PdfValue;
  readonly contents: PdfValue;
  readonly group: PdfValue;
  readonly annotations: PdfValue;
  readonly outputIntents: PdfValue;
  /**
   * It and all above it say that they hang where they were found. Readers that go up from a page, as PDFium does, find what
   * it inherits elsewhere otherwise.
   */
  readonly isTied: boolean;
  /** Object number, for links that lead to the page; 0 when it has none. */
  readonly object: number;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<(typeof INHERITED)[number], PdfValue>>> & {
  readonly isTied: boolean;
};

const MOST_PAGES = 50_000;
const DEEPEST = 64;

/** Throws damaged-file when a page the tree promises is not there, and too-many-pages. */
export function pagesOf(reader: PdfReader): SourcePage[] {
  const catalog = reader.resolve(reader.trailer.get('Root'));
  if (!isDict(catalog)) throw damaged('no catalogue');
  const pages: SourcePage[] = [];
  walk(reader, catalog.get('Pages'), { isTied: true }, [], pages);
  if (pages.length === 0) throw damaged('no pages');
  return pages;
}

function walk(
  reader: PdfReader,
  node: PdfValue | undefined,
  above: Inherited,
  path: readonly number[],
  pages: SourcePage[],
): void {
  const number = node instanceof PdfRef ? node.number : 0;
  if ((number > 0 && path.includes(number)) || path.length > DEEPEST) throw damaged('pages in a circle');
  const dict = reader.resolve(node);
  if (!isDict(dict)) throw damaged('a page is missing');

  const isTied = above.isTied && hangsFrom(dict.get('Parent') ?? null, path.at(-1));
  const inherited = { ...inherit(reader, dict, above), isTied };
  const kids = reader.resolve(dict.get('Kids'));
  if (isArray(kids) && nameOf(reader.resolve(dict.get('Type'))) !== 'Page') {
    for (const kid of kids) walk(reader, kid, inherited, [...path, number], pages);
    return;
  }
  if (pages.length === MOST_PAGES) throw new TestimonyError('too-many-pages');
  pages.push(pageFrom(reader, dict, inherited, number));
}

/** `node`: number of the object above, 0 for one that has none; undefined above all. */
function hangsFrom(parent: PdfValue, node: number | undefined): boolean {
  if (node === undefined) return parent === null;
  return node > 0 && parent instanceof PdfRef && parent.number === node;
}

/** A reference that leads to nothing leaves what stands above, as it does in every reader. ISO 32000-2, 7.3.9. */
function inherit({ resolve }: PdfReader, dict: PdfDict, above: Inherited): Inherited {
  const own = INHERITED.flatMap((key) => {
    const value = dict.get(key);
    const isNothing = (value ?? null) === null || (key in above && resolve(value) === null);
    return value === undefined || isNothing ? [] : [[key, value] as const];
  });
  return own.length === 0 ? above : { ...above, ...Object.fromEntries(own) };
}

function pageFrom(reader: PdfReader, dict: PdfDict, inherited: Inherited, object: number): SourcePage {
  const number = (value: PdfValue | undefined, otherwise: number) => {
    const found = reader.resolve(value);
    return typeof found === 'number' ? found : otherwise;
  };
  const box = (value: PdfValue | undefined) => {
    const found = reader.resolve(value);
    return isArray(found) ? found.map((item) => number(item, Number.NaN)) : null;
  };
  return {
    geometry: {
      mediaBox: box(inherited.MediaBox),
      cropBox: box(inherited.CropBox),
      rotate: number(inherited.Rotate, 0),
      userUnit: number(dict.get('UserUnit'), 1),
    },
    resources: inherited.Resources ?? null,
    contents: dict.get('Contents') ?? null,
    group: dict.get('Group') ?? null,
    annotations: dict.get('Annots') ?? null,
    outputIntents: dict.get('OutputIntents') ?? null,
    isTied: inherited.isTied,
    object,
  };
}
