/** @file The bytes of a finished bundle, to be read from anywhere in it: a file on disk, or a trial kept in memory. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** The engine asks for half a kilobyte at a time: what lies behind is asked for next. */
const SMALL = 2048;
const WINDOW = 16 * 1024;

export interface WrittenBytes {
  readonly size: number;
  /** Fills `into` from `position`; returns how many bytes there were. */
  read(into: Uint8Array, position: number): number;
  close(): void;
}

/** Throws the system's errors. */
export function openWritten(path: string): WrittenBytes {
  const file = openSync(path, 'r');
  const near = Buffer.alloc(WINDOW);
  let [nearAt, nearLength] = [0, 0];
  const fill = (into: Uint8Array, position: number): number => {
    let done = 0;
    while (done < into.length) {
      const count = readSync(file, into, done, into.length - done, position + done);
      if (count === 0) break;
      done += count;
    }
    return done;
  };
  return {
    size: fstatSync(file).size,
    read(into, position) {
      if (into.length > SMALL) return fill(into, position);
      const isThere = position >= nearAt && position + into.length <= nearAt + nearLength;
      if (!isThere) {
        nearAt = position;
        nearLength = fill(near, position);
      }
      const from = position - nearAt;
      const piece = near.subarray(from, Math.min(from + into.length, nearLength));
      into.set(piece);
      return piece.length;
    },
    close: () => closeSync(file),
  };
}

/** Those of a file that is in memory in pieces. */
export function inMemory(parts: readonly Uint8Array[]): WrittenBytes {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.length;
  }
  return {
    size,
    read(into, position) {
      let done = 0;
      for (let at = lastAtOrBefore(starts, position); done < into.length && at < parts.length; at += 1) {
        const part = parts[at] as Uint8Array;
        const from = position + done - (starts[at] as number);
        const piece = part.subarray(from, from + into.length - done);
        into.set(piece, done);
        done += piece.length;
      }
      return done;
    },
    close: () => undefined,
  };
}

/** The index of the last of `starts`, in order, that is not beyond `position`. */
function lastAtOrBefore(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
