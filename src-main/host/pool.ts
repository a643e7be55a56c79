/**
 * @file Lends workers to whoever needs one. Who has to wait is given the first that comes back: work that was promised to
 * one of them before would leave another idle, in a folder of filings for a sixth of the time.
 */

/** Nobody waits longer than this for one that is long at work, while there is another that is not lent yet. */
const LONGEST_WAIT_MS = 2000;

export class Pool<T> {
  readonly #all: readonly T[];
  readonly #lent = new Set<T>();
  readonly #waiting: ((one: T) => void)[] = [];
  /** How many are lent at all. */
  #open: number;

  constructor(all: readonly T[], open = all.length) {
    this.#all = all;
    this.#open = open;
  }

  /** The first that is free, so that work which comes piece by piece starts no second; otherwise whichever is next. */
  async lend(): Promise<T> {
    const free = this.#all.slice(0, this.#open).find((one) => !this.#lent.has(one));
    if (free === undefined) return await this.#next();
    this.#lent.add(free);
    return free;
  }

  async #next(): Promise<T> {
    const another =
      this.#open < this.#all.length ? setTimeout(() => this.widen(), LONGEST_WAIT_MS) : undefined;
    try {
      return await new Promise((resolve) => this.#waiting.push(resolve));
    } finally {
      clearTimeout(another);
    }
  }

  /** Lends one more from now on; whoever waits longest gets it. */
  widen(): void {
    const one = this.#all[this.#open];
    if (one === undefined) return;
    this.#open += 1;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#lent.add(one);
    next(one);
  }

  giveBack(one: T): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#lent.delete(one);
    else next(one);
  }
}
