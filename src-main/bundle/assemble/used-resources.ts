/**
 * @file Of a page's resources, those its content names. Pages parted from a longer PDF often carry the fonts,
 * drawings and pictures of all its pages: none of them may go along.
 *
 * [Note: names, not operators] A resource is kept when its name stands anywhere in the content but in a text or a remark. Where
 * texts cannot be told from the rest for certain – a picture lies between the instructions, a text does not end – it is kept for
 * a name that stands in one too: it never leaves out one that is drawn.
 */
import { constants, inflateSync } from 'node:zlib';
import type { Resolve } from '../pdf/filters.ts';
import { isArray, isDict, nameOf, type PdfDict, PdfStream, type PdfValue } from '../pdf/values.ts';

/** ISO 32000-2, 7.8.3: each is a dictionary of names. ProcSet is a list, and long obsolete. */
export const KINDS = ['XObject', 'Font', 'Pattern', 'Shading', 'ColorSpace', 'ExtGState', 'Properties'];
/** Colour spaces that stand for the plain ones wherever they are in a drawing's resources, and are named nowhere (8.6.5.6). */
const FOR_PLAIN_COLOURS = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'];
const NAME = /\/([^\s()<>[\]{}/%]*)/g;
/** A picture between the instructions (8.9.7). */
const PICTURE_BETWEEN = /(?<![^\s\])>])BI(?=[\s/])/;
/** What of a page's content is searched for names. */
export const CONTENT_LIMITS = { searchedBytes: 64 * 1024 * 1024 } as const;

/** `content` is null where it cannot be read here; everything is then kept. */
export function usedResources(resources: PdfValue, content: Uint8Array | null, resolve: Resolve): PdfValue {
  const own = resolve(resources);
  if (!isDict(own) || content === null) return resources;
  const text = textOf(content);
  const anywhere = namesOf(text);
  const names = mayCarryWords(own, anywhere, text, resolve) ? namesIn(content) : anywhere;
  const used = new Map<string, PdfValue>();
  for (const [key, value] of own) {
    const entries = KINDS.includes(key) ? resolve(value) : null;
    if (!isDict(entries)) {
      if (key !== 'ProcSet') used.set(key, value);
      continue;
    }
    const kept = new Map([...entries].filter(([name]) => names.has(name)));
    if (kept.size > 0) used.set(key, kept);
  }
  return used;
}

/** By its packed bytes, what was packed here. */
const packedHere = new WeakMap<Uint8Array, Uint8Array>();

/** Remembers what `packed` holds for whoever asks what it names: unpacking takes as long as packing did. */
export function rememberPlain(packed: Uint8Array, plain: Uint8Array): void {
  packedHere.set(packed, plain);
}

/** How a stream is packed: not at all, in the usual way, or in one that `plainContent` does not undo. */
export function packingOf(stream: PdfStream, resolve: Resolve): 'none' | 'usual' | 'other' {
  const filter = resolve(stream.dict.get('Filter'));
  const filters = isArray(filter) ? filter.map(resolve) : filter === null ? [] : [filter];
  if (filters.length === 0) return 'none';
  const parms = resolve(stream.dict.get('DecodeParms'));
  return filters.length === 1 && nameOf(filters[0] ?? null) === 'FlateDecode' && parms === null
    ? 'usual'
    : 'other';
}

/** What a stream holds, where it is not packed or packed in the usual way; null for any other. */
export function plainContent(stream: PdfStream, resolve: Resolve): Uint8Array | null {
  const known = packedHere.get(stream.data);
  if (known !== undefined) return known;
  const packing = packingOf(stream, resolve);
  if (packing === 'none') return stream.data;
  if (packing === 'other') return null;
  try {
    return inflateSync(stream.data, {
      maxOutputLength: CONTENT_LIMITS.searchedBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return null;
  }
}

/** Names that stand in what a page or a drawing is drawn by. */
export function namesIn(content: Uint8Array): Set<string> {
  const text = textOf(content);
  return namesOf(withoutTexts(text) ?? text);
}

/** The same with those that stand in texts. */
export const namesAnywhere = (content: Uint8Array): Set<string> => namesOf(textOf(content));

/** Whether texts have to be told from the rest: a page of many texts and a picture or two is none of those. */
function mayCarryWords(own: PdfDict, names: ReadonlySet<string>, content: string, resolve: Resolve): boolean {
  const drawings = resolve(own.get('XObject'));
  if (!isDict(drawings)) return false;
  return [...drawings].some(([name, value]) => {
    if (!names.has(name)) return false;
    if (!content.includes(`/${name} Do`)) return true;
    const drawing = resolve(value);
    return !(drawing instanceof PdfStream) || nameOf(resolve(drawing.dict.get('Subtype'))) !== 'Image';
  });
}

const textOf = (content: Uint8Array): string =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');

function namesOf(text: string): Set<string> {
  const names = new Set<string>(FOR_PLAIN_COLOURS);
  for (const [, name = ''] of text.matchAll(NAME)) names.add(unescaped(name));
  return names;
}

/** Without texts and remarks; null where it is not certain what is one. Each byte is looked at once. */
function withoutTexts(content: string): string | null {
  if (PICTURE_BETWEEN.test(content)) return null;
  const kept: string[] = [];
  const begins = /[()%]/g;
  let at = 0;
  for (let found = begins.exec(content); found !== null; found = begins.exec(content)) {
    if (found[0] === ')') return null;
    kept.push(content.slice(at, found.index));
    at = found[0] === '%' ? endOfLine(content, found.index) : endOfText(content, found.index);
    if (at < 0) return null;
    begins.lastIndex = at;
  }
  return [...kept, content.slice(at)].join(' ');
}

function endOfLine(content: string, from: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = from;
  return end.exec(content)?.index ?? content.length;
}

/** Behind the text that begins at `from`, which may have others within it; -1 where it has no end. */
function endOfText(content: string, from: number): number {
  const signs = /[()\\]/g;
  signs.lastIndex = from;
  let depth = 0;
  for (let sign = signs.exec(content); sign !== null; sign = signs.exec(content)) {
    if (sign[0] === '\\') signs.lastIndex = sign.index + 2;
    else depth += sign[0] === '(' ? 1 : -1;
    if (depth === 0) return sign.index + 1;
  }
  return -1;
}

/** `#41` is A. */
const unescaped = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;
