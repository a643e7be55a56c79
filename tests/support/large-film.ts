/** @file Films and archives that are larger than what is held in memory, once the limit for that is set low. */
import { crc32, deflateRawSync } from 'node:zlib';
import { beforeLargeFilm } from './recordings.ts';

/** Three groups of pieces, and a part of a fourth. */
export const LARGE_BYTES = 13 * 1024 * 1024 + 77;
/** What `INTAKE_LIMITS.fileBytes` is set to. */
export const HELD_BYTES = 1024 * 1024;

/** No two of its pieces are alike, and `seed` makes another film. */
export function largeFilm(seed: number, { bytes = LARGE_BYTES, seconds = 3723, place = '' } = {}): Buffer {
  const head = beforeLargeFilm(bytes, seconds, { place });
  const film = Buffer.alloc(bytes);
  head.copy(film);
  for (let at = head.length; at + 4 <= bytes; at += 4096)
    film.writeUInt32LE((at ^ (seed * 0x9e37)) >>> 0, at);
  return film;
}

/** As a program writes it that streams: entries one after the other, and the list at the end. */
export function zipOf(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const [packed, title] = [deflateRawSync(bytes, { level: 0 }), Buffer.from(name)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x0800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(title.length, 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, title, packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), about, end, title]));
    bodies.push(body);
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...list, end]);
}
