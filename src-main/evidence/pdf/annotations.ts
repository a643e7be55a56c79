/**
 * @file What lies on top of a page: form fields, stamps, comments, highlights. Read as plain facts, so that
 * drawing, comments and notes can each be decided from them. ISO 32000-2, 12.5.
 */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFStream,
  PDFString,
} from 'pdf-lib';

import { uprightBox } from './upright.ts';

const FLAG_INVISIBLE = 1 << 0;
const FLAG_HIDDEN = 1 << 1;
const FLAG_PRINT = 1 << 2;
const FLAG_NO_ROTATE = 1 << 4;
const FLAG_NO_VIEW = 1 << 5;

export interface Mark {
  /** Without the slash: Widget, Stamp, Highlight… */
  readonly kind: string;
  readonly dict: PDFDict;
  /** 0-based. */
  readonly page: number;
  /** 0-based, among the annotations of its page. */
  readonly index: number;
  /** Left, bottom, right, top in the page's own space. */
  readonly rect: readonly [number, number, number, number];
  /** The same, where it comes to lie: a mark that does not turn with its page lies elsewhere. */
  readonly covers: readonly [number, number, number, number];
  /** Seen on screen or on paper. */
  readonly shown: boolean;
  /** Shown on paper, not on screen. */
  readonly onPaperOnly: boolean;
  /** Meant for kinds a reader does not know; some readers hide fields that have it. ISO 32000-2, 12.5.3. */
  readonly isInvisible: boolean;
  /** Does not turn with its page. */
  readonly keepsUpright: boolean;
  /** The drawing that is shown now: a reference, `nothing` (say, an unticked box), or `missing`. */
  readonly appearance: PDFRef | 'nothing' | 'missing';
  readonly contents: string;
  readonly author: string;
}

/** A mark's name in every reading of its file. */
export const placeOf = ({ page, index }: Mark): string => `${page} ${index}`;

/** Kinds that are never drawn: a link is a place to click, a popup is the window of another mark's words. */
const NEVER_DRAWN = new Set(['Link', 'Popup', 'TrapNet']);

const TEXT_MARKS = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut']);

/** All marks of the document but links and popups, in drawing order. */
export function readMarks(document: PDFDocument): Mark[] {
  const off = layersThatAreOff(document);
  return document.getPages().flatMap((page, index) => marksOf(document, page, index, off));
}

function marksOf(document: PDFDocument, page: PDFPage, index: number, off: ReadonlySet<string>): Mark[] {
  const marks: Mark[] = [];
  for (const [place, dict] of annotationsOf(page).entries()) {
    const kind = nameOf(dict.lookup(PDFName.of('Subtype')));
    if (kind === '' || NEVER_DRAWN.has(kind)) continue;
    const flags = numberOf(dict.lookup(PDFName.of('F')));
    const layer = dict.get(PDFName.of('OC'));
    const hidden = (flags & FLAG_HIDDEN) !== 0 || (layer !== undefined && off.has(layer.toString()));
    const rect = drawingRect(dict, kind);
    const keepsUpright = (flags & FLAG_NO_ROTATE) !== 0;
    const onPaperOnly = (flags & FLAG_NO_VIEW) !== 0;
    marks.push({
      kind,
      dict,
      page: index,
      index: place,
      rect,
      covers: keepsUpright ? uprightBox(rect, page.getRotation().angle) : rect,
      shown: !hidden && (!onPaperOnly || (flags & FLAG_PRINT) !== 0),
      onPaperOnly,
      keepsUpright,
      isInvisible: (flags & FLAG_INVISIBLE) !== 0,
      appearance: appearanceOf(document, dict, kind),
      contents:
        textOf(dict.lookup(PDFName.of('Contents'))) || plainWords(textOf(dict.lookup(PDFName.of('RC')))),
      author: textOf(dict.lookup(PDFName.of('T'))),
    });
  }
  return marks;
}

/** The annotation dictionaries of a page; entries that are none are passed over. */
export function annotationsOf(page: PDFPage): PDFDict[] {
  const list = page.node.lookup(PDFName.of('Annots'));
  if (!(list instanceof PDFArray)) return [];
  return Array.from({ length: list.size() }, (_, i) => list.lookup(i)).filter(
    (entry) => entry instanceof PDFDict,
  );
}

/** Points that a unit of a page is. ISO 32000-2, table 31, UserUnit. */
export function unitOf(page: PDFPage): number {
  const unit = numberOf(page.node.lookup(PDFName.of('UserUnit')));
  return unit > 0 ? unit : 1;
}

/** An entry of a field, its own or that of the field it belongs to. */
export function fieldEntry(dict: PDFDict, key: string): PDFObject | undefined {
  let field: PDFObject | undefined = dict;
  for (let depth = 0; depth < 32 && field instanceof PDFDict; depth += 1) {
    const value = field.lookup(PDFName.of(key));
    if (value !== undefined) return value;
    field = field.lookup(PDFName.of('Parent'));
  }
  return undefined;
}

