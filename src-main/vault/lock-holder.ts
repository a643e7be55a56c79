/** @file Who holds a vault open: which process, on which computer, since when. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { sha256, toHex } from '../crypto/digest.ts';

export interface Holder {
  /** Hash of the computer's name: the lock file tells strangers nothing. */
  readonly computer: string;
  /** Differs after every start of the computer, where the system says; else empty. */
  readonly start: string;
  readonly process: number;
  /** When the process started, in the system's own count, where it says; else empty. */
  readonly since: string;
}

export function thisProcess(): Holder {
  return {
    computer: toHex(sha256(Buffer.from(hostname(), 'utf8'))).slice(0, 32),
    start: systemText('/proc/sys/kernel/random/boot_id'),
    process: process.pid,
    since: startOf(process.pid),
  };
}

/** Whether a process of this computer, since its last start, still runs and is the same one. */
export function isRunning(holder: Holder): boolean {
  try {
    process.kill(holder.process, 0);
  } catch (thrown) {
    // EPERM: it runs, as another user.
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // The number may have been given to another process since.
  return holder.since === startOf(holder.process);
}

/**
 * Field 22 of the Linux process status, counted after the parenthesised name, which may hold spaces. Empty
 * for a process that has ended and only waits to be collected.
 */
function startOf(pid: number): string {
  const status = systemText(`/proc/${pid}/stat`);
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}

function systemText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/** Undefined for what is not, or not yet, a holder. */
export function parseHolder(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content);
    return typeof holder?.process === 'number' && typeof holder.computer === 'string' ? holder : undefined;
  } catch {
    return undefined;
  }
}
