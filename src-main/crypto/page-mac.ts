/**
 * @file The tag that SQLCipher 4 keeps on every page: HMAC-SHA-512 over the encrypted page and its number,
 * under a key derived from the store's raw key and the salt in the file's first 16 bytes. Computed here
 * again, because SQLite's own integrity check does not read free pages and this driver's
 * `cipher_integrity_check` answers nothing. Format: SQLCipher 4 design (certainty H, seen to agree with the
 * stock `sqlcipher` tool in tests).
 */
import { createHmac, hash, pbkdf2Sync } from 'node:crypto';
import { sameBytes } from './digest.ts';
import { Secrets } from './secret.ts';

export const PAGE_BYTES = 4096;
export const STORE_SALT_BYTES = 16;
export const TAG_BYTES = 64;
const SALT_MASK = 0x3a;

/** 32 bytes that can check pages and cannot read them. The caller holds them. */
export function derivePageKey(storeKey: Uint8Array, salt: Uint8Array): Uint8Array {
  const masked = salt.map((byte) => byte ^ SALT_MASK);
  return new Uint8Array(pbkdf2Sync(storeKey, masked, 2, 32, 'sha512'));
}

/**
 * Whether a page (4,096 bytes as they are on disk, numbered from 1) is one that the key's holder wrote. A
 * shorter one, where the file was cut, is not.
 */
export function pageIsSound(pageKey: Uint8Array, page: Uint8Array, number: number): boolean {
  return sameBytes(pageTag(pageKey, page, number), page.subarray(PAGE_BYTES - TAG_BYTES));
}

/** Of SHA-512, in bytes (FIPS 180-4). */
const BLOCK = 128;
const BODY = PAGE_BYTES - TAG_BYTES;

/**
 * The same for many pages: HMAC written out (RFC 2104), with the key laid into its two blocks once. Making an HMAC anew for
 * each page takes as long as the page itself. Holds the key until `end`.
 */
export class PageTags {
  readonly #secrets = new Secrets();
  readonly #inner = this.#secrets.hold(Buffer.alloc(BLOCK + BODY + 4, 0x36));
  readonly #outer = this.#secrets.hold(Buffer.alloc(BLOCK + TAG_BYTES, 0x5c));
  readonly #number = new DataView(this.#inner.buffer, this.#inner.byteOffset + BLOCK + BODY, 4);
  readonly #first: PageKeyed;

  /** `pageKey`: the caller holds it, for as long as this is used. */
  constructor(pageKey: Uint8Array) {
    for (const [at, byte] of pageKey.entries()) {
      this.#inner[at] = 0x36 ^ byte;
      this.#outer[at] = 0x5c ^ byte;
    }
    // It lacks the salt, so it is of another length than the others.
    this.#first = (page) => pageIsSound(pageKey, page, 1);
  }

  /** As `pageIsSound`. */
  isSound(page: Uint8Array, number: number): boolean {
    if (page.length < PAGE_BYTES) return false;
    if (number === 1) return this.#first(page);
    return sameBytes(this.of(page.subarray(0, PAGE_BYTES), number), page.subarray(BODY));
  }

  /**
   * The tags, one behind the other, that pages should carry which follow each other: whole ones, of which the first has
   * this number, and none of them the store's first. Compared at once they take a sixteenth less than each by itself.
   */
  of(pages: Uint8Array, first: number): Uint8Array {
    const tags = Buffer.allocUnsafe((pages.length / PAGE_BYTES) * TAG_BYTES);
    for (let page = 0; page * PAGE_BYTES < pages.length; page += 1) {
      this.#inner.set(pages.subarray(page * PAGE_BYTES, page * PAGE_BYTES + BODY), BLOCK);
      this.#number.setUint32(0, first + page, true);
      this.#outer.write(sha512(this.#inner), BLOCK, 'latin1');
      tags.write(sha512(this.#outer), page * TAG_BYTES, 'latin1');
    }
    return tags;
  }

  /** Wipes the key. */
  end(): void {
    this.#secrets.end();
  }
}
type PageKeyed = (page: Uint8Array) => boolean;
/** In one call, a letter for each byte: a hash that is made, fed and ended as bytes takes a third longer for a page. */
const sha512 = (bytes: Uint8Array): string => hash('sha512', bytes, 'binary');

/** The tag that a page should carry in its last bytes. */
export function pageTag(pageKey: Uint8Array, page: Uint8Array, number: number): Uint8Array {
  const counter = new Uint8Array(4);
  new DataView(counter.buffer).setUint32(0, number, true);
  return createHmac('sha512', pageKey)
    .update(page.subarray(number === 1 ? STORE_SALT_BYTES : 0, PAGE_BYTES - TAG_BYTES))
    .update(counter)
    .digest();
}
