/** @file Passphrases that were typed, as the bytes that cross to the host, for as long as they are needed and no longer. */
import { typedBytes } from '../../src-main/core/vault/passphrase.ts';

/**
 * `typed` by its names as bytes, wiped when `use` has ended, however it ended. What was typed should leave the page's state
 * before: that is whoever calls to see to.
 */
export async function asBytes<Name extends string, T>(
  typed: Readonly<Record<Name, string>>,
  use: (bytes: Record<Name, Uint8Array>) => Promise<T>,
): Promise<T> {
  const pairs = Object.entries<string>(typed).map(([name, text]) => [name, typedBytes(text)] as const);
  try {
    return await use(Object.fromEntries(pairs) as Record<Name, Uint8Array>);
  } finally {
    for (const [, bytes] of pairs) bytes.fill(0);
  }
}
