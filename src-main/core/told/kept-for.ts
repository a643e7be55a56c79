/**
 * @file What follows from facts, worked out once for as long as what it was worked out of is the same. Every sheet of a person
 * stands on what all the others hold: most of that is the same for each of them.
 */
import type { FactView } from '../answers/fact.ts';
import type { Add, Facts } from './facts-told.ts';

/** As many as the sheets of a large case. What was made longest ago goes, and with it what was told otherwise by then. */
const MOST_KEPT = 64;

/** What was made, and each fact that was looked at for it; undefined for one that was not there. */
interface Made<T> {
  readonly read: ReadonlyMap<string, FactView | undefined>;
  readonly made: T;
}

/**
 * `make`, which looks at nothing but facts and gives what nobody changes. What it gave is kept with the fact `source`, and goes
 * with it: nothing that was told is held by this alone. Without that fact nothing is kept.
 */
export function keptFor<T>(source: string, make: (facts: Facts) => T): (facts: Facts) => T {
  const kept = new WeakMap<FactView, Made<T>[]>();
  return (facts) => {
    const anchor = facts.get(source);
    if (anchor === undefined) return make(facts);
    const known = kept.get(anchor) ?? [];
    const found = known.find(({ read }) => [...read].every(([key, fact]) => facts.get(key) === fact));
    if (found !== undefined) return found.made;
    const seen = new Seen(facts);
    const made = make(seen);
    if (!seen.isAll) kept.set(anchor, [...known, { read: seen.read, made }].slice(-MOST_KEPT));
    return made;
  };
}

/** The same of what is added. */
export function addedFor(
  source: string,
  make: (facts: Facts, add: Add) => void,
): (facts: Facts, add: Add) => void {
  const added = keptFor(source, (facts) => {
    const all: Parameters<Add>[] = [];
    make(facts, (...one) => all.push(one));
    return all;
  });
  return (facts, add) => {
    for (const one of added(facts)) add(...one);
  };
}

/** Facts, and which of them were looked at. */
class Seen implements Facts {
  readonly read = new Map<string, FactView | undefined>();
  /** It was gone through from one end to the other: what was looked at is all there is. */
  isAll = false;
  readonly #facts: Facts;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  get(key: string): FactView | undefined {
    const fact = this.#facts.get(key);
    this.read.set(key, fact);
    return fact;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#all().size;
  }

  forEach(each: Parameters<Facts['forEach']>[0]): void {
    this.#all().forEach(each);
  }

  entries() {
    return this.#all().entries();
  }

  keys() {
    return this.#all().keys();
  }

  values() {
    return this.#all().values();
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  #all(): Facts {
    this.isAll = true;
    return this.#facts;
  }
}