function appearanceOf(document: PDFDocument, dict: PDFDict, kind: string): Mark['appearance'] {
  const appearances = dict.lookup(PDFName.of('AP'));
  const normal = appearances instanceof PDFDict ? appearances.get(PDFName.of('N')) : undefined;
  const drawing = normal instanceof PDFRef ? document.context.lookup(normal) : normal;
  if (drawing instanceof PDFStream) return streamRef(document, normal, drawing);
  if (drawing instanceof PDFDict && drawing.keys().length > 0) {
    const state = nameOf(dict.lookup(PDFName.of('AS'))) || nameOf(fieldEntry(dict, 'V')) || 'Off';
    const chosen = drawing.get(PDFName.of(state));
    const stream = chosen instanceof PDFRef ? document.context.lookup(chosen) : chosen;
    return stream instanceof PDFStream ? streamRef(document, chosen, stream) : 'nothing';
  }
  // An unsigned signature field shows nothing, and an ordinary mark without a drawing is drawn by readers.
  return kind === 'Widget' && nameOf(fieldEntry(dict, 'FT')) === 'Sig' ? 'nothing' : 'missing';
}

function streamRef(document: PDFDocument, entry: PDFObject | undefined, stream: PDFStream): PDFRef {
  return entry instanceof PDFRef ? entry : document.context.register(stream);
}

/** References of the layers that are off when the file is opened. ISO 32000-2, 8.11.4. */
export function layersThatAreOff(document: PDFDocument): ReadonlySet<string> {
  const properties = document.catalog.lookup(PDFName.of('OCProperties'));
  if (!(properties instanceof PDFDict)) return new Set();
  const config = properties.lookup(PDFName.of('D'));
  const off = new Set<string>();
  if (!(config instanceof PDFDict)) return off;
  if (nameOf(config.lookup(PDFName.of('BaseState'))) === 'OFF')
    addAll(off, properties.lookup(PDFName.of('OCGs')));
  const on = new Set<string>();
  addAll(on, config.lookup(PDFName.of('ON')));
  addAll(off, config.lookup(PDFName.of('OFF')));
  for (const layer of on) off.delete(layer);
  return off;
}

/**
 * Whether something may be hidden by its layer: by one that is off, by a rule over several that is met while they are on, or
 * by a layer's own word about where it is seen.
 */
export function mayHideByLayer(document: PDFDocument): boolean {
  if (document.catalog.lookup(PDFName.of('OCProperties')) === undefined) return false;
  if (layersThatAreOff(document).size > 0) return true;
  return document.context.enumerateIndirectObjects().some(([, value]) => {
    if (!(value instanceof PDFDict)) return false;
    const type = nameOf(value.lookup(PDFName.of('Type')));
    if (type === 'OCMD')
      return value.has(PDFName.of('VE')) || /^A(ll|ny)Off$/.test(nameOf(value.lookup(PDFName.of('P'))));
    if (type !== 'OCG') return false;
    const usage = value.lookup(PDFName.of('Usage'));
    const view = usage instanceof PDFDict ? usage.lookup(PDFName.of('View')) : undefined;
    return view instanceof PDFDict && nameOf(view.lookup(PDFName.of('ViewState'))) === 'OFF';
  });
}

function addAll(into: Set<string>, list: PDFObject | undefined): void {
  if (list instanceof PDFArray) for (const entry of list.asArray()) into.add(entry.toString());
}

/** Over which PDFium spreads the drawings it made for marks on text: their words, not their rectangle. */
function drawingRect(dict: PDFDict, kind: string): Mark['rect'] {
  const byPdfium = TEXT_MARKS.has(kind) && isTrue(dict.lookup(PDFName.of('PDFIUM_HasGeneratedAP')));
  return (byPdfium ? boundsOfPoints(dict, ['QuadPoints']) : null) ?? rectOf(dict);
}

/** The box around the points a mark is drawn through; null when it lists none. */
export function boundsOfPoints(dict: PDFDict, keys: readonly string[]): Mark['rect'] | null {
  const points = keys.flatMap((key) => flatNumbers(dict.lookup(PDFName.of(key))));
  if (points.length < 4) return null;
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function flatNumbers(object: PDFObject | undefined): number[] {
  if (!(object instanceof PDFArray)) return [];
  return Array.from({ length: object.size() }, (_, i) => object.lookup(i)).flatMap((entry) =>
    entry instanceof PDFArray ? flatNumbers(entry) : [numberOf(entry)],
  );
}

export function rectOf(dict: PDFDict): Mark['rect'] {
  const list = dict.lookup(PDFName.of('Rect'));
  if (!(list instanceof PDFArray) || list.size() < 4) return [0, 0, 0, 0];
  const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: 4 }, (_, i) => numberOf(list.lookup(i)));
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

export function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : '';
}

export function numberOf(object: PDFObject | undefined): number {
  return object instanceof PDFNumber && Number.isFinite(object.asNumber()) ? object.asNumber() : 0;
}

export function isTrue(object: PDFObject | undefined): boolean {
  return object instanceof PDFBool && object.asBoolean();
}

/** A text string as people read it; empty when it is none. */
export function textOf(object: PDFObject | undefined): string {
  if (!(object instanceof PDFString || object instanceof PDFHexString)) return '';
  try {
    return object.decodeText().replace(/\r\n?/g, '\n').toWellFormed();
  } catch {
    return '';
  }
}

/** The words of a rich text value, which is a small XHTML document. */
function plainWords(rich: string): string {
  return rich
    .replace(/<\?xml[^>]*>/g, '')
    .replace(/<(br|\/p|\/div)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '&',
    )
    .trim();
}
