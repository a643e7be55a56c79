/**
 * @file What of a source goes into the bundle: all that draws its pages, and nothing that tells about the
 * file it came from, runs, or leads elsewhere (rules B26, B34).
 */
import type { Resolve } from '../pdf/filters.ts';
import { withoutExtras } from '../pdf/picture-data.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts';

/**
 * Entries that draw nothing: editors' private data, XMP, dates, attached files, page thumbnails, and ties to
 * a structure tree that stays behind.
 */
const LEFT_OUT = new Set([
  'PieceInfo',
  'Metadata',
  'LastModified',
  'AF',
  'StructParent',
  'StructParents',
  'OPI',
  'Thumb',
]);
/** A stream's data in another file: never followed. */
const OUTSIDE = ['F', 'FFilter', 'FDecodeParms'];
/** Things a drawing cannot need, though a crafted file may point to them from one. */
const NOT_DRAWING = new Set([
  'Page',
  'Pages',
  'Catalog',
  'Annot',
  'Action',
  'Filespec',
  'EmbeddedFile',
  'StructElem',
  'StructTreeRoot',
  'Metadata',
]);
/** Who made a layer, and for whom. */
const LAYER_PEOPLE = ['CreatorInfo', 'User'];

/**
 * `value` without what is left out, at every depth short of references. `pageResources` goes into forms and
 * drawn fonts that have no resources of their own and by old custom use their page's: in the bundle they are
 * no longer directly on that page. Undefined: nothing is lent.
 */
export function keep(value: PdfValue, pageResources: PdfValue | undefined, resolve: Resolve): PdfValue {
  if (value instanceof PdfStream) {
    const stream = withoutExtras(value, resolve);
    const dict = keepDict(stream.dict, pageResources, resolve, true);
    return dict === null ? null : new PdfStream(dict, stream.data);
  }
  if (isDict(value)) return keepDict(value, pageResources, resolve, false);
  if (isArray(value)) return value.map((item) => keep(item, pageResources, resolve));
  return value;
}

function keepDict(
  dict: PdfDict,
  pageResources: PdfValue | undefined,
  resolve: Resolve,
  ofStream: boolean,
): PdfDict | null {
  const type = nameOf(resolve(dict.get('Type')));
  if (type !== undefined && NOT_DRAWING.has(type)) return null;
  if (dict.has('JS')) return null;
  const kept = new Map<string, PdfValue>();
  for (const [key, value] of dict) {
    // A dictionary of names (fonts by name, say) has no Type, and a font may be called "Metadata".
    if ((ofStream || type !== undefined) && LEFT_OUT.has(key)) continue;
    if (ofStream && (key === 'Length' || OUTSIDE.includes(key))) continue;
    kept.set(key, keep(value, pageResources, resolve));
  }
  if (type === 'OCG' && kept.has('Usage')) kept.set('Usage', withoutPeople(resolve(kept.get('Usage'))));
  if (pageResources !== undefined && borrowsResources(dict, ofStream, resolve)) {
    // They come from the page as it was: what is left out elsewhere is left out of them too.
    kept.set('Resources', keep(resolve(pageResources), undefined, resolve));
  }
  return kept;
}

function borrowsResources(dict: PdfDict, ofStream: boolean, resolve: Resolve): boolean {
  const subtype = nameOf(resolve(dict.get('Subtype')));
  const borrows = ofStream ? subtype === 'Form' : subtype === 'Type3' && dict.has('CharProcs');
  return borrows && resolve(dict.get('Resources')) === null;
}

function withoutPeople(usage: PdfValue): PdfValue {
  if (!isDict(usage)) return usage;
  return new Map([...usage].filter(([key]) => !LAYER_PEOPLE.includes(key)));
}
