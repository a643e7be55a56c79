/** What the disk was still taking of a backup when it was begun again is not of the new beginning. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PAGE_BYTES, pageTag, TAG_BYTES } from '../../../src-main/crypto/page-mac.ts';
import { Archive } from '../../../src-main/vault/backup/archive.ts';
import { ReadAlong } from '../../../src-main/vault/backup/read-along.ts';
import { readingBack, STORE_PIECE } from '../../../src-main/vault/backup/read-back.ts';
import { STORE } from '../../../src-main/vault/vault-files.ts';
import { temporaryFolder } from '../../support/vault.ts';

const PIECES = 64;
const KEY = Uint8Array.from({ length: 32 }, (_, at) => at * 3);

/** A piece of the store as the key's holder would write it, by its number from 0. */
function soundPiece(number: number): Uint8Array {
  const piece = new Uint8Array(STORE_PIECE);
  for (let at = 0; at < piece.length; at += PAGE_BYTES) {
    const page = piece.subarray(at, at + PAGE_BYTES);
    page.set(pageTag(KEY, page, (number * STORE_PIECE + at) / PAGE_BYTES + 1), PAGE_BYTES - TAG_BYTES);
  }
  return piece;
}

/** As it is, and counts how often it was told what the disk has. */
class Heard extends ReadAlong {
  times = 0;
  override follow(pieces: number): void {
    this.times += 1;
    super.follow(pieces);
  }
}

it('is not read back before it is written anew', async () => {
  const path = join(temporaryFolder(), 'again.tar');
  const behind = new Heard({ fromBytes: 0, ...readingBack() });
  const archive = Archive.create(path, 0, behind);
  const start = archive.mark();
  const begin = () => {
    const store = { at: archive.nextPart, size: PIECES * STORE_PIECE };
    behind.begin({ path, name: 'again.tar', pageKey: KEY, store });
    archive.begin(STORE, store.size);
  };
  const pieces = Array.from({ length: 32 }, (_, number) => soundPiece(number));
  begin();
  for (const piece of pieces.slice(0, 16)) archive.write(piece);
  while (behind.times === 0) await setImmediate();
  // The disk is still taking the last of these when it is begun again.
  for (const piece of pieces.slice(16)) archive.write(piece);
  archive.goTo(start);
  begin();
  await archive.close();
  await behind.close();
  expect(() => behind.mustBeSound()).not.toThrow();
});
