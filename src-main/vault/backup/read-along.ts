/**
 * @file Has a backup read back while it is still written, each part as soon as the disk has it. When the backup is begun
 * again, what was found of the beginning before does not count.
 */
import type { ReadBack, ReadingBack } from './read-back.ts';

/** Between so many bytes of what is left at the end, it can be stopped. */
const STEP = 16 * 1024 * 1024;

export class ReadAlong {
  readonly #reading: ReadingBack;
  #turn: Promise<void> = Promise.resolve();
  #beginning = 0;
  #at = 0;
  #failed: { readonly thrown: unknown } | undefined;

  constructor(reading: ReadingBack) {
    this.#reading = reading;
  }

  begin(of: ReadBack): void {
    this.#beginning += 1;
    this.#at = 0;
    this.#failed = undefined;
    this.#inTurn(() => this.#reading.begin(of));
  }

  /** The disk has the file up to there. */
  follow(upTo: number): void {
    this.#inTurn(async () => {
      this.#at = await this.#reading.readOn(upTo);
    });
  }

  /** Throws what was found wrong so far. */
  mustBeSound(): void {
    if (this.#failed !== undefined) throw this.#failed.thrown;
  }

  /** Reads the rest, of so many bytes in all; as `ReadingBack.end`. `between` hears how far it is, and may throw to stop. */
  async finish(bytes: number, between: (at: number) => void): Promise<string> {
    for (;;) {
      await this.#turn;
      this.mustBeSound();
      between(this.#at);
      if (this.#at >= bytes) return await this.#reading.end();
      this.follow(Math.min(bytes, this.#at + STEP));
    }
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#reading.close();
  }

  #inTurn(work: () => Promise<void>): void {
    const mine = this.#beginning;
    const counts = () => mine === this.#beginning && this.#failed === undefined;
    this.#turn = this.#turn.then(async () => {
      if (!counts()) return;
      try {
        await work();
      } catch (thrown) {
        if (counts()) this.#failed = { thrown };
      }
    });
  }
}
