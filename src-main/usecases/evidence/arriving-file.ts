/**
 * @file A file that is too large to be held, on its way into the vault: stored in many small transactions, so that the journal
 * stays small, others are not kept waiting, and a kill undoes no more than the last. Nothing points to it before it is whole.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { asTestimonyError, TestimonyError } from '../../core/errors/errors.ts';
import { ARRIVING, PIECE_BYTES } from '../../vault/blobs.ts';
import type { Engine } from '../engine/engine.ts';

/** Of one transaction: what somebody who works meanwhile has to wait. */
const PIECES_AT_ONCE = 16;
export const GROUP_BYTES = PIECES_AT_ONCE * PIECE_BYTES;

export class ArrivingFile {
  readonly blob: string;
  readonly #engine: Engine;
  readonly #size: number;
  readonly #name: string;
  readonly #group = new Uint8Array(GROUP_BYTES);
  #filled = 0;
  #stored = 0;
  #isBegun = false;

  /** `size`: bytes of the whole file. `name`: for whoever is told that there is no room. */
  constructor(engine: Engine, size: number, name: string) {
    this.blob = engine.random.id();
    this.#engine = engine;
    this.#size = size;
    this.#name = name;
  }

  /** The bytes that follow. Throws disk-full naming the file, and as writing to the vault does. */
  async add(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const some = bytes.subarray(done, done + GROUP_BYTES - this.#filled);
      this.#group.set(some, this.#filled);
      this.#filled += some.length;
      done += some.length;
      if (this.#filled === GROUP_BYTES || this.#stored + this.#filled === this.#size) await this.#store();
    }
  }

  /** After a failure. What cannot be taken away now, on a full disk, is at the next opening. Never throws. */
  async drop(): Promise<void> {
    await dropArriving(this.#engine, this.blob).catch(() => undefined);
  }

  async #store(): Promise<void> {
    const bytes = this.#group.subarray(0, this.#filled);
    try {
      this.#engine.session.pieces((tx) => {
        if (!this.#isBegun) ARRIVING.begin(tx, this.blob, this.#size);
        for (let from = 0; from < bytes.length; from += PIECE_BYTES)
          ARRIVING.add(
            tx,
            this.blob,
            (this.#stored + from) / PIECE_BYTES,
            bytes.subarray(from, from + PIECE_BYTES),
          );
      });
    } catch (thrown) {
      throw this.#namingTheFile(thrown);
    }
    this.#isBegun = true;
    this.#stored += bytes.length;
    this.#filled = 0;
    await nextTurn();
  }

  /** That the vault's own file found no room says nothing to whoever added this one. */
  #namingTheFile(thrown: unknown): TestimonyError {
    const error = asTestimonyError(thrown, this.#name);
    if (error.code !== 'disk-full') return error;
    return new TestimonyError('disk-full', { ...error.toData(), subject: this.#name, cause: error });
  }
}

/**
 * At the opening of a vault, before anything is on its way into it. Never throws: what filled the disk may have it full still,
 * and pieces that nothing points to are no reason to keep anybody out. The next opening tries again.
 */
export async function clearUnfinished(engine: Engine): Promise<void> {
  try {
    for (const blob of engine.session.read(ARRIVING.unfinished)) await dropArriving(engine, blob);
  } catch {
    // They stay, and are no file.
  }
}

async function dropArriving({ session }: Engine, blob: string): Promise<void> {
  while (session.pieces((tx) => ARRIVING.drop(tx, blob, PIECES_AT_ONCE))) await nextTurn();
}
