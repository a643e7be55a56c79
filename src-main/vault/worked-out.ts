/**
 * @file What was worked out of the store as it stands, kept so that a page which asks for it many times pays once. Nothing
 * outlives a change of the store, whether that becomes good or not, and nothing outlives the lock.
 */

/** So many things are kept; one more, and all go. A sheet asks for a handful. */
const MOST_KEPT = 200;

export class WorkedOut {
  readonly #kept = new Map<string, unknown>();
  #changing = false;

  /**
   * What `make` gives, or gave since the last change. `key` says all that it depends on beside the store: the rule, of whom,
   * the day. The caller vouches that what comes back is of one type for one key, and that nobody changes it.
   */
  recall<T>(key: string, make: () => T): T {
    // Half-way through a change it could be read before what it stands on is written, or be taken back.
    if (this.#changing) return make();
    if (this.#kept.has(key)) return this.#kept.get(key) as T;
    const made = make();
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, made);
    return made;
  }

  whileChanging<T>(change: () => T): T {
    this.forget();
    this.#changing = true;
    try {
      return change();
    } finally {
      this.#changing = false;
    }
  }

  forget(): void {
    this.#kept.clear();
  }
}
