/**
 * @file What was worked out of the store as it stands, kept so that a page which asks for it many times pays once. Nothing
 * outlives a change of the store, whether that becomes good or not, and nothing outlives the lock. Within one change, what
 * was worked out holds until the next statement that writes.
 */

/** What a change writes with. */
interface Writing {
  run(...given: never[]): unknown;
}

/** So many things are kept; one more, and all go. A sheet asks for a handful, a case with forty of them for three hundred. */
const MOST_KEPT = 1000;

export class WorkedOut {
  readonly #kept = new Map<string, unknown>();

  /**
   * What `make` gives, or gave since the last change. `key` says all that it depends on beside the store: the rule, of whom,
   * the day. The caller vouches that what comes back is of one type for one key, and that nobody changes it.
   */
  recall<T>(key: string, make: () => T): T {
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const made = make();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, made);
    return made;
  }

  /** One change of the store, which `within` runs with what it writes with: whatever it writes makes all that was kept forgotten. */
  whileChanging<Tx extends Writing, T>(change: (tx: Tx) => T, within: (change: (tx: Tx) => T) => T): T {
    this.forget();
    try {
      return within((tx) => change({ ...tx, run: (...given) => this.#forgetting(() => tx.run(...given)) }));
    } finally {
      // Good or taken back: what was read of it half-way is not asked again.
      this.forget();
    }
  }

  /** A statement that fails half-way may have written. */
  #forgetting<T>(write: () => T): T {
    try {
      return write();
    } finally {
      this.forget();
    }
  }

  forget(): void {
    this.#kept.clear();
  }
}
