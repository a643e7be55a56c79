/** @file SHA-256 and HMAC-SHA-256, and hex: how the vault writes bytes in JSON. */
import type { Hash } from 'node:crypto';
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

export interface Sha256Stream {
  add(part: Uint8Array): void;
  /** Another one that goes on from here; this one is left as it is. */
  fork(): Sha256Stream;
  /** Lower-case hex; may be called once. */
  finish(): string;
}

/** SHA-256 of bytes that come in pieces. */
export const sha256Stream = (): Sha256Stream => streamOf(createHash('sha256'));

const streamOf = (hash: Hash): Sha256Stream => ({
  add: (part) => void hash.update(part),
  fork: () => streamOf(hash.copy()),
  finish: () => hash.digest('hex'),
});

export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest());
}

/** Equality that takes the same time wherever the first difference is. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
