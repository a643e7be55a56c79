/**
 * @file How many pieces of a backup's store the disk has, and how many somebody reads back or read. Counted in memory that all
 * threads see: who has read a piece takes the next one at once, and at the end nobody waits for another's last few.
 */
const [ON_DISK, CLAIMED] = [0, 1];

export class PiecesOnDisk {
  readonly shared: SharedArrayBuffer;
  readonly #counts: Int32Array;

  /** `shared`: of another one, with which this counts together. */
  constructor(shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.shared = shared;
    this.#counts = new Int32Array(shared);
  }

  /** So many pieces the disk has. */
  follow(pieces: number): void {
    Atomics.store(this.#counts, ON_DISK, pieces);
  }

  /** Nobody gets another one. */
  stop(): void {
    this.follow(0);
  }

  /** How many somebody reads or read: each of them before any that nobody does. */
  get claimed(): number {
    return Atomics.load(this.#counts, CLAIMED);
  }

  get areWaiting(): boolean {
    return this.claimed < Atomics.load(this.#counts, ON_DISK);
  }

  /** The number, from 0, of a piece that the caller alone is to read now; nothing where none waits. */
  claim(): number | undefined {
    while (this.areWaiting) {
      const next = this.claimed;
      if (Atomics.compareExchange(this.#counts, CLAIMED, next, next + 1) === next) return next;
    }
    return undefined;
  }
}
