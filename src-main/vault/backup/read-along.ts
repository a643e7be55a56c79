/**
 * @file Has a backup's store read back: by a thread beside while it is still written, each part as soon as the disk has it,
 * and by this one as well from when there is nothing left to write. When the backup is begun again, what was found of the
 * beginning before does not count.
 */
import { hashAround } from './backup-file.ts';
import { type ReadBack, type ReadingBack, readingBack, type Span, STORE_PIECE } from './read-back.ts';

/** A thread that reads a backup back. */
export interface Beside extends ReadingBack {
  /** It is asked for stores from this size on: a smaller one is read sooner than a thread starts. */
  readonly fromBytes: number;
}

/** The thread beside is asked for so many pieces at once: what it is told waits for this one's turn, and costs as much as a piece. */
const AT_ONCE = { least: 8, most: 32 };

export class ReadAlong {
  readonly #beside: Beside;
  readonly #here = readingBack();
  /** What the thread beside is doing; it never fails, `#failed` says what did. */
  #turn: Promise<void> = Promise.resolve();
  #isBusy = false;
  #of: ReadBack | undefined;
  /** What was written. */
  #hashes: string[] = [];
  /** Pieces that the disk has, that somebody reads or read, and that were found as they were written. */
  #onDisk = 0;
  #claimed = 0;
  #sound = 0;
  #isEnding = false;
  #failed: { readonly thrown: unknown } | undefined;

  constructor(beside: Beside) {
    this.#beside = beside;
  }

  begin(of: ReadBack): void {
    this.#of = of;
    this.#hashes = [];
    [this.#onDisk, this.#claimed, this.#sound] = [0, 0, 0];
    this.#failed = undefined;
    if (this.#asksBeside(of)) this.#inTurn(of, () => this.#beside.begin(of));
  }

  /** `pieceHash` of the piece that is written next. */
  write(hash: string): void {
    this.#hashes.push(hash);
  }

  /** So many pieces the disk has. */
  follow(pieces: number): void {
    this.#onDisk = pieces;
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
  async readHere(between: (at: number) => void): Promise<void> {
    const of = this.#of ?? neverBegun();
    this.#isEnding = true;
    between(this.#bytesRead(of));
    await this.#here.begin(of);
    for (let span = this.#claim(1); span !== undefined; span = this.#claim(1)) {
      await this.#read(of, this.#here, span);
      this.mustBeSound();
      between(this.#bytesRead(of));
    }
  }

  /** The same of all of it, once the disk has it, and then of what stands around it: whether that is `around`. */
  async finish(around: string, between: (at: number) => void): Promise<boolean> {
    const of = this.#of ?? neverBegun();
    this.follow(this.written);
    await this.readHere(between);
    await this.#turn;
    this.mustBeSound();
    between(of.store.size);
    return this.#sound === this.written && hashAround(of) === around;
  }

  #bytesRead({ store }: ReadBack): number {
    return Math.min(store.size, this.#sound * STORE_PIECE);
  }

  async close(): Promise<void> {
    await this.#turn;
    await Promise.all([this.#here.close(), this.#beside.close()]);
  }

  #asksBeside(of: ReadBack): boolean {
    return of.store.size >= this.#beside.fromBytes;
  }

  #readOnBeside(): void {
    const of = this.#of;
    if (of === undefined || this.#isBusy || !this.#asksBeside(of)) return;
    if (!this.#isEnding && this.#onDisk - this.#claimed < AT_ONCE.least) return;
    const span = this.#claim(AT_ONCE.most);
    if (span === undefined) return;
    this.#isBusy = true;
    this.#inTurn(of, async () => {
      await this.#read(of, this.#beside, span);
    });
    this.#turn = this.#turn.then(() => {
      this.#isBusy = false;
      this.#readOnBeside();
    });
  }

  /** Once two read, of what nobody reads yet a third at most: towards the end neither waits long for the other. */
  #claim(most: number): Span | undefined {
    if (this.#failed !== undefined || this.#claimed === this.#onDisk) return undefined;
    const from = this.#claimed;
    const left = this.#onDisk - from;
    this.#claimed = from + Math.min(most, this.#isEnding ? Math.ceil(left / 3) : left);
    return { from, to: this.#claimed };
  }

  async #read(of: ReadBack, reader: ReadingBack, { from, to }: Span): Promise<void> {
    const read = await reader.pieces({ from, to });
    if (of !== this.#of) return;
    this.#sound += read.filter((hash, piece) => hash === this.#hashes[from + piece]).length;
  }

  #inTurn(of: ReadBack, work: () => Promise<void>): void {
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
