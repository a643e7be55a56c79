/** @file Checks every page of the store, free ones too, without opening it, and names the damaged ones. */
import { fstatSync, readSync } from 'node:fs';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { sameBytes } from '../crypto/digest.ts';
import { PAGE_BYTES, PageTags, TAG_BYTES } from '../crypto/page-mac.ts';
import type { StoreBytes } from './db.ts';
import { STORE } from './vault-files.ts';

/** So many take a few milliseconds, on an old laptop too. */
const PAGES_AT_ONCE = 256;
/** SQLite keeps its lock bytes here and never writes the page they are in. */
export const LOCK_PAGE = 0x4000_0000 / PAGE_BYTES + 1;

/**
 * Numbers, from 1, of the pages whose tag does not fit: altered, damaged, or cut off at the end of the
 * file. Yields to the event loop about every MiB and calls `between` then,
 * which may throw to stop.
 */
export async function findDamagedPages(
  store: StoreBytes,
  pageKey: Uint8Array,
  between: () => void,
): Promise<number[]> {
  const tags = new PageTags(pageKey);
  try {
    return await damagedIn(store, tags, between);
  } finally {
    tags.end();
  }
}

async function damagedIn(store: StoreBytes, tags: PageTags, between: () => void): Promise<number[]> {
  const damaged: number[] = [];
  const buffer = new Uint8Array(PAGES_AT_ONCE * PAGE_BYTES);
  for (let first = 1; ; first += PAGES_AT_ONCE) {
    // The size is asked anew: writing goes on between two rounds.
    const bytes = fill(store, buffer, (first - 1) * PAGE_BYTES);
    damaged.push(...damagedAmong(buffer.subarray(0, bytes), first, tags));
    if (bytes < buffer.length) return damaged;
    await new Promise((resume) => setImmediate(resume));
    between();
  }
}

/** Of pages in their order, of which the first has this number: those whose tag does not fit. `there`: `tagsOf` them. */
export function damagedAmong(
  bytes: Uint8Array,
  first: number,
  tags: PageTags,
  there = tagsOf(bytes, first),
): number[] {
  if (areTagged(bytes, first) && sameBytes(tags.of(bytes, first), there)) return [];
  const damaged: number[] = [];
  for (let offset = 0; offset < bytes.length; offset += PAGE_BYTES) {
    const number = first + offset / PAGE_BYTES;
    if (number === LOCK_PAGE) continue;
    const page = bytes.subarray(offset, Math.min(offset + PAGE_BYTES, bytes.length));
    if (!tags.isSound(page, number)) damaged.push(number);
  }
  return damaged;
}

/** Whole pages, each with a tag that is of its bytes and its number alone. */
const areTagged = (bytes: Uint8Array, first: number): boolean =>
  bytes.length % PAGE_BYTES === 0 && first > 1 && !holdsLockPage(bytes, first);

const holdsLockPage = (bytes: Uint8Array, first: number): boolean =>
  LOCK_PAGE >= first && LOCK_PAGE < first + Math.floor(bytes.length / PAGE_BYTES);

/**
 * What tells pages apart from all others in their places, once each is known to be sound: their tags, which the key's
 * holder alone could make for other bytes. Whole where there is no tag: the page that SQLite never writes, and a part of one.
 */
export function tagsOf(bytes: Uint8Array, first: number): Uint8Array {
  const pages = Math.floor(bytes.length / PAGE_BYTES);
  const part = bytes.subarray(pages * PAGE_BYTES);
  const untagged = holdsLockPage(bytes, first) ? (LOCK_PAGE - first) * PAGE_BYTES : -1;
  const tags = new Uint8Array(pages * TAG_BYTES);
  for (let page = 0; page < pages; page += 1)
    tags.set(bytes.subarray((page + 1) * PAGE_BYTES - TAG_BYTES, (page + 1) * PAGE_BYTES), page * TAG_BYTES);
  if (untagged < 0 && part.length === 0) return tags;
  const whole = untagged < 0 ? [] : [bytes.subarray(untagged, untagged + PAGE_BYTES)];
  return Buffer.concat([tags, ...whole, part]);
}

/** Pages named in a failure; more do not help anyone. */
const PAGES_NAMED = 20;

/** The failure for a store with these damaged pages. */
export function damagedStore(pages: readonly number[], cause?: unknown): TestimonyError {
  return new TestimonyError('vault-damaged', {
    subject: STORE,
    detail: `${pages.length} damaged pages`,
    findings: pages.slice(0, PAGES_NAMED).map((page) => `page ${page}`),
    cause,
  });
}

/** The failure for a store whose pages are whole and do not fit together. */
export const unfitStore = (faults: readonly string[]): TestimonyError =>
  new TestimonyError('vault-damaged', {
    subject: STORE,
    detail: 'unfit pages',
    findings: faults,
  });

/**
 * Runs `work`; when the store fails it, says which pages `find` finds damaged, if any, and else what `strange` makes of it:
 * that another program wrote in it.
 */
export async function namingDamage<T>(
  work: () => T,
  find: () => Promise<readonly number[]>,
  strange: (cause: TestimonyError) => TestimonyError = (cause) => cause,
): Promise<T> {
  try {
    return work();
  } catch (thrown) {
    const error = asTestimonyError(thrown, STORE);
    if (error.code !== 'vault-damaged' && error.code !== 'storage') throw error;
    const pages = await find();
    throw pages.length === 0 ? strange(error) : damagedStore(pages, error);
  }
}

/** The store's own file, open for reading. */
export const storeIn = (file: number): StoreBytes => ({
  size: () => fstatSync(file).size,
  read: (into, at) => readSync(file, into, 0, into.length, at),
});

/** The same without what lies behind `end`, which is none of the store's. */
export function storeUpTo(file: number, end: () => number): StoreBytes {
  const { size, read } = storeIn(file);
  return {
    size: () => Math.min(end(), size()),
    read(into, at) {
      const wanted = into.subarray(0, Math.max(0, Math.min(into.length, end() - at)));
      let done = 0;
      while (done < wanted.length) {
        const got = read(wanted.subarray(done), at + done);
        if (got === 0) break;
        done += got;
      }
      return done;
    },
  };
}

function fill(store: StoreBytes, buffer: Uint8Array, from: number): number {
  try {
    const wanted = Math.min(buffer.length, Math.max(0, store.size() - from));
    let read = 0;
    while (read < wanted) {
      const got = store.read(buffer.subarray(read, wanted), from + read);
      if (got === 0) break;
      read += got;
    }
    return read;
  } catch (thrown) {
    throw asTestimonyError(thrown, STORE);
  }
}
