/**
 * @file A tree that grows leaf by leaf without its leaves: the roots of its whole subtrees, the largest first, one for each
 * bit of its size. The root over them is that of RFC 6962 section 2.1 (certainty H). Pure: hashing is passed in.
 */
import { rootOver } from './consistency.ts';

type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;
const PAIR = Uint8Array.of(1);
const NODE_BYTES = 32;

export class Frontier {
  readonly #hash: Hashing;
  readonly #nodes: Uint8Array[];
  #size: number;

  /** `nodes`: of a tree of this size. Throws RangeError where they are not as many as it has. */
  constructor(hash: Hashing, size = 0, nodes: readonly Uint8Array[] = []) {
    if (bitsIn(size) !== nodes.length) throw new RangeError('frontier');
    this.#hash = hash;
    this.#nodes = [...nodes];
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Uint8Array): void {
    let node = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2))
      node = this.#hash(PAIR, this.#nodes.pop() as Uint8Array, node);
    this.#nodes.push(node);
    this.#size += 1;
  }

  root(): Uint8Array {
    const [last, ...before] = this.#nodes.toReversed();
    if (last === undefined) return rootOver([], this.#hash);
    return before.reduce((right, left) => this.#hash(PAIR, left, right), last);
  }

  bytes(): Uint8Array {
    const bytes = new Uint8Array(this.#nodes.length * NODE_BYTES);
    this.#nodes.forEach((node, at) => {
      bytes.set(node, at * NODE_BYTES);
    });
    return bytes;
  }

  /** Throws RangeError for bytes that are of no tree of this size. */
  static from(bytes: Uint8Array, size: number, hash: Hashing): Frontier {
    const nodes = Array.from({ length: bytes.length / NODE_BYTES }, (_, at) =>
      bytes.slice(at * NODE_BYTES, (at + 1) * NODE_BYTES),
    );
    return new Frontier(hash, size, nodes);
  }
}

const bitsIn = (size: number): number => [...size.toString(2)].filter((bit) => bit === '1').length;
