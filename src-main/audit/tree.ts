/**
 * @file A tree over the log's entries, by which an entry's place in it is shown without the entries of others: RFC 6962
 * section 2.1 (0x00 before a leaf, 0x01 before a pair; certainty H). A leaf is the canonical bytes of an entry. Pure:
 * hashing is passed in.
 */
const LEAF = Uint8Array.of(0);
const PAIR = Uint8Array.of(1);
type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;

export const leafHash = (canonical: Uint8Array, hash: Hashing): Uint8Array => hash(LEAF, canonical);

export interface PlaceInLog {
  readonly leaf: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

/** The root that the leaf and its proof lead to; null where the proof has not the length that its place asks for. */
export function rootFrom({ leaf, index, size, proof }: PlaceInLog, hash: Hashing): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let node = leaf;
  let [at, last, used] = [index, size - 1, 0];
  while (last > 0) {
    // The last of an odd level has no neighbour and goes up as it is.
    if (at % 2 === 1 || at < last) {
      const beside = proof[used];
      if (beside === undefined) return null;
      used += 1;
      node = at % 2 === 1 ? hash(PAIR, beside, node) : hash(PAIR, node, beside);
    }
    at >>= 1;
    last >>= 1;
  }
  return used === proof.length ? node : null;
}
