/**
 * @file That a log is the continuation of an earlier one: RFC 9162 section 2.1.4.2 checks the proof (certainty H),
 * which passing-tree.ts makes. Pure: hashing is passed in.
 */
type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;
const PAIR = Uint8Array.of(1);

/** The root over leaves; of none it is the hash of nothing (RFC 6962). */
export function rootOver(leaves: readonly Uint8Array[], hash: Hashing): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return hash();
  if (leaves.length === 1) return only;
  const left = largestBelow(leaves.length);
  return hash(PAIR, rootOver(leaves.slice(0, left), hash), rootOver(leaves.slice(left), hash));
}

export interface Root {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Whether the proof leads from the earlier root to the later. */
export function isContinued(
  earlier: Root,
  later: Root,
  proof: readonly Uint8Array[],
  hash: Hashing,
): boolean {
  if (earlier.size < 1 || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && same(earlier.root, later.root);
  const way = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : [...proof];
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  const [first, ...rest] = way;
  if (first === undefined) return false;
  let [before, after] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [before, after] = [hash(PAIR, beside, before), hash(PAIR, beside, after)];
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else after = hash(PAIR, after, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && same(before, earlier.root) && same(after, later.root);
}

/** The largest power of two below `count`. */
const largestBelow = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};
const isPowerOfTwo = (count: number): boolean => Number.isInteger(Math.log2(count));
const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
