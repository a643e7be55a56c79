/** @file A running worker, as its client sees it, wherever it runs. */
import type { FromWorker, ToWorker } from './worker-messages.ts';

interface Heard {
  (event: 'message', listener: (message: FromWorker) => void): unknown;
  /** One that it did not catch, after which it ends. */
  (event: 'error', listener: (error: Error) => void): unknown;
  (event: 'exit', listener: () => void): unknown;
}

export interface WorkerLink {
  /** Buffers named in `move` may be lost to the caller. */
  postMessage(message: ToWorker, move?: readonly ArrayBuffer[]): void;
  readonly on: Heard;
  readonly off: Heard;
  /** Ends it, whatever it is doing; resolves when it is gone. */
  terminate(): Promise<unknown>;
  /** Whether it keeps the program running. */
  ref(): void;
  unref(): void;
  /** Bytes of memory that its process holds: this one, where it is a thread of this; 0 where the system does not say. */
  held(): number;
}
