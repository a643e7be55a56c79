/**
 * @file Lends workers to whoever needs one. Who has to wait is given the first that comes back: work that was promised to
 * one of them before would leave another idle, in a folder of filings for a sixth of the time.
 */

export class Pool<T> {
  readonly #all: readonly T[];
  readonly #lent = new Set<T>();
  readonly #waiting: ((one: T) => void)[] = [];

  constructor(all: readonly T[]) {
    this.#all = all;
  }

  /** The first that is free, so that work which comes piece by piece starts no second; otherwise whichever is next. */
  async lend(): Promise<T> {
    const free = this.#all.find((one) => !this.#lent.has(one));
    if (free === undefined) return await new Promise((resolve) => this.#waiting.push(resolve));
    this.#lent.add(free);
    return free;
  }

  giveBack(one: T): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#lent.delete(one);
    else next(one);
  }
}
