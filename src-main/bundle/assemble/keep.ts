/**
 * @file What of a source goes into the bundle: all that draws its pages, and nothing that tells about the
 * file it came from, runs, or leads elsewhere (rules B26, B34).
 */
import type { Resolve } from '../pdf/filters.ts';
import { withoutExtras } from '../pdf/picture-data.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts';
import { plainContent, usedResources } from './used-resources.ts';

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
/**
 * All that a stream may need to be drawn with: of pictures, drawings, patterns, shadings, functions, colour spaces,
 * fonts, their encodings and halftones. What is not in the standard has no business in a bundle: programs keep
 * whole earlier versions under keys of their own. ISO 32000-2, tables 5, 87, 93, 36, 74 to 81, 38 to 40, 64, 125,
 * 118, 128. Length is written anew; data in another file (F) is never followed.
 */
const OF_STREAMS = new Set([
  'Type',
  'Subtype',
  'Filter',
  'DecodeParms',
  'Width',
  'Height',
  'ColorSpace',
  'BitsPerComponent',
  'ImageMask',
  'Mask',
  'SMask',
  'SMaskInData',
  'Decode',
  'Interpolate',
  'Intent',
  'Matte',
  'OC',
  'FormType',
  'BBox',
  'Matrix',
  'Resources',
  'Group',
  'PatternType',
  'PaintType',
  'TilingType',
  'XStep',
  'YStep',
  'ShadingType',
  'Background',
  'AntiAlias',
  'BitsPerCoordinate',
  'BitsPerFlag',
  'Function',
  'VerticesPerRow',
  'FunctionType',
  'Domain',
  'Range',
  'Size',
  'BitsPerSample',
  'Order',
  'Encode',
  'N',
  'Alternate',
  'Length1',
  'Length2',
  'Length3',
  'CMapName',
  'CIDSystemInfo',
  'WMode',
  'UseCMap',
  'HalftoneType',
  'TransferFunction',
  'Xsquare',
  'Ysquare',
  'Width2',
  'Height2',
]);
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
/** Parts names that two contents end and begin with. */
const BETWEEN = Buffer.from('\n');
/** Who made a layer, and for whom. */
const LAYER_PEOPLE = ['CreatorInfo', 'User'];

/** The resources of the page that is being carried over, for what names them in this content; null for one that cannot be read. */
export type Lend = (content: Uint8Array | null) => PdfValue;

/**
 * `value` without what is left out, at every depth short of references. What `lend` gives goes into forms and
 * drawn fonts that have no resources of their own and by old custom use their page's: in the bundle they are
 * no longer directly on that page. Undefined: nothing is lent.
 */
export function keep(value: PdfValue, lend: Lend | undefined, resolve: Resolve): PdfValue {
  if (value instanceof PdfStream) {
    const stream = withoutExtras(value, resolve);
    const borrowed = () => {
      const content = plainContent(stream, resolve);
      return lend === undefined ? null : usedResources(lend(content), content, resolve);
    };
    const dict = keepDict(withUsedOnly(stream, resolve), lend, resolve, borrowed);
    return dict === null ? null : new PdfStream(dict, stream.data);
  }
  if (isDict(value)) return keepDict(value, lend, resolve, null);
  if (isArray(value)) return value.map((item) => keep(item, lend, resolve));
  return value;
}

/** A drawing's own resources too may be those of a whole document. */
function withUsedOnly(stream: PdfStream, resolve: Resolve): PdfDict {
  const { dict } = stream;
  const isDrawing = nameOf(resolve(dict.get('Subtype'))) === 'Form' || dict.has('PatternType');
  const resources = dict.get('Resources');
  if (!isDrawing || resources === undefined || resolve(resources) === null) return dict;
  return new Map(dict).set('Resources', usedResources(resources, plainContent(stream, resolve), resolve));
}

/** `ofStream`: what of its page's resources a stream uses, for one that has none; null for what is no stream's. */
function keepDict(
  dict: PdfDict,
  lend: Lend | undefined,
  resolve: Resolve,
  ofStream: (() => PdfValue) | null,
): PdfDict | null {
  const type = nameOf(resolve(dict.get('Type')));
  if (type !== undefined && NOT_DRAWING.has(type)) return null;
  if (dict.has('JS')) return null;
  const kept = new Map<string, PdfValue>();
  for (const [key, value] of dict) {
    // A dictionary of names (fonts by name, say) has no Type, and a font may be called "Metadata".
    if (ofStream !== null ? !OF_STREAMS.has(key) : type !== undefined && LEFT_OUT.has(key)) continue;
    kept.set(key, keep(value, lend, resolve));
  }
  if (type === 'OCG' && kept.has('Usage')) kept.set('Usage', withoutPeople(resolve(kept.get('Usage'))));
  if (lend !== undefined && borrowsResources(dict, ofStream !== null, resolve)) {
    // They come from the page as it was: what is left out elsewhere is left out of them too.
    const lent = ofStream === null ? usedByLetters(dict, lend, resolve) : ofStream();
    kept.set('Resources', keep(resolve(lent), undefined, resolve));
  }
  return kept;
}

/** Of its page's resources, what the drawings of a drawn font's letters use: seldom any, and never the font itself. */
function usedByLetters(font: PdfDict, lend: Lend, resolve: Resolve): PdfValue {
  const letters = resolve(font.get('CharProcs'));
  const contents = (isDict(letters) ? [...letters.values()] : []).map((letter) => {
    const drawing = resolve(letter);
    return drawing instanceof PdfStream ? plainContent(drawing, resolve) : new Uint8Array();
  });
  const readable = contents.filter((content) => content !== null);
  const content =
    readable.length < contents.length ? null : Buffer.concat(readable.flatMap((one) => [one, BETWEEN]));
  return usedResources(lend(content), content, resolve);
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
