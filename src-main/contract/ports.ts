/** @file The world outside, as small interfaces: pure code receives these and stays testable. */

/** Wall clock. `now` is an ISO 8601 date-time with offset, to the millisecond: device time, unverified. */
export interface Clock {
  now(): string;
  /** ISO date (YYYY-MM-DD) of today, local. */
  today(): string;
}

/** Randomness for identifiers: 26 characters of 0-9a-z, at least 128 bits. */
export interface Random {
  id(): string;
}

/** Progress in the work's own terms, for people to read: "Document 7 of 31, page 212". */
export interface Progress {
  readonly step: 'reading' | 'checking' | 'typesetting' | 'assembling' | 'writing' | 'verifying' | 'finished';
  readonly document?: { readonly index: number; readonly of: number; readonly title: string };
  readonly page?: { readonly number: number; readonly of: number };
  readonly bytes?: { readonly done: number; readonly of: number };
}

/** One long piece of work: it reports and can be cancelled. */
export interface Job {
  readonly signal: AbortSignal;
  report(progress: Progress): void;
  /** Of several done at once whose results are kept in order: resolves when those before it are. Left out: at once. */
  readonly turn?: () => Promise<void>;
}
