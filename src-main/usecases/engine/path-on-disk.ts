/**
 * @file Names on a disk are bytes. Those that an older system wrote are often no UTF-8; the runtime shows what it cannot read
 * in them as "�", and a path with that in it names nothing. Here it is found again.
 */
import { readdirSync } from 'node:fs';
import { basename, resolve, sep } from 'node:path';

/** What stands where bytes could not be read. */
const UNREAD = '\ufffd';
const LONGEST_LETTER = 4;

/**
 * What to open for a path that was listed, given or picked as text: itself, or its bytes where it has parts that are no
 * UTF-8. Null where several names on the disk read alike, so that nobody knows which one is meant.
 */
export function onDisk(path: string): string | Buffer | null {
  if (!path.includes(UNREAD)) return path;
  let found = Buffer.from(resolve(sep));
  for (const part of resolve(path).slice(found.length).split(sep)) {
    const name = part.includes(UNREAD) ? namedAlike(found, part) : Buffer.from(part);
    if (name === null) return null;
    // Nothing of that name: whoever opens it is told so by the system.
    if (name === undefined) return path;
    found = Buffer.concat([found, found.at(-1) === sep.charCodeAt(0) ? Buffer.of() : Buffer.from(sep), name]);
  }
  return found;
}

/** The last part of a path, as it can be shown and kept. */
export function nameOnDisk(path: string): string {
  const place = onDisk(path);
  return place === null || typeof place === 'string'
    ? basename(path)
    : readableName(place.subarray(place.lastIndexOf(sep) + 1));
}

/** The only name in a folder that is read as `name`; undefined for none, null for several. */
function namedAlike(folder: Buffer, name: string): Buffer | null | undefined {
  try {
    const alike = readdirSync(folder, { encoding: 'buffer' }).filter((one) => one.toString() === name);
    return alike.length > 1 ? null : alike[0];
  } catch {
    return undefined;
  }
}

/** A name as it can be shown and kept: a byte that is no letter stands as in an address, "%E9". */
export function readableName(name: Buffer): string {
  let shown = '';
  for (let at = 0; at < name.length; ) {
    const letter = letterAt(name, at);
    shown += letter ?? `%${(name[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
    at += letter === null ? 1 : Buffer.byteLength(letter);
  }
  return shown;
}

function letterAt(name: Buffer, at: number): string | null {
  for (let length = 1; length <= LONGEST_LETTER && at + length <= name.length; length += 1) {
    const piece = name.subarray(at, at + length);
    const letter = piece.toString();
    if (Buffer.from(letter).equals(piece)) return letter;
  }
  return null;
}
