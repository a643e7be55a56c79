/**
 * @file Turns what a source page draws into one form (a drawing in a box of its own), so that nothing it
 * leaves behind — a stack it did not unwind, a colour, a half-finished instruction — reaches the number
 * printed after it, and the box's edge cuts off what the source page does not show.
 */
import { deflateSync } from 'node:zlib';
import type { Box } from '../a4.ts';
import { decodeStream, type Resolve } from '../pdf/filters.ts';
import type { SourcePage } from '../pdf/pages.ts';
import { dict, isArray, name, PdfStream, type PdfValue } from '../pdf/values.ts';
import { packingOf, rememberPlain } from './used-resources.ts';

/** Below this, packing gains nothing. */
const WORTH_PACKING = 512;
/** A third of the time of the usual level, for a tenth more of what is small beside pictures. */
const QUICKLY = { level: 1 };

/**
 * The page's drawing as a form. One content stream is carried over as it is, byte for byte; several are one
 * text by the standard (ISO 32000-1 §7.8.2) and are joined. Throws damaged-file, too-large.
 */
export async function drawingOf(page: SourcePage, visible: Box, resolve: Resolve): Promise<PdfStream> {
  const { filter, parms, data } = await contentsOf(page.contents, resolve);
  const entries = dict({
    Type: name('XObject'),
    Subtype: name('Form'),
    BBox: [visible.left, visible.bottom, visible.right, visible.top],
    Resources: resolve(page.resources) === null ? dict({}) : page.resources,
    Filter: filter,
    DecodeParms: parms,
  });
  return new PdfStream(entries, data);
}

interface Contents {
  readonly filter: PdfValue | undefined;
  readonly parms: PdfValue | undefined;
  readonly data: Uint8Array;
}

async function contentsOf(contents: PdfValue, resolve: Resolve): Promise<Contents> {
  const streams = streamsIn(contents, resolve);
  const [only] = streams;
  if (only !== undefined && streams.length === 1) {
    // What names its resources has to be readable: else those of all the pages it was parted from would go along.
    const plain = packingOf(only, resolve) === 'other' ? await decodedOrNull(only, resolve) : null;
    if (plain !== null) return packed(plain);
    return { filter: only.dict.get('Filter'), parms: only.dict.get('DecodeParms'), data: only.data };
  }
  const parts: Uint8Array[] = [];
  for (const stream of streams) parts.push(await decodeStream(stream, resolve), Buffer.from('\n'));
  return packed(Buffer.concat(parts));
}

async function decodedOrNull(stream: PdfStream, resolve: Resolve): Promise<Uint8Array | null> {
  try {
    return await decodeStream(stream, resolve);
  } catch {
    return null;
  }
}

function packed(joined: Uint8Array): Contents {
  if (joined.length < WORTH_PACKING) return { filter: undefined, parms: undefined, data: joined };
  const data = deflateSync(joined, QUICKLY);
  rememberPlain(data, joined);
  return { filter: name('FlateDecode'), parms: undefined, data };
}

function streamsIn(contents: PdfValue, resolve: Resolve): PdfStream[] {
  const found = resolve(contents);
  const items = isArray(found) ? found.map(resolve) : [found];
  return items.filter((item): item is PdfStream => item instanceof PdfStream);
}
