/**
 * @file Locks a vault nobody is working at. Counts from the last key, click or touch in the window, and says so a while
 * before. Work that runs by itself holds the lock off, but not for ever: the laptop may have been left, or taken.
 * Listening holds it off for as long as somebody said that they listen.
 */

/** KeePassXC's default, for the same reason. */
export const IDLE_LOCK_SECONDS = 240;
/** Where nobody tells us that the screen was locked. */
export const IDLE_LOCK_SECONDS_UNTOLD = 120;
/** The longest that unattended work holds off the lock. */
export const WORKING_LOCK_SECONDS = 15 * 60;
/** So long before it locks, it says so. */
export const LOCK_SOON_SECONDS = 30;

interface Reactions {
  lock(): void;
  /** It locks in so many seconds; null: somebody is there after all. */
  soon(seconds: number | null): void;
}

export class IdleLock {
  readonly #react: Reactions;
  #timer: NodeJS.Timeout | undefined;
  #working = false;
  #listening = false;
  #untold = false;
  #chosenSeconds: number | undefined;
  #said = false;
  #lastTouch = performance.now();

  constructor(react: Reactions) {
    this.#react = react;
  }

  /** Someone is there. */
  touch(): void {
    this.#lastTouch = performance.now();
    this.#wait();
  }

  get idleSeconds(): number {
    return this.#chosenSeconds ?? (this.#untold ? IDLE_LOCK_SECONDS_UNTOLD : IDLE_LOCK_SECONDS);
  }

  /** From now on the shorter time counts, unless the vault has one of its own. */
  shorten(): void {
    this.#untold = true;
    this.#wait();
  }

  /** What the open vault's rules say; undefined where they say nothing. */
  choose(seconds: number | undefined): void {
    this.#chosenSeconds = seconds;
    this.#wait();
  }

  /** Whether work runs in the vault host. */
  setWorking(working: boolean): void {
    this.#working = working;
    this.#wait();
  }

  /** Whether somebody listens to a person who talks. When they stop, the time counts from then. */
  setListening(listening: boolean): void {
    if (this.#listening && !listening) this.#lastTouch = performance.now();
    this.#listening = listening;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#listening) {
      this.#say(null);
      return;
    }
    const allowed = (this.#working ? WORKING_LOCK_SECONDS : this.idleSeconds) * 1000;
    const left = Math.max(0, allowed - (performance.now() - this.#lastTouch));
    const early = left - LOCK_SOON_SECONDS * 1000;
    this.#say(early > 0 ? null : left / 1000);
    this.#timer = setTimeout(() => (early > 0 ? this.#wait() : this.#react.lock()), early > 0 ? early : left);
  }

  /** Each once. */
  #say(seconds: number | null): void {
    if (this.#said === (seconds !== null)) return;
    this.#said = seconds !== null;
    this.#react.soon(seconds === null ? null : Math.ceil(seconds));
  }
}
