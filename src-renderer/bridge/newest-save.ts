/**
 * @file Saving what changes as a whole: one save at a time, and of what waits meanwhile only the newest. What could not
 * be saved stays wanted, until something newer is.
 */
export class NewestSave<T> {
  readonly #saveOne: (value: T) => Promise<void>;
  readonly #onFailed: (error: unknown) => void;
  #wanted: { readonly value: T } | null = null;
  #running: Promise<void> | null = null;

  /** A save that throws is told to `onFailed`, and tried again with the next call of `save`. */
  constructor(saveOne: (value: T) => Promise<void>, onFailed: (error: unknown) => void) {
    this.#saveOne = saveOne;
    this.#onFailed = onFailed;
  }

  /** Takes the place of what still waits. */
  want(value: T): void {
    this.#wanted = { value };
  }

  /** Nothing waits, and nothing is on its way. */
  get isKept(): boolean {
    return this.#wanted === null && this.#running === null;
  }

  /** Something newer than what is being saved. */
  get waits(): boolean {
    return this.#wanted !== null;
  }

  /** Resolves when nothing waits any more, or a save has failed. Never rejects. */
  save(): Promise<void> {
    // Only where there is something: a run that ends before it is noted here would be taken for one that goes on.
    if (this.#running === null && this.#wanted !== null) this.#running = this.#saveAll();
    return this.#running ?? Promise.resolve();
  }

  async #saveAll(): Promise<void> {
    while (this.#wanted !== null) {
      const { value } = this.#wanted;
      this.#wanted = null;
      try {
        await this.#saveOne(value);
      } catch (thrown) {
        this.#wanted ??= { value };
        this.#onFailed(thrown);
        break;
      }
    }
    this.#running = null;
  }
}
