/** @file Windows bitmaps as old programs and "Paint" write them, by hand: a header, colours, dots. */

const number = (value: number, bytes: number) => {
  const out = Buffer.alloc(bytes);
  out.writeIntLE(value, 0, bytes);
  return out;
};

/** `height` below 0: rows come from the top. `after`: masks or colours. */
export function bitmap(
  { width, height, bits, packing = 0 }: { width: number; height: number; bits: number; packing?: number },
  dots: Uint8Array,
  after: Uint8Array = new Uint8Array(),
): Uint8Array {
  const from = 14 + 40 + after.length;
  return Buffer.concat([
    Buffer.from('BM'),
    number(from + dots.length, 4),
    number(0, 4),
    number(from, 4),
    number(40, 4),
    number(width, 4),
    number(height, 4),
    number(1, 2),
    number(bits, 2),
    number(packing, 4),
    number(dots.length, 4),
    number(2835, 4),
    number(2835, 4),
    number(0, 4),
    number(0, 4),
    after,
    dots,
  ]);
}
