/** @file A running worker, as its client sees it, wherever it runs. */
import type { ToWorker } from './worker-messages.ts';

export type LinkEvent = 'message' | 'error' | 'exit';

export interface WorkerLink {
  /** Buffers named in `move` may be lost to the caller. */
  postMessage(message: ToWorker, move?: readonly ArrayBuffer[]): void;
  /** Messages are FromWorker. An error is one it did not catch, after which it ends. */
  on(event: LinkEvent, listener: (value: never) => void): unknown;
  off(event: LinkEvent, listener: (value: never) => void): unknown;
  /** Ends it, whatever it is doing; resolves when it is gone. */
  terminate(): Promise<unknown>;
  /** Whether it keeps the program running. */
  ref(): void;
  unref(): void;
  /** Bytes of memory that its process holds: this one, where it is a thread of this; 0 where the system does not say. */
  held(): number;
}
