/**
 * @file The tree of RFC 6962 section 2.1 as the text defines it, over leaves that are all at hand: what the program's own,
 * which keeps none of them, is held against.
 */
import { rootOver } from '../../src-main/audit/consistency.ts';

type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;
type Leaves = readonly Uint8Array[];

const halves = (leaves: Leaves): [left: Leaves, right: Leaves] => {
  let power = 1;
  while (power * 2 < leaves.length) power *= 2;
  return [leaves.slice(0, power), leaves.slice(power)];
};

/** Section 2.1.1: PATH(m, D[n]). */
export function pathOf(leaves: Leaves, index: number, hash: Hashing): Uint8Array[] {
  if (leaves.length === 1) return [];
  const [left, right] = halves(leaves);
  return index < left.length
    ? [...pathOf(left, index, hash), rootOver(right, hash)]
    : [...pathOf(right, index - left.length, hash), rootOver(left, hash)];
}

/** Section 2.1.2: PROOF(m, D[n]). */
export function consistencyProof(leaves: Leaves, size: number, hash: Hashing): Uint8Array[] {
  const sub = (part: Leaves, first: number, whole: boolean): Uint8Array[] => {
    if (first === part.length) return whole ? [] : [rootOver(part, hash)];
    const [left, right] = halves(part);
    return first <= left.length
      ? [...sub(left, first, whole), rootOver(right, hash)]
      : [...sub(right, first - left.length, false), rootOver(left, hash)];
  };
  return sub(leaves, size, true);
}
