/**
 * @file A vault as one small file, and back to the same bytes. Encrypted pages do not compress, and most of a small
 * store is empty pages: so the pages are packed decrypted, each with its IV, and are encrypted again with the vault's
 * own key on the way out. The SHA-256 of the store, taken when it was frozen, proves that it is that store to the byte.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { derivePageKey, PAGE_BYTES, STORE_SALT_BYTES } from '../../../src-main/crypto/page-mac.ts';
import { storeKeyOf } from '../sqlcipher.ts';

const IV = 16;
const RESERVED = 80;
const CIPHER = 'aes-256-cbc';
/** A zip takes no earlier year; without a fixed one the same vault would give another archive each time. */
const NO_TIME = new Date(Date.UTC(1980, 0, 2));

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One archive of a locked vault. */
export async function packVault(folder: string, passphrase: string): Promise<Uint8Array> {
  const key = Buffer.from(await storeKeyOf(folder, passphrase), 'hex');
  const store = readFileSync(join(folder, 'vault.db'));
  const pages: Uint8Array[] = [store.subarray(0, STORE_SALT_BYTES)];
  const ivs: Uint8Array[] = [];
  for (let at = 0; at < store.length; at += PAGE_BYTES) {
    const end = at + PAGE_BYTES - RESERVED;
    const iv = store.subarray(end, end + IV);
    const decipher = createDecipheriv(CIPHER, key, iv).setAutoPadding(false);
    ivs.push(iv);
    pages.push(decipher.update(store.subarray(at === 0 ? STORE_SALT_BYTES : at, end)), decipher.final());
  }
  const files = {
    'header.json': new Uint8Array(readFileSync(join(folder, 'header.json'))),
    'header-copy.json': new Uint8Array(readFileSync(join(folder, 'header-copy.json'))),
    'store.sha256': new TextEncoder().encode(sha256(store)),
    'pages.bin': new Uint8Array(Buffer.concat(pages)),
    'ivs.bin': new Uint8Array(Buffer.concat(ivs)),
  };
  return zipSync(files, { level: 9, mtime: NO_TIME });
}

/**
 * Writes the vault into `folder`, which is made, and returns the store's raw key in hex. Throws when the store is not,
 * to the byte, the one that was packed.
 */
export async function unpackVault(archive: Uint8Array, folder: string, passphrase: string): Promise<string> {
  const files = unzipSync(archive);
  const part = (name: string): Uint8Array => {
    const bytes = files[name];
    if (bytes === undefined) throw new Error(`a frozen vault without ${name}`);
    return bytes;
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  put('header.json', part('header.json'));
  put('header-copy.json', part('header-copy.json'));
  const key = await storeKeyOf(folder, passphrase);
  const store = encryptedPages(part('pages.bin'), part('ivs.bin'), Buffer.from(key, 'hex'));
  if (sha256(store) !== new TextDecoder().decode(part('store.sha256'))) {
    throw new Error('a frozen vault did not come out as it was packed');
  }
  put('vault.db', store);
  return key;
}

/** SQLCipher 4: each page is ciphertext, IV, and a tag over both and the page's number. */
function encryptedPages(plain: Uint8Array, ivs: Uint8Array, key: Uint8Array): Uint8Array {
  const salt = plain.subarray(0, STORE_SALT_BYTES);
  const tagKey = derivePageKey(key, salt);
  const out: Uint8Array[] = [salt];
  let at = STORE_SALT_BYTES;
  for (let number = 1; number <= ivs.length / IV; number += 1) {
    const end = at + PAGE_BYTES - RESERVED - (number === 1 ? STORE_SALT_BYTES : 0);
    const iv = ivs.subarray((number - 1) * IV, number * IV);
    const cipher = createCipheriv(CIPHER, key, iv).setAutoPadding(false);
    const page = Buffer.concat([cipher.update(plain.subarray(at, end)), cipher.final(), iv]);
    const counter = Buffer.alloc(4);
    counter.writeUInt32LE(number);
    out.push(page, createHmac('sha512', tagKey).update(page).update(counter).digest());
    at = end;
  }
  return new Uint8Array(Buffer.concat(out));
}
