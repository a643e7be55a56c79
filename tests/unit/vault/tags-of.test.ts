/** What a backup is held against when it is read back: the tag of each page, and whatever has none, whole. */
import { expect, it } from 'vitest';
import { LOCK_PAGE, tagsOf } from '../../../src-main/vault/pages.ts';

const PAGE = 4096;
const TAG = 64;
const bytes = Uint8Array.from({ length: 3 * PAGE + 10 }, (_, at) => (at * 7 + (at >> 12)) & 0xff);
const page = (number: number) => bytes.subarray((number - 1) * PAGE, number * PAGE);
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const tags = [1, 2, 3].map((number) => page(number).subarray(PAGE - TAG));

it('is the tags in order, and a part of a page as it is', () => {
  expect(new Uint8Array(tagsOf(bytes.subarray(0, 3 * PAGE), 1))).toEqual(joined(...tags));
  expect(new Uint8Array(tagsOf(bytes, 1))).toEqual(joined(...tags, bytes.subarray(3 * PAGE)));
});

it('has the page that SQLite never writes whole: it carries no tag', () => {
  expect(new Uint8Array(tagsOf(bytes.subarray(0, 3 * PAGE), LOCK_PAGE - 1))).toEqual(
    joined(...tags, page(2)),
  );
});
