/** @file Short recordings, byte by byte, as telephones and their programs write them. */

const ascii = (text: string) => Buffer.from(text, 'latin1');
const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4);
  return bytes;
};
const box = (name: string, ...parts: Uint8Array[]) => {
  const inside = Buffer.concat(parts);
  return Buffer.concat([u32(inside.length + 8), ascii(name), inside]);
};

/** Silence: 8,000 bytes a second. */
export function wav(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 8000, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Frames of MPEG 1 layer 3 at 128 kbit/s and 44,100 Hz: 1,152 samples each. */
export function mp3(frames: number): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

/** A fiftieth of a second each. */
export const amr = (frames: number): Buffer =>
  Buffer.concat([
    ascii('#!AMR\n'),
    ...Array.from({ length: frames }, () => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31)])),
  ]);

/** What stands before the sound and pictures of a film of `bytes`, and says that they follow: `Buffer.alloc` them behind it. */
export function beforeLargeFilm(
  bytes: number,
  seconds: number,
  about: Parameters<typeof mp4>[1] = {},
): Buffer {
  const film = mp4(seconds, about);
  const head = film.subarray(0, film.length - 24);
  // A size that does not fit into 32 bits stands behind the name.
  const mdat = Buffer.alloc(16);
  mdat.writeUInt32BE(1);
  mdat.write('mdat', 4, 'latin1');
  mdat.writeBigUInt64BE(BigInt(bytes - head.length), 8);
  return Buffer.concat([head, mdat]);
}

/** A film of the ISO container; `place` as an iPhone writes it; `made`: an ISO time. */
export function mp4(
  seconds: number,
  { brand = 'isom', handler = 'vide', place = '', made = '' } = {},
): Buffer {
  // Seconds since 1904.
  const since = made === '' ? 0 : Date.parse(made) / 1000 + 2_082_844_800;
  const mvhd = box('mvhd', u32(0, since, 0, 1000, seconds * 1000), Buffer.alloc(80));
  const mdhd = box('mdhd', u32(0, 0, 0, 1000, seconds * 1000), Buffer.alloc(4));
  const hdlr = box('hdlr', u32(0, 0), ascii(handler), Buffer.alloc(13));
  const sound = Buffer.alloc(28);
  sound.writeUInt16BE(1, 6);
  sound.writeUInt16BE(1, 16);
  sound.writeUInt16BE(16, 18);
  sound.writeUInt32BE(8000 * 65_536, 24);
  const stsd = handler === 'soun' ? box('stsd', u32(0, 1), box('mp4a', sound)) : box('stsd', u32(0, 0));
  const stbl = box(
    'stbl',
    stsd,
    ...['stts', 'stsc', 'stco'].map((name) => box(name, u32(0, 0))),
    box('stsz', u32(0, 0, 0)),
  );
  const tkhd = box('tkhd', u32(0, 0, 0, 1, 0, seconds * 1000), Buffer.alloc(60));
  const trak = box('trak', tkhd, box('mdia', mdhd, hdlr, box('minf', stbl)));
  const said = ascii(place);
  const length = Buffer.alloc(4);
  length.writeUInt16BE(said.length);
  const udta = place === '' ? [] : [box('udta', box('\u00a9xyz', length, said))];
  return Buffer.concat([
    box('ftyp', ascii(brand), u32(0), ascii('isom')),
    box('moov', mvhd, trak, ...udta),
    box('mdat', Buffer.alloc(16)),
  ]);
}

/** One page of Opus's head and one whose position says how long it is: 48,000 to a second. */
export function opus(seconds: number): Buffer {
  const page = (flags: number, position: number, number: number, packet: Buffer) => {
    const head = Buffer.alloc(27);
    head.write('OggS', 0, 'latin1');
    head[5] = flags;
    head.writeUInt32LE(position, 6);
    head.writeUInt32LE(7, 14);
    head.writeUInt32LE(number, 18);
    head[26] = 1;
    return Buffer.concat([head, Buffer.from([packet.length]), packet]);
  };
  const opusHead = Buffer.alloc(19);
  opusHead.write('OpusHead', 0, 'latin1');
  opusHead[8] = 1;
  opusHead[9] = 1;
  opusHead.writeUInt32LE(48_000, 12);
  const tags = Buffer.concat([ascii('OpusTags'), Buffer.alloc(8)]);
  return Buffer.concat([
    page(2, 0, 0, opusHead),
    page(0, 0, 1, tags),
    page(4, seconds * 48_000, 2, Buffer.alloc(40)),
  ]);
}

/** A length in EBML: eight bytes; null as a program writes it that does not know yet how much will come. */
const ebmlSize = (size: number | null) => {
  const bytes = Buffer.alloc(8, 0xff);
  if (size !== null) bytes.writeBigUInt64BE(BigInt(size));
  bytes[0] = 0x01;
  return bytes;
};
const element = (id: string, inside: Uint8Array, sized = true) =>
  Buffer.concat([Buffer.from(id, 'hex'), ebmlSize(sized ? inside.length : null), inside]);
const float64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};

/**
 * A film of VP8 as WebM, a picture each second. `streamed`: as a browser records, which knows neither how long it will be nor
 * how large its parts are (RFC 9559, section 5.1; RFC 8794, section 6.2).
 */
export function webm(seconds: number, { streamed = false, scale = 1_000_000 } = {}): Buffer {
  const ticks = 1_000_000_000 / scale;
  const doc = element('1a45dfa3', Buffer.concat([element('4282', ascii('webm'))]));
  const info = element(
    '1549a966',
    Buffer.concat([
      element('2ad7b1', u32(scale)),
      element('4d80', ascii('house')),
      ...(streamed ? [] : [element('4489', float64(seconds * ticks))]),
    ]),
  );
  const track = Buffer.concat([
    element('d7', Buffer.from([1])),
    element('73c5', Buffer.from([1])),
    element('83', Buffer.from([1])),
    element('86', ascii('V_VP8')),
    element('e0', Buffer.concat([element('b0', Buffer.from([64])), element('ba', Buffer.from([48]))])),
  ]);
  const tracks = element('1654ae6b', element('ae', track));
  // Each cluster begins at its second and holds two blocks, the second of them half a second on.
  const clusters = Array.from({ length: seconds }, (_, at) => {
    const block = (after: number) => {
      const head = Buffer.from([0x81, 0, 0, 0x80]);
      head.writeInt16BE(after, 1);
      return element('a3', Buffer.concat([head, Buffer.alloc(24)]));
    };
    const last = block(Math.round(ticks / 2));
    return element('1f43b675', Buffer.concat([element('e7', u32(at * ticks)), block(0), last]), !streamed);
  });
  return Buffer.concat([doc, element('18538067', Buffer.concat([info, tracks, ...clusters]), !streamed)]);
}
