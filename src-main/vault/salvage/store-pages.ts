/**
 * @file The pages of a store that may be damaged, decrypted one by one. A page is read only if its tag shows that the
 * key's holder wrote it.
 *
 * [Note: a lost salt] Tags are made with a salt that is the file's first 16 bytes and nowhere else. Where those are
 * damaged no tag fits, and pages are taken by their form alone: what comes out is then held against the hashes that the
 * vault keeps of it, and it is said that nothing more vouches for it.
 */
import { readPage } from '../../crypto/page-cipher.ts';
import { derivePageKey, PAGE_BYTES, pageIsSound, STORE_SALT_BYTES } from '../../crypto/page-mac.ts';
import { withSecrets } from '../../crypto/secret.ts';
import type { StoreBytes } from '../db.ts';
import { LOCK_PAGE } from '../pages.ts';
import { parseTreePage } from './tree-page.ts';

const PAGES_AT_ONCE = 256;
/** Beside a lost salt every page looks damaged; one sound page in a thousand is chance no more. */
const SALT_LOST_IF_SOUND_BELOW = 0.001;
const SIZE_IN_HEADER = 28;

export interface StorePages {
  /** Pages that the store has, whole or not. */
  readonly count: number;
  /** Their numbers, from 1; those cut off at the end too, as far as the store says how long it was. */
  readonly damaged: ReadonlySet<number>;
  /** Whether tags could not be held against anything. */
  readonly saltLost: boolean;
  /** Bytes after the last page that are none of the store's. */
  readonly trailing: number;
  /** Null for a damaged page and one that is not there. */
  read(number: number): Uint8Array | null;
}

export interface PageScan {
  readonly store: StoreBytes;
  /** Raw key of the store; the caller holds it for as long as pages are read. */
  readonly storeKey: Uint8Array;
  /** Called about every megabyte; may throw to stop. */
  between(done: number, of: number): void;
}

/** Looks at every page once. Throws what `between` throws, and the system's errors. */
export async function scanPages({ store, storeKey, between }: PageScan): Promise<StorePages> {
  const size = store.size();
  const inFile = Math.ceil(size / PAGE_BYTES);
  const salt = new Uint8Array(STORE_SALT_BYTES);
  store.read(salt, 0);
  const unsound = new Set<number>();
  await withSecrets(async ({ hold }) => {
    const pageKey = hold(derivePageKey(storeKey, salt));
    for (let first = 1; first <= inFile; first += PAGES_AT_ONCE) {
      for (let number = first; number < first + PAGES_AT_ONCE && number <= inFile; number += 1) {
        const page = pageBytes(store, number);
        if (number !== LOCK_PAGE && (page === null || !pageIsSound(pageKey, page, number)))
          unsound.add(number);
      }
      await new Promise((resume) => setImmediate(resume));
      between(first * PAGE_BYTES, size);
    }
  });
  const saltLost = inFile > 2 && inFile - unsound.size < Math.max(1, inFile * SALT_LOST_IF_SOUND_BELOW);
  return new ScannedPages(store, storeKey, { unsound, saltLost, size });
}

class ScannedPages implements StorePages {
  readonly #store: StoreBytes;
  readonly #storeKey: Uint8Array;
  readonly count: number;
  readonly damaged: ReadonlySet<number>;
  readonly saltLost: boolean;
  readonly trailing: number;

  constructor(
    store: StoreBytes,
    storeKey: Uint8Array,
    { unsound, saltLost, size }: { unsound: ReadonlySet<number>; saltLost: boolean; size: number },
  ) {
    this.#store = store;
    this.#storeKey = storeKey;
    this.saltLost = saltLost;
    this.damaged = saltLost ? new Set([1]) : unsound;
    const inFile = Math.ceil(size / PAGE_BYTES);
    this.count = inFile;
    const said = this.#sizeInHeader();
    const damaged = new Set(this.damaged);
    for (let number = inFile + 1; said !== null && number <= said; number += 1) damaged.add(number);
    if (said !== null) for (const number of damaged) if (number > said) damaged.delete(number);
    this.damaged = damaged;
    this.count = said ?? inFile;
    this.trailing = said === null ? size % PAGE_BYTES : Math.max(0, size - said * PAGE_BYTES);
  }

  read(number: number): Uint8Array | null {
    if (number < 1 || number > this.count || number === LOCK_PAGE) return null;
    if (this.damaged.has(number) && !(this.saltLost && number === 1)) return null;
    const bytes = pageBytes(this.#store, number);
    if (bytes === null) return null;
    const page = readPage(bytes, number, this.#storeKey);
    // Only the salt may be what is damaged of it: its tree then still has its form.
    if (this.saltLost && number === 1 && parseTreePage(page, 1) === null) return null;
    return page;
  }

  /** How many pages the store says it has; null where the page that says it is not to be trusted. */
  #sizeInHeader(): number | null {
    if (this.damaged.has(1) && !this.saltLost) return null;
    const first = this.read(1);
    if (first === null) return null;
    return new DataView(first.buffer, first.byteOffset).getUint32(SIZE_IN_HEADER);
  }
}

function pageBytes(store: StoreBytes, number: number): Uint8Array | null {
  const page = new Uint8Array(PAGE_BYTES);
  let read = 0;
  while (read < PAGE_BYTES) {
    const got = store.read(page.subarray(read), (number - 1) * PAGE_BYTES + read);
    if (got === 0) return null;
    read += got;
  }
  return page;
}
