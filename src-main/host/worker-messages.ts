/** @file What a worker and its client say to each other. One call is in flight at a time per worker. */

import type { Progress } from '../contract/ports.ts';
import type { FailureData } from '../core/errors/errors.ts';

export type ToWorker =
  | { readonly kind: 'call'; readonly call: number; readonly name: string; readonly args: unknown }
  /** The answer to something the worker asked for in the middle of a call. */
  | { readonly kind: 'answer'; readonly call: number; readonly ask: number; readonly value: unknown }
  | { readonly kind: 'refusal'; readonly call: number; readonly ask: number; readonly error: FailureData }
  /** Stop soon and tidy up; a worker that does not is terminated after the grace time. */
  | { readonly kind: 'cancel'; readonly call: number };

export type FromWorker =
  | { readonly kind: 'progress'; readonly call: number; readonly progress: Progress }
  | {
      readonly kind: 'ask';
      readonly call: number;
      readonly ask: number;
      readonly name: string;
      readonly args: unknown;
    }
  | { readonly kind: 'result'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly call: number; readonly error: FailureData };
