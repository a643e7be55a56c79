/**
 * @file A tree over a log whose leaves pass by once and are not kept: only the nodes that a proof was asked for beforehand
 * are. RFC 6962 section 2.1 (certainty H): a node without a neighbour goes up as it is. Memory grows with what is asked for
 * and not with the log. Pure: hashing is passed in.
 */
type Hashing = (...parts: readonly Uint8Array[]) => Uint8Array;
const PAIR = Uint8Array.of(1);

/** A node by its level, from the leaves (0) up, and its place in that level, from 0. */
interface Place {
  readonly level: number;
  readonly index: number;
}

/** Nodes beside the way from a leaf up to the root, in that order. `index` from 0; RFC 6962 section 2.1.1. */
export function placesBeside(index: number, size: number): Place[] {
  const places: Place[] = [];
  let at = index;
  for (let [level, length] = [0, size]; length > 1; level += 1, length = Math.ceil(length / 2)) {
    const beside = at % 2 === 0 ? at + 1 : at - 1;
    if (beside < length) places.push({ level, index: beside });
    at = Math.floor(at / 2);
  }
  return places;
}

/** Nodes that lead from the tree over the first `first` leaves to the tree over `size`. RFC 6962 section 2.1.2; 0 < first <= size. */
export function placesBetween(first: number, size: number): Place[] {
  const sub = (from: number, length: number, earlier: number, whole: boolean): Place[] => {
    if (earlier === length) return whole ? [] : [placeOver(from, length)];
    const left = largestBelow(length);
    return earlier <= left
      ? [...sub(from, left, earlier, whole), placeOver(from + left, length - left)]
      : [...sub(from + left, length - left, earlier - left, false), placeOver(from, left)];
  };
  return sub(0, size, first, true);
}

export class PassingTree {
  readonly size: number;
  readonly #hash: Hashing;
  /** What is asked for, by place, and what it was. */
  readonly #wanted: ReadonlySet<number>;
  readonly #kept = new Map<number, Uint8Array>();
  /** By level: the last whole node, while it waits for its neighbour. */
  readonly #waiting: (Uint8Array | undefined)[] = [];
  #passed = 0;

  /** `size`: how many leaves there will be. */
  constructor(size: number, wanted: Iterable<Place>, hash: Hashing) {
    this.size = size;
    this.#wanted = new Set([...wanted].map(keyOf));
    this.#hash = hash;
  }

  /** How many leaves have passed. */
  get passed(): number {
    return this.#passed;
  }

  add(leaf: Uint8Array): void {
    let [node, level, index] = [leaf, 0, this.#passed];
    this.#keep({ level, index }, node);
    for (; index % 2 === 1; level += 1, index = Math.floor(index / 2)) {
      node = this.#hash(PAIR, this.#waiting[level] as Uint8Array, node);
      this.#waiting[level] = undefined;
      this.#keep({ level: level + 1, index: Math.floor(index / 2) }, node);
    }
    this.#waiting[level] = node;
    this.#passed += 1;
    if (this.#passed === this.size) this.#close();
  }

  /** What was asked for there. Throws RangeError where it was not, or leaves are missing. */
  at(place: Place): Uint8Array {
    const node = this.#kept.get(keyOf(place));
    if (node === undefined) throw new RangeError('passing-tree');
    return node;
  }

  /** The nodes over the last leaves, which have not all the leaves below them that others of their level have. */
  #close(): void {
    let edge: Uint8Array | undefined;
    for (let level = 0; 2 ** level < this.size; level += 1) {
      const whole = this.#waiting[level];
      if (whole !== undefined) edge = edge === undefined ? whole : this.#hash(PAIR, whole, edge);
      if (edge !== undefined)
        this.#keep({ level: level + 1, index: Math.floor((this.size - 1) / 2 ** (level + 1)) }, edge);
    }
  }

  #keep(place: Place, node: Uint8Array): void {
    const key = keyOf(place);
    if (this.#wanted.has(key)) this.#kept.set(key, node);
  }
}

/** The root's. */
export const rootPlace = (size: number): Place => placeOver(0, size);

/** The node over `length` leaves from `from` on, which is one of the tree's: it begins where one of its level does. */
function placeOver(from: number, length: number): Place {
  const level = length === 1 ? 0 : Math.log2(largestBelow(length)) + 1;
  return { level, index: from / 2 ** level };
}

/** Levels are few: a place is one number. */
const keyOf = ({ level, index }: Place): number => index * 64 + level;

/** The largest power of two below `count`. */
const largestBelow = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};
