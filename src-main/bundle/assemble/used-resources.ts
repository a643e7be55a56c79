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
import { isArray, isDict, nameOf, type PdfStream, type PdfValue } from '../pdf/values.ts';

/** ISO 32000-2, 7.8.3: each is a dictionary of names. ProcSet is a list, and long obsolete. */
const KINDS = ['XObject', 'Font', 'Pattern', 'Shading', 'ColorSpace', 'ExtGState', 'Properties'];
const NAME = /\/([^\s()<>[\]{}/%]*)/g;
/** A text that has none within it; a remark up to the end of its line; a picture between the instructions (8.9.7). */
const TEXT = /\((?:[^()\\]|\\[\s\S])*\)/g;
const REMARK = /%[^\r\n]*/g;
const PICTURE_BETWEEN = /(?<![^\s\])>])BI(?=[\s/])/;
/** Texts within texts. */
const DEEPEST_TEXT = 8;
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
  const all = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  const text = all.includes('(') || all.includes('%') ? (withoutTexts(all) ?? all) : all;
  const names = new Set<string>();
  for (const [, name = ''] of text.matchAll(NAME)) names.add(unescaped(name));
  return names;
}

/** Null where it is not certain what is a text. */
function withoutTexts(content: string): string | null {
  if (PICTURE_BETWEEN.test(content)) return null;
  let left = content;
  for (let depth = 0; depth < DEEPEST_TEXT && left.includes('('); depth += 1) {
    const shorter = left.replace(TEXT, ' ');
    if (shorter === left) break;
    left = shorter;
  }
  return /[()]/.test(left) ? null : left.replace(REMARK, ' ');
}

/** `#41` is A. */
const unescaped = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;
