/**
 * @file The store as it was before a saving that was cut off: what the journal beside it keeps of the pages that saving
 * changed, over what lies in the store. The journal is only read, so that a salvage changes nothing.
 *
 * Its form is SQLite's own (https://www.sqlite.org/fileformat2.html#the_rollback_journal, certainty H): headers at sector
 * boundaries, each before so many records of a page's number, the page, and a sum over some of its bytes. Pages in it are
 * encrypted as those of the store are and carry the same tags, which say more than the sum: that is over the readable page.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { derivePageKey, PAGE_BYTES, pageIsSound, STORE_SALT_BYTES } from '../../crypto/page-mac.ts';
import { withSecrets } from '../../crypto/secret.ts';
import type { StoreBytes } from '../db.ts';
import { storeIn } from '../pages.ts';
import { sizeOf } from '../vault-files.ts';

const MAGIC = 'd9d505f920a163d7';
const HEADER_BYTES = 28;
const NUMBER_BYTES = 4;
const RECORD_BYTES = NUMBER_BYTES + PAGE_BYTES + NUMBER_BYTES;
/** The count of records where nobody went back to write it. */
const TO_THE_END = 0xffff_ffff;

interface Kept {
  /** Pages that the store had before. */
  readonly pages: number;
  /** Where in the journal each page lies, by its number. */
  readonly places: ReadonlyMap<number, number>;
}

/** Runs `use` with the store as it was before a saving that was cut off, or as it lies. `undone`: pages taken back. */
export async function withSavingUndone<T>(
  {
    folder,
    name,
    store,
    storeKey,
  }: { folder: string; name: string; store: StoreBytes; storeKey: Uint8Array },
  use: (store: StoreBytes, undone: number) => Promise<T>,
): Promise<T> {
  const journal = `${name}-journal`;
  if ((sizeOf(folder, journal) ?? 0) < HEADER_BYTES) return await use(store, 0);
  const file = openSync(join(folder, journal), 'r');
  try {
    const bytes = storeIn(file);
    const kept = soundOnly(readJournal(bytes), { journal: bytes, store, storeKey });
    return kept === null ? await use(store, 0) : await use(over(store, bytes, kept), kept.places.size);
  } finally {
    closeSync(file);
  }
}

/** Null for a journal that is over: its saving came to its end, or changed nothing yet. */
function readJournal(journal: StoreBytes): Kept | null {
  const places = new Map<number, number>();
  let pages: number | null = null;
  const size = journal.size();
  for (let at = 0; at + HEADER_BYTES <= size; ) {
    const header = piece(journal, at, HEADER_BYTES);
    if (Buffer.from(header.buffer, 0, 8).toString('hex') !== MAGIC) break;
    const [count, before, sector] = [header.getUint32(8), header.getUint32(16), header.getUint32(20)];
    if (header.getUint32(24) !== PAGE_BYTES || sector < HEADER_BYTES) break;
    pages ??= before;
    const fits = Math.floor((size - at - sector) / RECORD_BYTES);
    const records = count === TO_THE_END ? fits : Math.min(count, fits);
    for (let n = 0; n < records; n += 1) {
      const place = at + sector + n * RECORD_BYTES;
      const number = piece(journal, place, NUMBER_BYTES).getUint32(0);
      // The first is what was there before; no page is kept twice in one saving.
      if (number > 0 && number <= pages && !places.has(number)) places.set(number, place + NUMBER_BYTES);
    }
    at = Math.ceil((at + sector + records * RECORD_BYTES) / sector) * sector;
  }
  return pages === null || places.size === 0 ? null : { pages, places };
}

/** Without pages whose tag does not fit; null where none does. The salt of the tags is the beginning of the first page. */
function soundOnly(
  kept: Kept | null,
  { journal, store, storeKey }: { journal: StoreBytes; store: StoreBytes; storeKey: Uint8Array },
): Kept | null {
  if (kept === null) return null;
  const first = kept.places.get(1);
  const salt = new Uint8Array(STORE_SALT_BYTES);
  if (first === undefined) store.read(salt, 0);
  else journal.read(salt, first);
  return withSecrets(({ hold }) => {
    const pageKey = hold(derivePageKey(storeKey, salt));
    const places = [...kept.places].filter(([number, place]) =>
      pageIsSound(pageKey, new Uint8Array(piece(journal, place, PAGE_BYTES).buffer), number),
    );
    return places.length === 0 ? null : { pages: kept.pages, places: new Map(places) };
  });
}

/** What is asked for of a page lies within it: pages are read one by one, and the salt is the beginning of the first. */
const over = (store: StoreBytes, journal: StoreBytes, { pages, places }: Kept): StoreBytes => ({
  size: () => pages * PAGE_BYTES,
  read(into, at) {
    const inPage = at % PAGE_BYTES;
    const place = places.get((at - inPage) / PAGE_BYTES + 1);
    const wanted = into.subarray(0, Math.min(into.length, PAGE_BYTES - inPage));
    return place === undefined ? store.read(wanted, at) : journal.read(wanted, place + inPage);
  },
});

function piece(journal: StoreBytes, at: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const got = journal.read(bytes.subarray(read), at + read);
    if (got === 0) break;
    read += got;
  }
  return new DataView(bytes.buffer);
}
