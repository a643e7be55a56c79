/**
 * @file One opener at a time. A file beside the store says who has the vault open; whoever comes second is
 * refused before a passphrase is asked for. The store's own operating-system lock stands behind it, so a
 * wrong guess here ends in `vault-in-use`, never in two writers.
 *
 * [Note: stale locks] A lock outlives a crash. On the same computer it is stale when its process is gone or
 * the computer has restarted. From another computer (a vault on a stick) nobody can ask, so its holder
 * touches the file every minute, and a file untouched for ten minutes is stale.
 */
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256, toHex } from '../crypto/digest.ts';
import { asTestimonyError, TestimonyError } from '../shared/errors.ts';
import { LOCK } from './vault-files.ts';

const TOUCH_MS = 60_000;
const STALE_MS = 10 * TOUCH_MS;
/** A lock whose content is not there yet is being written, or was when the power went. */
const UNWRITTEN_MS = 10_000;

export interface VaultLock {
  /** Whether a lock left by a crash was cleared away. */
  readonly recovered: boolean;
  /** Idempotent. */
  release(): void;
}

interface Holder {
  /** Hash of the computer's name: the lock file tells strangers nothing. */
  readonly computer: string;
  /** Differs after every start of the computer, where the system says; else empty. */
  readonly start: string;
  readonly process: number;
  /** When the process started, in the system's own count, where it says; else empty. */
  readonly since: string;
}

/** Locks held by this process, so that one left behind by a failed release is not taken for a live one. */
const held = new Set<string>();

/** Takes the lock. Throws `vault-in-use`, or `read-only` or `disk-full` where no file can be made. */
export function lockVault(folder: string): VaultLock {
  const path = join(folder, LOCK);
  const mine = JSON.stringify(thisProcess());
  if (tryCreate(path, mine)) return holding(path, mine, false);
  const found = readLock(path);
  if (found !== undefined && !isStale(path, found)) throw inUse();
  if (found !== undefined) clearAway(path, found);
  if (!tryCreate(path, mine)) throw inUse();
  return holding(path, mine, true);
}

function holding(path: string, mine: string, recovered: boolean): VaultLock {
  held.add(path);
  const touching = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      // A stick that was pulled: the store will say so when it is next written.
    }
  }, TOUCH_MS);
  touching.unref();
  return {
    recovered,
    release() {
      if (!held.delete(path)) return;
      clearInterval(touching);
      try {
        if (readLock(path)?.content === mine) rmSync(path, { force: true });
      } catch {
        // Stale from here on, and recognised as such.
      }
    },
  };
}

function tryCreate(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    // A full disk leaves the name without the content.
    if (code === 'ENOSPC') rmSync(path, { force: true });
    throw asTestimonyError(thrown, LOCK);
  }
}

interface FoundLock {
  readonly content: string;
  readonly untouchedMs: number;
}

function readLock(path: string): FoundLock | undefined {
  try {
    return {
      content: readFileSync(path, 'utf8'),
      untouchedMs: Math.abs(Date.now() - statSync(path).mtimeMs),
    };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw asTestimonyError(thrown, LOCK);
  }
}

function isStale(path: string, found: FoundLock): boolean {
  const holder = parseHolder(found.content);
  if (holder === undefined) return found.untouchedMs > UNWRITTEN_MS;
  const me = thisProcess();
  if (holder.computer !== me.computer) return found.untouchedMs > STALE_MS;
  if (holder.start !== me.start) return true;
  if (holder.process === me.process) return holder.since !== me.since || !held.has(path);
  return !isRunning(holder);
}

/** Renames the lock out of the way and makes sure it was the one judged stale, not a newcomer's. */
function clearAway(path: string, judged: FoundLock): void {
  const aside = `${path}.stale`;
  try {
    renameSync(path, aside);
    const moved = readFileSync(aside, 'utf8');
    if (moved !== judged.content) {
      tryCreate(path, moved);
      throw inUse();
    }
  } catch (thrown) {
    // Someone else was quicker.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') throw inUse();
    throw asTestimonyError(thrown, LOCK);
  } finally {
    rmSync(aside, { force: true });
  }
}

const inUse = () => new TestimonyError('vault-in-use', { subject: LOCK });

function thisProcess(): Holder {
  return {
    computer: toHex(sha256(Buffer.from(hostname(), 'utf8'))).slice(0, 32),
    start: systemText('/proc/sys/kernel/random/boot_id'),
    process: process.pid,
    since: startOf(process.pid),
  };
}

function isRunning(holder: Holder): boolean {
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

function parseHolder(content: string): Holder | undefined {
  try {
    const holder = JSON.parse(content);
    return typeof holder?.process === 'number' && typeof holder.computer === 'string' ? holder : undefined;
  } catch {
    return undefined;
  }
}
