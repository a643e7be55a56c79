/** @file What an age file for a handover holds: a tar whose first file says which others follow, in which order. */
import { END_BYTES, encodeTarEntry, tarPadding } from '../../vault/backup/tar.ts';

export interface PayloadFile {
  readonly path: string;
  readonly bytes: number;
  /** In pieces, so that a long one is never whole in memory. */
  pieces(): Iterable<Uint8Array>;
}

export const textFile = (path: string, text: Uint8Array): PayloadFile => ({
  path,
  bytes: text.length,
  pieces: () => [text],
});

/** `modified` in seconds since 1970. `passed` is called with how many bytes of files were given out. */
export function* tarOf(
  files: readonly PayloadFile[],
  modified: number,
  passed: (bytes: number) => void,
): Generator<Uint8Array, void> {
  let done = 0;
  for (const file of files) {
    yield encodeTarEntry({ name: file.path, size: file.bytes }, modified);
    for (const piece of file.pieces()) {
      yield piece;
      done += piece.length;
      passed(done);
    }
    yield new Uint8Array(tarPadding(file.bytes));
  }
  yield new Uint8Array(END_BYTES);
}
