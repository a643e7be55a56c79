/**
 * @file The store's pages, decrypted with nothing of ours: AES-256-CBC with the page's own IV, as the
 * SQLCipher 4 format says. Shows what somebody with the key could still find in deleted places.
 */
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const PAGE = 4096;
const RESERVED = 80;
const SALT = 16;

/** Plaintext of every page, 4,016 bytes each (the first without its salt). `key` is hex. */
export function decryptedPages(file: string, key: string): Buffer[] {
  const bytes = readFileSync(file);
  const pages: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PAGE) {
    const end = at + PAGE - RESERVED;
    const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key, 'hex'), bytes.subarray(end, end + 16));
    decipher.setAutoPadding(false);
    pages.push(Buffer.concat([decipher.update(bytes.subarray(at === 0 ? SALT : at, end)), decipher.final()]));
  }
  return pages;
}
