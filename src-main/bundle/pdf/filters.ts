/**
 * @file Undoes the encodings of streams that have to be read and not only carried over: tables, object
 * streams, and page contents that come in pieces.
 */
import { constants, createInflate, inflateSync } from 'node:zlib';
import { TestimonyError } from '../../core/errors/errors.ts';
import { damaged } from './parser.ts';
import { isArray, isDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** What a stream may unpack to. A page's drawing instructions are a few megabytes at most. */
export const STREAM_LIMITS = { unpackedBytes: 256 * 1024 * 1024 } as const;

export type Resolve = (value: PdfValue | undefined) => PdfValue;

export interface Filter {
  readonly name: string;
  readonly parms: PdfDict | null;
}

/**
 * The stream's bytes with every filter undone. Throws damaged-file (broken, or a filter that only pictures
 * have) and too-large.
 */
export async function decodeStream(stream: PdfStream, resolve: Resolve): Promise<Uint8Array> {
  const filters = filtersOf(stream.dict, resolve);
  if (!filters.every(isFlate)) return await decodeRare(stream.data, filters);
  try {
    return decodeFlate(stream, resolve);
  } catch (thrown) {
    const only = filters.length === 1 && filters[0]?.parms === null;
    if (!only || (thrown as TestimonyError).code !== 'damaged-file') throw thrown;
    return await inflateUntilBroken(stream.data);
  }
}

/** As decodeStream, for streams that by rule are not encoded or Flate: tables and object streams. */
export function decodeFlate(stream: PdfStream, resolve: Resolve): Uint8Array {
  return filtersOf(stream.dict, resolve).reduce((data, filter) => {
    if (!isFlate(filter)) throw damaged(`filter ${filter.name}`);
    return predicted(inflate(data), filter.parms);
  }, stream.data);
}

/** In the order they are undone. Throws damaged-file where one has no name. */
export function filtersOf(dict: PdfDict, resolve: Resolve): Filter[] {
  const filter = resolve(dict.get('Filter'));
  const parms = resolve(dict.get('DecodeParms'));
  const names = isArray(filter) ? filter.map(resolve) : filter === null ? [] : [filter];
  const each = isArray(parms) ? parms.map(resolve) : [parms];
  return names.map((value, i) => {
    const name = nameOf(value);
    if (name === undefined) throw damaged('a filter has no name');
    const own = each[i];
    return { name, parms: isDict(own) ? own : null };
  });
}

function isFlate({ name }: Filter): boolean {
  return name === 'FlateDecode' || name === 'Fl';
}

/** Streams that end early are unpacked as far as they go, as every reader does. */
function inflate(data: Uint8Array): Uint8Array {
  if (data.length === 0) return data;
  try {
    return inflateSync(data, {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: STREAM_LIMITS.unpackedBytes,
    });
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new TestimonyError('too-large', { detail: 'unpacked stream' });
    }
    throw damaged('a packed stream is broken');
  }
}

/** What can be unpacked before the broken place: readers draw that much, so it is what people have seen. */
function inflateUntilBroken(data: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const unpacking = createInflate();
    const done = () => resolve(Buffer.concat(parts));
    unpacking
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', done)
      .on('error', done);
    unpacking.end(data);
  });
}

/** Undoes PNG predictors (10 to 15), which tables use. TIFF's (2) only pictures have. */
function predicted(data: Uint8Array, parms: PdfDict | null): Uint8Array {
  const number = (key: string, otherwise: number) => {
    const value = parms?.get(key);
    return typeof value === 'number' ? value : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10) throw damaged('predictor');
  const pixel = Math.max(1, Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8));
  const row = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  if (!(row > 0 && row < STREAM_LIMITS.unpackedBytes)) throw damaged('predictor');
  const rows = Math.floor(data.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let r = 0; r < rows; r++) undoRow(data, r * (row + 1), out, r * row, row, pixel);
  return out;
}

function undoRow(
  data: Uint8Array,
  from: number,
  out: Uint8Array,
  to: number,
  row: number,
  pixel: number,
): void {
  const kind = data[from] as number;
  for (let i = 0; i < row; i++) {
    const raw = data[from + 1 + i] as number;
    const left = i < pixel ? 0 : (out[to + i - pixel] as number);
    const up = to === 0 ? 0 : (out[to - row + i] as number);
    const corner = to === 0 || i < pixel ? 0 : (out[to - row + i - pixel] as number);
    out[to + i] = raw + guess(kind, left, up, corner);
  }
}

function guess(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw damaged('predictor');
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** ASCII85, ASCIIHex, LZW, RunLength: from the nineties, and rare enough to load pdf-lib's decoders only then. */
async function decodeRare(data: Uint8Array, filters: readonly Filter[]): Promise<Uint8Array> {
  const { decodePDFRawStream, PDFContext, PDFRawStream } = await import('pdf-lib');
  const context = PDFContext.create();
  const plain = (dict: PdfDict | null) =>
    dict === null ? null : Object.fromEntries([...dict].filter(([, value]) => typeof value === 'number'));
  const described = context.obj({
    Filter: filters.map((filter) => filter.name),
    DecodeParms: filters.map((filter) => plain(filter.parms)),
  } as never);
  try {
    const out = decodePDFRawStream(PDFRawStream.of(described as never, data)).decode();
    if (out.length > STREAM_LIMITS.unpackedBytes)
      throw new TestimonyError('too-large', { detail: 'unpacked stream' });
    return out;
  } catch (thrown) {
    if (thrown instanceof TestimonyError) throw thrown;
    throw damaged('a packed stream is broken');
  }
}
