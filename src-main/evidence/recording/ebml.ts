/**
 * @file How long a film in WebM or Matroska is, where it does not say: a browser that records writes neither the whole length
 * nor how large its parts are, and its blocks alone tell. Read as RFC 9559 (Matroska) and RFC 8794 (EBML) have it.
 */

/** What holds others and is stepped into: its length, which may not be known, is not needed for that. */
const HOLDS_OTHERS = new Set([
  0x1a45dfa3, // EBML
  0x18538067, // Segment
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0x1f43b675, // Cluster
  0xa0, // BlockGroup
]);
const DOC_TYPE = 0x4282;
const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const CODEC_ID = 0x86;
const CLUSTER_TIMESTAMP = 0xe7;
const BLOCKS = new Set([0xa3, 0xa1]);
const NANOSECONDS = 1_000_000_000;

export interface Ebml {
  /** Null where neither the file nor a block of it says. */
  readonly seconds: number | null;
  /** As the library names it: "EBML/webm, OPUS". */
  readonly format: string;
}

/** Reads as far as it goes: of one that is cut off, what is there. Never throws. */
export function readEbml(bytes: Uint8Array): Ebml {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [scale, said, cluster, last] = [1_000_000, 0, 0, 0];
  let container = 'EBML';
  const codecs: string[] = [];
  for (let at = 0; ; ) {
    const head = headAt(view, at);
    if (head === null) break;
    const { id, from, size } = head;
    at = from;
    if (HOLDS_OTHERS.has(id)) continue;
    if (size === null || from + size > bytes.length) break;
    at = from + size;
    const value = () => numberOf(bytes.subarray(from, at));
    if (id === DOC_TYPE) container = `EBML/${wordOf(bytes.subarray(from, at))}`;
    else if (id === CODEC_ID) codecs.push(wordOf(bytes.subarray(from, at)));
    else if (id === TIMESTAMP_SCALE) scale = value() || scale;
    else if (id === DURATION) said = floatAt(view, from, size);
    else if (id === CLUSTER_TIMESTAMP) cluster = value();
    else if (BLOCKS.has(id)) last = Math.max(last, cluster + blockTime(view, from, size));
  }
  const ticks = said > 0 ? said : last;
  const seconds = (ticks * scale) / NANOSECONDS;
  const sound = codecs.find((codec) => codec.startsWith('A_')) ?? codecs[0] ?? '';
  return {
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
    format: [container, sound.replace(/^[AV]_/, '')].filter((part) => part !== '').join(', '),
  };
}

/** Of the element that begins there: `size` null for one whose length is not known. Null where there is none. */
function headAt(view: DataView, at: number) {
  const id = numberAt(view, at, 4, true);
  const size = id === null ? null : numberAt(view, at + id.length, 8, false);
  if (id === null || size === null) return null;
  return { id: id.value, from: at + id.length + size.length, size: size.isAllOnes ? null : size.value };
}

/** A number that says its own length by the zeros it begins with; in a name, the bit behind them belongs to it. */
function numberAt(view: DataView, at: number, most: number, isName: boolean) {
  if (at >= view.byteLength) return null;
  const first = view.getUint8(at);
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > most || at + length > view.byteLength) return null;
  let value = isName ? first : first & (0xff >> length);
  let isAllOnes = (first & (0xff >> length)) === 0xff >> length;
  for (let i = 1; i < length; i += 1) {
    const byte = view.getUint8(at + i);
    value = value * 256 + byte;
    isAllOnes &&= byte === 0xff;
  }
  return { value, length, isAllOnes };
}

/** In ticks behind its cluster: it stands behind the number of its track. */
function blockTime(view: DataView, from: number, size: number): number {
  const track = numberAt(view, from, 8, false);
  return track === null || track.length + 2 > size ? 0 : view.getInt16(from + track.length);
}

const floatAt = (view: DataView, from: number, size: number): number =>
  size === 8 ? view.getFloat64(from) : size === 4 ? view.getFloat32(from) : 0;
const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
const wordOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 40)).replace(/[^\x20-\x7e]/g, '');
