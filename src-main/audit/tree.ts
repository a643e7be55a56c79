/**
 * @file A tree over the log's entries, by which an entry's place in it is shown without the entries of others: RFC 6962
 * section 2.1 (0x00 before a leaf, 0x01 before a pair; certainty H). A leaf is the canonical bytes of an entry. Pure:
 * hashing is passed in.
 */
import type { Sha256 } from './entry.ts';

const LEAF = Uint8Array.of(0);
const PAIR = Uint8Array.of(1);
type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;

/** All levels of the tree over `leaves`, from the leaves to the root; a node without a neighbour goes up as it is. */
export interface LogTree {
  readonly size: number;
  readonly root: Uint8Array;
  /** Hashes from an entry's leaf up to the root, in that order. `index` from 0. */
  proofOf(index: number): Uint8Array[];
}

export const leafHash = (canonical: Uint8Array, hash: Hashing): Uint8Array => hash(LEAF, canonical);

/** `leaves`: hashes by `leafHash`, in the log's order; at least one. */
export function logTree(leaves: readonly Uint8Array[], hash: Hashing): LogTree {
  const levels: (readonly Uint8Array[])[] = [leaves];
  for (let level = leaves; level.length > 1; ) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Uint8Array, level[at + 1]];
      above.push(right === undefined ? left : hash(PAIR, left, right));
    }
    levels.push(above);
    level = above;
  }
  return {
    size: leaves.length,
    root: levels.at(-1)?.[0] ?? hash(),
    proofOf: (index) =>
      levels.slice(0, -1).flatMap((level, height) => {
        const beside = level[(index >> height) ^ 1];
        return beside === undefined ? [] : [beside];
      }),
  };
}

export interface PlaceInLog {
  readonly canonical: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

/** The root that the entry and its proof lead to; null where the proof has not the length that its place asks for. */
export function rootFrom(
  { canonical, index, size, proof }: PlaceInLog,
  hash: Sha256 & Hashing,
): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let node = leafHash(canonical, hash);
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
