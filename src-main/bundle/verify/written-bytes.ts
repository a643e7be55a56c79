/** @file The bytes of a finished bundle, to be read from anywhere in it: a file on disk, or a trial kept in memory. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface WrittenBytes {
  readonly size: number;
  /** Fills `into` from `position`; returns how many bytes there were. */
  read(into: Uint8Array, position: number): number;
  close(): void;
}

/** Throws the system's errors. */
export function openWritten(path: string): WrittenBytes {
  const file = openSync(path, 'r');
  return {
    size: fstatSync(file).size,
    read(into, position) {
      let done = 0;
      while (done < into.length) {
        const count = readSync(file, into, done, into.length - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    close: () => closeSync(file),
  };
}

export function inMemory(bytes: Uint8Array): WrittenBytes {
  return {
    size: bytes.length,
    read(into, position) {
      const part = bytes.subarray(position, position + into.length);
      into.set(part);
      return part.length;
    },
    close: () => undefined,
  };
}
