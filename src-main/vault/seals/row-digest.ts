/**
 * @file The digest of a table's rows that does not depend on their order: the sum, modulo 2^512, of a keyed hash of each
 * (AdHash: Bellare and Micciancio, "A new paradigm for collision-free hashing", 1997; the length is our own choice). A row
 * is added when it is written and taken off when it goes, so keeping it up costs one hash for each row that changes.
 */
import { hash } from 'node:crypto';
import type { SqlValue } from '../db.ts';

export const DIGEST_LENGTH = 64;
export const emptyDigest = (): Uint8Array => new Uint8Array(DIGEST_LENGTH);

/**
 * 64 bytes for one row: SHA-512 over the key and every value with its kind and length, so that no two rows are written
 * alike and the key is always before them. One call for each row: it is made for every row that changes.
 */
export function rowHash(key: Uint8Array, table: string, values: readonly SqlValue[]): Uint8Array {
  const parts: Uint8Array[] = [key];
  let text = `${table.length}:${table}`;
  for (const value of values) {
    if (value === null) text += '-';
    else if (value instanceof Uint8Array) {
      parts.push(Buffer.from(`${text}b${value.length}:`), value);
      text = '';
    } else {
      const written = String(value);
      text += `${typeof value === 'string' ? 's' : 'n'}${Buffer.byteLength(written)}:${written}`;
    }
  }
  parts.push(Buffer.from(text));
  return hash('sha512', Buffer.concat(parts), 'buffer');
}

export const plus = (digest: Uint8Array, row: Uint8Array): Uint8Array => sum(digest, row, 1);
export const minus = (digest: Uint8Array, row: Uint8Array): Uint8Array => sum(digest, row, -1);

/** Last byte first carried: both are big-endian numbers of 512 bits. */
function sum(digest: Uint8Array, row: Uint8Array, sign: 1 | -1): Uint8Array {
  const result = new Uint8Array(DIGEST_LENGTH);
  let carry = 0;
  for (let at = DIGEST_LENGTH - 1; at >= 0; at -= 1) {
    const value = (digest[at] as number) + sign * (row[at] as number) + carry;
    result[at] = value & 0xff;
    carry = value >> 8;
  }
  return result;
}
