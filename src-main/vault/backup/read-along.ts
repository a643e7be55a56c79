/**
 * @file Has a backup's store read back: by a thread beside while it is still written, each part as soon as the disk has it,
 * and by this one as well from when there is nothing left to write. When the backup is begun again, what was found of the
 * beginning before does not count.
 */
import { turns } from '../turns.ts';
import { hashAround } from './backup-file.ts';
import { PiecesOnDisk } from './pieces-on-disk.ts';
import { type ReadBack, type ReadingBack, type ReadTogether, readingBack, STORE_PIECE } from './read-back.ts';

/** A thread that reads a backup back. */
export interface Beside extends ReadingBack {
  /** It is asked for stores from this size on: a smaller one is read sooner than a thread starts. */
  readonly fromBytes: number;
}

export class ReadAlong {
  readonly #beside: Beside;
  readonly #here = readingBack();
  /** What the thread beside is doing; it never fails, `#failed` says what did. */
  #turn: Promise<void> = Promise.resolve();
  #isBusy = false;
  #of: ReadTogether | undefined;
  #pieces = new PiecesOnDisk();
  /** What was written. */
  #hashes: string[] = [];
  /** How many pieces were found as they were written. */
  #sound = 0;
  #failed: { readonly thrown: unknown } | undefined;

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  begin(what: ReadBack): void {
    this.#pieces.stop();
    this.#pieces = new PiecesOnDisk();
    const of = { ...what, pieces: this.#pieces.shared };
    this.#of = of;
    this.#hashes = [];
    this.#sound = 0;
    this.#failed = undefined;
    if (this.#asksBeside(of)) this.#inTurn(of, () => this.#beside.begin(of));
  }

  /** `pieceHash` of the piece that is written next. */
  write(hash: string): void {
    this.#hashes.push(hash);
  }

  /** So many pieces the disk has. */
  follow(pieces: number): void {
    this.#pieces.follow(pieces);
    this.#readOnBeside();
  }

  /** How many pieces were written. */
  get written(): number {
    return this.#hashes.length;
  }

  /** Throws what was found wrong so far. */
  mustBeSound(): void {
    if (this.#failed !== undefined) throw this.#failed.thrown;
  }

  /**
   * Reads what the disk has of the store in this thread too: `between` hears how many bytes of it were read, and may throw
   * to stop. Throws what was found wrong.
   */
  async readHere(between: (at: number, of: number) => void): Promise<void> {
    const of = this.#of ?? neverBegun();
    const othersTurn = turns();
    between(this.#bytesRead(of), of.store.size);
    await this.#here.begin(of);
    while (this.#pieces.areWaiting) {
      await this.#read(of, this.#here, 1);
      this.mustBeSound();
      between(this.#bytesRead(of), of.store.size);
      await othersTurn();
    }
  }

  /** The same of all of it, once the disk has it, and then of what stands around it: whether that is `around`. */
  async finish(around: string, between: (at: number, of: number) => void): Promise<boolean> {
    const of = this.#of ?? neverBegun();
    this.follow(this.written);
    await this.readHere(between);
    await this.#turn;
    this.mustBeSound();
    between(of.store.size, of.store.size);
    return this.#sound === this.written && hashAround(of) === around;
  }

  #bytesRead({ store }: ReadBack): number {
    return Math.min(store.size, this.#pieces.claimed * STORE_PIECE);
  }

  async close(): Promise<void> {
    this.#pieces.stop();
    await this.#turn;
    await Promise.all([this.#here.close(), this.#beside.close()]);
  }

  #asksBeside(of: ReadBack): boolean {
    return of.store.size >= this.#beside.fromBytes;
  }

  /** Once begun, it goes on for as long as there is something on the disk that nobody reads. */
  #readOnBeside(): void {
    const of = this.#of;
    if (of === undefined || this.#isBusy || this.#failed !== undefined) return;
    if (!this.#asksBeside(of) || !this.#pieces.areWaiting) return;
    this.#isBusy = true;
    this.#inTurn(of, () => this.#read(of, this.#beside, Number.POSITIVE_INFINITY));
    this.#turn = this.#turn.then(() => {
      this.#isBusy = false;
      this.#readOnBeside();
    });
  }

  async #read(of: ReadTogether, reader: ReadingBack, most: number): Promise<void> {
    const read = await reader.readOn(most);
    if (of !== this.#of) return;
    this.#sound += read.filter(({ piece, hash }) => hash === this.#hashes[piece]).length;
  }

  #inTurn(of: ReadTogether, work: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
      if (of !== this.#of) return;
      try {
        await work();
      } catch (thrown) {
        if (of === this.#of) this.#failed ??= { thrown };
      }
    });
  }
}

function neverBegun(): never {
  throw new Error('a backup is read back once it is begun');
}
