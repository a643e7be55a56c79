/** A recording that is looked into by parts is what it is when it is read whole; an archive is listed without being opened. */
import { expect, it } from 'vitest';
import { lookIntoZip } from '../../../src-main/evidence/archive/intake-archive.ts';
import { lookInto } from '../../../src-main/evidence/intake.ts';
import { INTAKE_LIMITS } from '../../../src-main/evidence/limits.ts';
import { type FileParts, MOST_AT_ONCE, PartsInBlocks } from '../../../src-main/evidence/parts.ts';
import { failureOf } from '../../support/failures.ts';
import { zipOf } from '../../support/large-film.ts';
import { amr, beforeLargeFilm, mp4, wav, webm } from '../../support/recordings.ts';
import { withLimits } from '../../support/smaller-limits.ts';

/** `asked`: what of it was read, to see that not all is. */
function partsOf(bytes: Uint8Array, size = bytes.length) {
  const asked = { bytes: 0, most: 0 };
  const read = (from: number, most: number) => {
    const wanted = Math.max(0, Math.min(most, size - from));
    asked.bytes += wanted;
    asked.most = Math.max(asked.most, most);
    const part = new Uint8Array(wanted);
    part.set(bytes.subarray(from, from + wanted));
    return Promise.resolve(part);
  };
  return { size, read, asked };
}
const heard = async (parts: FileParts) => {
  const looked = await lookInto(parts);
  if (looked.kind !== 'recording') throw new Error('it is one');
  return { mediaType: looked.mediaType, ...looked.heard };
};

it.each([
  ['WAV', wav(90), 'audio/wav', 90],
  ['MP4', mp4(3723), 'video/mp4', 3723],
  ['sound in the container of films', mp4(60, { handler: 'soun' }), 'video/mp4', 60],
  ['WebM', webm(12), 'video/webm', 12],
  ['WebM that was streamed', webm(12, { streamed: true }), 'video/webm', 11.5],
])('%s: how long it is', async (_, bytes, mediaType, seconds) => {
  expect(await heard(partsOf(bytes))).toMatchObject({ mediaType, seconds });
});

it('of a film of gigabytes the ends are read, and what its frame points to', async () => {
  const bytes = 9 * 1024 ** 3;
  const parts = partsOf(beforeLargeFilm(bytes, 7200, { place: '+51.5072-000.1276/' }), bytes);
  const { seconds, made } = await heard(parts);
  expect([seconds, made.hasPlace, made.where]).toEqual([7200, true, '51.50720, -0.12760']);
  expect(parts.asked.bytes).toBeLessThan(4 * 1024 * 1024);
  expect(parts.asked.most).toBeLessThanOrEqual(MOST_AT_ONCE);
});

it('where cameras put what they know behind the film, it is read there', async () => {
  const film = mp4(30, { place: '+51.5072-000.1276/' });
  const [ftyp, moov] = [
    film.subarray(0, film.indexOf('moov') - 4),
    film.subarray(film.indexOf('moov') - 4, -24),
  ];
  const mdat = Buffer.alloc(8_000_000);
  mdat.writeUInt32BE(mdat.length);
  mdat.write('mdat', 4, 'latin1');
  const { seconds, made } = await heard(partsOf(Buffer.concat([ftyp, mdat, moov])));
  expect([seconds, made.where]).toEqual([30, '51.50720, -0.12760']);
});

it('a recording whose frame cannot be read, or not within the limit, is one all the same', async () => {
  expect(await heard(partsOf(amr(50)))).toMatchObject({
    mediaType: 'audio/amr',
    seconds: null,
    format: 'AMR',
  });
  const torn = Buffer.concat([mp4(30).subarray(0, 60), Buffer.alloc(100_000, 0xee)]);
  expect(await heard(partsOf(torn))).toMatchObject({ mediaType: 'video/mp4', seconds: null });
  await withLimits(INTAKE_LIMITS, { lookedAtBytes: 1 }, async () => {
    const late = Buffer.concat([webm(3, { streamed: true }), Buffer.alloc(600_000)]);
    // What a file is known by has to be read.
    const parts = new PartsInBlocks(partsOf(late));
    await parts.read(0, 10);
    await expect(parts.read(500_000, 10)).rejects.toThrow('too-large');
  });
});

it('names and number of what is in an archive are read from its end', async () => {
  const files = Array.from({ length: 502 }, (_, i) => [`a/${i}.txt`, Buffer.from(`text ${i}`)] as const);
  const { names, count } = await lookIntoZip(
    partsOf(zipOf([['__MACOSX/x', Buffer.from('.')], ...files, ['b/', Buffer.alloc(0)]])),
  );
  expect([count, names.length, names[0], names[499]]).toEqual([502, 500, '0.txt, 6 B', '499.txt, 8 B']);
});

it('an archive beyond 4 GB says where its list is in numbers of 64 bits', async () => {
  const [from, entry] = [6 * 1024 ** 3, Buffer.alloc(46 + 8 + 12)];
  entry.write('PK\u0001\u0002', 'latin1');
  entry.writeUInt32LE(0xffff_ffff, 24);
  entry.writeUInt16LE(8, 28);
  entry.writeUInt16LE(12, 30);
  entry.write('film.mp4', 46, 'latin1');
  entry.writeUInt16LE(1, 54);
  entry.writeUInt16LE(8, 56);
  entry.writeBigUInt64LE(5_000_000_000n, 58);
  const record = Buffer.alloc(56);
  record.write('PK\u0006\u0006', 'latin1');
  record.writeBigUInt64LE(BigInt(entry.length), 40);
  record.writeBigUInt64LE(BigInt(from), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\u0006\u0007', 'latin1');
  locator.writeBigUInt64LE(BigInt(from + entry.length), 8);
  const end = Buffer.alloc(22, 0xff);
  end.write('PK\u0005\u0006', 'latin1');
  const tail = Buffer.concat([entry, record, locator, end]);
  const size = from + tail.length;
  const read = (at: number, most: number) => {
    const part = Buffer.alloc(Math.max(0, Math.min(most, size - at)));
    if (at + part.length > from) tail.copy(part, Math.max(0, from - at), Math.max(0, at - from));
    return Promise.resolve(part);
  };
  expect(await lookIntoZip(new PartsInBlocks({ size, read }))).toEqual({
    names: ['film.mp4, 5.0 GB (5,000,000,000 B)'],
    count: 1,
  });
});

it('a list that does not hold together is damage, and what has to be drawn is too large', async () => {
  const zip = zipOf([['a.txt', Buffer.from('text')]]);
  zip.writeUInt32LE(0x7fff_ffff, zip.length - 6);
  expect(await failureOf(() => lookIntoZip(partsOf(zip)))).toMatchObject({ code: 'damaged-file' });
  const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(1000)]);
  expect(await failureOf(() => lookInto(partsOf(picture)))).toMatchObject({ code: 'too-large' });
});
