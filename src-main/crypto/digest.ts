/** @file SHA-256 and HMAC-SHA-256, and hex: how the vault writes bytes in JSON. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** SHA-256 of bytes that come in pieces. `finish` gives lower-case hex and may be called once. */
export function sha256Stream(): { add(part: Uint8Array): void; finish(): string } {
  const hash = createHash('sha256');
  return { add: (part) => void hash.update(part), finish: () => hash.digest('hex') };
}

export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest());
}

/** Equality that takes the same time wherever the first difference is. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
