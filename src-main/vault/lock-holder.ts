/** @file Who holds a vault open: which process, on which computer, since when. Said to whoever comes second. */
import { hostname } from 'node:os';
import { sha256, toHex } from '../crypto/digest.ts';

export interface Holder {
  /** Hash of the computer's name: the lock file tells strangers nothing. */
  readonly computer: string;
  readonly process: number;
  /** When it took the lock, ISO 8601, by that computer's clock. */
  readonly since: string;
}

export const thisProcess = (since: string): Holder => ({
  computer: toHex(sha256(Buffer.from(hostname(), 'utf8'))).slice(0, 32),
  process: process.pid,
  since,
});

/** Undefined for what is not, or not yet, a holder. */
export function parseHolder(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content);
    const { computer, process, since } = holder ?? {};
    return typeof process === 'number' && typeof computer === 'string' && typeof since === 'string'
      ? { computer, process, since }
      : undefined;
  } catch {
    return undefined;
  }
}
