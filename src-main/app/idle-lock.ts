/**
 * @file Locks a vault nobody is working at. Counts from the last key, click or touch in the window. Work
 * that runs by itself holds the lock off, but not for ever: the laptop may have been left, or taken.
 */

/** KeePassXC's default, for the same reason. */
export const IDLE_LOCK_SECONDS = 240;
/** Where nobody tells us that the screen was locked. */
export const IDLE_LOCK_SECONDS_UNTOLD = 120;
/** The longest that unattended work holds off the lock. */
export const WORKING_LOCK_SECONDS = 15 * 60;

export class IdleLock {
  readonly #lock: () => void;
  #timer: NodeJS.Timeout | undefined;
  #working = false;
  #idleSeconds = IDLE_LOCK_SECONDS;
  #lastTouch = performance.now();

  constructor(lock: () => void) {
    this.#lock = lock;
  }

  /** Someone is there. */
  touch(): void {
    this.#lastTouch = performance.now();
    this.#wait();
  }

  get idleSeconds(): number {
    return this.#idleSeconds;
  }

  /** From now on the shorter time counts. */
  shorten(): void {
    this.#idleSeconds = IDLE_LOCK_SECONDS_UNTOLD;
    this.#wait();
  }

  /** Whether work runs in the vault host. */
  setWorking(working: boolean): void {
    this.#working = working;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const allowed = (this.#working ? WORKING_LOCK_SECONDS : this.#idleSeconds) * 1000;
    const left = allowed - (performance.now() - this.#lastTouch);
    this.#timer = setTimeout(() => this.#lock(), Math.max(0, left));
  }
}
