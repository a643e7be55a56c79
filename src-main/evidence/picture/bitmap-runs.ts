/** @file Bitmaps packed as runs of one colour ([MS-WMF] 3.1.6): the number of a colour for each dot, rows from the top. */
import { refusal } from '../refusal.ts';

const [END_OF_ROW, END, MOVE] = [0, 1, 2] as const;

/** Throws damaged-file where the runs leave the picture or end before it does. */
export function unpackRuns(
  packed: Uint8Array,
  { width, height, bits }: { readonly width: number; readonly height: number; readonly bits: number },
): Uint8Array {
  const out = new Uint8Array(width * height);
  let [at, x, y] = [0, 0, 0];
  const next = (): number => {
    const byte = packed[at];
    if (byte === undefined) throw damaged();
    at += 1;
    return byte;
  };
  const put = (index: number) => {
    if (x >= width || y >= height) throw damaged();
    out[(height - 1 - y) * width + x] = index;
    x += 1;
  };
  /** Of two dots in a byte the first is its upper half. */
  const dot = (byte: number, i: number) => (bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15);
  for (;;) {
    const count = next();
    const what = next();
    if (count > 0) for (let i = 0; i < count; i += 1) put(dot(what, i));
    else if (what === END) return out;
    else if (what === END_OF_ROW) [x, y] = [0, y + 1];
    else if (what === MOVE) [x, y] = [x + next(), y + next()];
    else {
      const start = at;
      let byte = 0;
      for (let i = 0; i < what; i += 1) {
        if (bits === 8 || i % 2 === 0) byte = next();
        put(dot(byte, i));
      }
      if ((at - start) % 2 === 1) next();
    }
  }
}

const damaged = () => refusal('damaged-file', 'nothing-read');
