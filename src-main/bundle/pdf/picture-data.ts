/** @file A picture's own data in a PDF, without what a camera or a program wrote beside it (rules B26, B34). */
import { decodeFlate, filtersOf, type Resolve } from './filters.ts';
import { jpegWithoutExtras } from './jpeg-parts.ts';
import { jpxWithoutExtras } from './jpx-parts.ts';
import { PdfName, PdfStream, type PdfValue } from './values.ts';

const PICTURES: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  DCTDecode: jpegWithoutExtras,
  DCT: jpegWithoutExtras,
  JPXDecode: jpxWithoutExtras,
};

/**
 * The same stream where there is nothing to take out. A picture that is packed once more is unpacked for it; packed in
 * a way of the nineties (ASCII85, LZW) it stays as it is.
 */
export function withoutExtras(stream: PdfStream, resolve: Resolve): PdfStream {
  if (!stream.dict.has('Filter')) return stream;
  try {
    const filters = filtersOf(stream.dict, resolve);
    const last = filters.at(-1);
    const clean = last === undefined ? undefined : PICTURES[last.name];
    if (last === undefined || clean === undefined) return stream;
    const packed = filters.slice(0, -1);
    if (!packed.every(({ name }) => name === 'FlateDecode' || name === 'Fl')) return stream;
    const before = packed.length === 0 ? stream.data : unpack(stream, packed.length, resolve);
    const after = clean(before);
    if (after === before) return stream;
    const dict = new Map<string, PdfValue>(stream.dict);
    dict.set('Filter', new PdfName(last.name));
    dict.delete('DecodeParms');
    if (last.parms !== null) dict.set('DecodeParms', last.parms);
    return new PdfStream(dict, after);
  } catch {
    // What cannot be unpacked is not drawn either, and is not ours to mend.
    return stream;
  }
}

function unpack(stream: PdfStream, filters: number, resolve: Resolve): Uint8Array {
  const first = (key: string): PdfValue => {
    const value = resolve(stream.dict.get(key));
    return Array.isArray(value) ? value.slice(0, filters) : value;
  };
  const dict = new Map([
    ['Filter', first('Filter')] as const,
    ['DecodeParms', first('DecodeParms')] as const,
  ]);
  return decodeFlate(new PdfStream(dict, stream.data), resolve);
}
