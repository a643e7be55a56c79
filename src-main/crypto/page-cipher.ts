/**
 * @file One page of a SQLCipher 4 store from one key to another: AES-256-CBC with the page's own IV, and the tag of
 * page-mac.ts. A page holds nothing of SQLite's here: bytes in, bytes out. Format: SQLCipher 4 design (certainty H, the
 * tests open what comes out with the stock `sqlcipher` tool).
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { PAGE_BYTES, pageTag, STORE_SALT_BYTES, TAG_BYTES } from './page-mac.ts';
import { withSecrets } from './secret.ts';

const IV_BYTES = 16;
/** Bytes of a page that are SQLite's. */
export const CONTENT_END = PAGE_BYTES - IV_BYTES - TAG_BYTES;
/** What SQLite has in the place of the first page's salt (sqlite.org/fileformat2.html, certainty H). */
const MAGIC = new TextEncoder().encode('SQLite format 3\0');

export interface StoreKeys {
  /** Raw key of the store. */
  readonly store: Uint8Array;
  readonly page: Uint8Array;
}

/** What a page is called in the other store: the same page gives the same, a page that was changed another. Secret-keyed. */
export function ivFor(ivKey: Uint8Array, page: Uint8Array, number: number): Uint8Array {
  const place = new Uint8Array(4);
  new DataView(place.buffer).setUint32(0, number, true);
  const mac = createHmac('sha256', ivKey).update(page.subarray(CONTENT_END)).update(place).digest();
  return new Uint8Array(mac.subarray(0, IV_BYTES));
}

/** The IV that a page carries. */
export const ivOf = (page: Uint8Array): Uint8Array => page.subarray(CONTENT_END, CONTENT_END + IV_BYTES);

/** What SQLite sees of a page, in `CONTENT_END` bytes. The page must be sound: this does not look. The caller holds it. */
export function readPage(page: Uint8Array, number: number, storeKey: Uint8Array): Uint8Array {
  const start = number === 1 ? STORE_SALT_BYTES : 0;
  const decipher = createDecipheriv('aes-256-cbc', storeKey, ivOf(page)).setAutoPadding(false);
  const content = new Uint8Array(CONTENT_END);
  if (number === 1) content.set(MAGIC);
  content.set(decipher.update(page.subarray(start, CONTENT_END)), start);
  decipher.final();
  return content;
}

/**
 * The page under the new keys, with `iv`. `salt`: of the new store, which the first page begins with. The page must be
 * sound (`pageIsSound`): this does not look.
 */
export function recodePage(
  page: Uint8Array,
  number: number,
  { from, to, iv, salt }: { from: Uint8Array; to: StoreKeys; iv: Uint8Array; salt: Uint8Array },
): Uint8Array {
  const start = number === 1 ? STORE_SALT_BYTES : 0;
  return withSecrets(({ hold }) => {
    const decipher = createDecipheriv('aes-256-cbc', from, ivOf(page)).setAutoPadding(false);
    const content = hold(decipher.update(page.subarray(start, CONTENT_END)));
    decipher.final();
    const cipher = createCipheriv('aes-256-cbc', to.store, iv).setAutoPadding(false);
    const made = new Uint8Array(PAGE_BYTES);
    if (number === 1) made.set(salt);
    made.set(cipher.update(content), start);
    cipher.final();
    made.set(iv, CONTENT_END);
    made.set(pageTag(to.page, made, number), CONTENT_END + IV_BYTES);
    return made;
  });
}
