/**
 * @file Secrets are bytes with memory of their own. A JavaScript string cannot be wiped and a small Buffer
 * shares a pool with others, so keys and passphrases are Uint8Arrays from here and are wiped in `finally`.
 */
import { randomFillSync } from 'node:crypto';

/** `length` bytes from the system's random source, outside Node's buffer pool. */
export function randomSecret(length: number): Uint8Array {
  return randomFillSync(new Uint8Array(length));
}

/** Overwrites with zeros. Undefined is allowed, so that a `finally` needs no conditions. */
export function wipe(...secrets: readonly (Uint8Array | null | undefined)[]): void {
  for (const secret of secrets) secret?.fill(0);
}
