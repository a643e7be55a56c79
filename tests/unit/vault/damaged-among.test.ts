/** Pages that stand together are held against their tags at once; the one that does not fit is still named, and no other. */
import { expect, it } from 'vitest';
import { PAGE_BYTES, PageTags, pageTag, TAG_BYTES } from '../../../src-main/crypto/page-mac.ts';
import { damagedAmong, LOCK_PAGE } from '../../../src-main/vault/pages.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 5);
const COUNT = 6;

/** Pages as the key's holder would write them: the first has this number. */
function pagesFrom(first: number): Uint8Array {
  const bytes = Uint8Array.from({ length: COUNT * PAGE_BYTES }, (_, at) => (at * 11 + (at >> 12)) & 0xff);
  for (let page = 0; page < COUNT; page += 1) {
    const whole = bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
    whole.set(pageTag(KEY, whole, first + page), PAGE_BYTES - TAG_BYTES);
  }
  return bytes;
}
function damaged(bytes: Uint8Array, first: number): number[] {
  const tags = new PageTags(KEY);
  try {
    return damagedAmong(bytes, first, tags);
  } finally {
    tags.end();
  }
}

it.each([1, 2, 400, LOCK_PAGE - 2])('from page %i on: sound ones are sound', (first) => {
  expect(damaged(pagesFrom(first), first)).toEqual([]);
});

it.each([1, 2, 400, LOCK_PAGE - 2])('from page %i on: each that one bit changed in is named', (first) => {
  for (let page = 0; page < COUNT; page += 1)
    for (const at of [20, 2000, PAGE_BYTES - TAG_BYTES, PAGE_BYTES - 1]) {
      const bytes = pagesFrom(first);
      bytes[page * PAGE_BYTES + at] = (bytes[page * PAGE_BYTES + at] ?? 0) ^ 4;
      // SQLite never writes its lock page: it has no tag.
      expect(damaged(bytes, first)).toEqual(first + page === LOCK_PAGE ? [] : [first + page]);
    }
});

it('sound pages in each other’s places are damaged, and a part of a page is', () => {
  const bytes = pagesFrom(400);
  expect(damaged(bytes, 401)).toEqual([401, 402, 403, 404, 405, 406]);
  expect(damaged(bytes.subarray(0, 2 * PAGE_BYTES + 100), 400)).toEqual([402]);
  expect(damaged(new Uint8Array(0), 400)).toEqual([]);
});
