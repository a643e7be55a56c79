/**
 * @file Of a page's resources, those its content names. Pages parted from a longer PDF often carry the fonts,
 * drawings and pictures of all its pages: none of them may go along.
 *
 * [Note: names, not operators] A resource is kept when its name stands anywhere in the content. That keeps one too
 * many where a name also stands in a text; it never leaves out one that is drawn.
 */
import { constants, inflateSync } from 'node:zlib';
import type { Resolve } from '../pdf/filters.ts';
import { isArray, isDict, nameOf, type PdfStream, type PdfValue } from '../pdf/values.ts';

/** ISO 32000-2, 7.8.3: each is a dictionary of names. ProcSet is a list, and long obsolete. */
const KINDS = ['XObject', 'Font', 'Pattern', 'Shading', 'ColorSpace', 'ExtGState', 'Properties'];
const NAME = /\/([^\s()<>[\]{}/%]*)/g;
/** What of a page's content is searched for names. */
export const CONTENT_LIMITS = { searchedBytes: 64 * 1024 * 1024 } as const;

/** `content` is null where it cannot be read here; everything is then kept. */
export function usedResources(resources: PdfValue, content: Uint8Array | null, resolve: Resolve): PdfValue {
  const own = resolve(resources);
  if (!isDict(own) || content === null) return resources;
  const names = namesIn(content);
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

/** What a stream holds, where it is not packed or packed in the usual way; null for any other. */
export function plainContent(stream: PdfStream, resolve: Resolve): Uint8Array | null {
  const known = packedHere.get(stream.data);
  if (known !== undefined) return known;
  const filter = resolve(stream.dict.get('Filter'));
  const filters = isArray(filter) ? filter.map(resolve) : filter === null ? [] : [filter];
  if (filters.length === 0) return stream.data;
  const parms = resolve(stream.dict.get('DecodeParms'));
  if (filters.length > 1 || nameOf(filters[0] ?? null) !== 'FlateDecode' || parms !== null) return null;
  try {
    return inflateSync(stream.data, {
      maxOutputLength: CONTENT_LIMITS.searchedBytes,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return null;
  }
}

function namesIn(content: Uint8Array): Set<string> {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(NAME)) names.add(unescaped(name));
  return names;
}

/** `#41` is A. */
const unescaped = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;
