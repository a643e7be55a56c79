/**
 * @file The values of a row out of its bytes, also where the bytes end early. Format: sqlite.org/fileformat2.html,
 * section 2.1 (certainty H). Pure.
 */
import type { SqlValue } from '../db.ts';
import { readVarint } from './tree-page.ts';

export interface RowRecord {
  /** In the table's order. The last ones are missing where a column was added to the table later, or bytes are. */
  readonly values: readonly SqlValue[];
  /** Whether all that was written is there. */
  readonly whole: boolean;
  /** What is left of the text that the bytes end in; null for none. */
  readonly cutText: string | null;
}

/** Serial types 1 to 6: whole numbers of so many bytes. */
const WHOLE_BYTES = [0, 1, 2, 3, 4, 6, 8] as const;

/** `size`: of the record as it was written. Null where not even its beginning can be read. */
export function decodeRecord(bytes: Uint8Array, size: number): RowRecord | null {
  let types: number[];
  let at: number;
  try {
    ({ types, at } = readTypes(bytes));
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
  const values: SqlValue[] = [];
  for (const type of types) {
    const length = lengthOf(type);
    if (length === undefined) return null;
    if (at + length > bytes.length)
      return { values, whole: false, cutText: textPart(type, bytes.subarray(at)) };
    values.push(columnValue(type, bytes.subarray(at, at + length)));
    at += length;
  }
  return { values, whole: bytes.length >= size, cutText: null };
}

function readTypes(bytes: Uint8Array): { types: number[]; at: number } {
  const { value: headerBytes, length } = readVarint(bytes, 0);
  if (headerBytes > bytes.length) throw new RangeError('header');
  const types: number[] = [];
  for (let at = length; at < headerBytes; ) {
    const type = readVarint(bytes, at);
    types.push(type.value);
    at += type.length;
  }
  return { types, at: headerBytes };
}

function lengthOf(type: number): number | undefined {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type === 7) return 8;
  if (type === 8 || type === 9) return 0;
  return WHOLE_BYTES[type];
}

function columnValue(type: number, bytes: Uint8Array): SqlValue {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) return type % 2 === 0 ? bytes.slice() : new TextDecoder().decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 7) return view.getFloat64(0);
  return wholeNumber(bytes);
}

/** Two's complement, big-endian. */
function wholeNumber(bytes: Uint8Array): number | bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  const signed = BigInt.asIntN(8 * bytes.length, value);
  const small = Number(signed);
  return Number.isSafeInteger(small) ? small : signed;
}

/** Without a letter that is cut in two. */
function textPart(type: number, bytes: Uint8Array): string | null {
  if (type < 13 || type % 2 === 0) return null;
  return new TextDecoder().decode(bytes, { stream: true });
}
