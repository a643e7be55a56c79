/**
 * @file One opener at a time. A file beside the store says who has the vault open; whoever comes second is
 * refused before a passphrase is asked for. The store's own operating-system lock stands behind it, so a
 * wrong guess here ends in `vault-in-use`, never in two writers.
 *
 * [Note: stale locks] A lock outlives a crash. On the same computer it is stale when its process is gone or
 * the computer has restarted. From another computer (a vault on a stick) nobody can ask, so its holder
 * touches the file every minute, and a file untouched for ten minutes is stale.
 */
import { readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '../contract/ports.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { isRunning, parseHolder, thisProcess } from './lock-holder.ts';
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

/** Locks held by this process, so that one left behind by a failed release is not taken for a live one. */
const held = new Set<string>();

/** Takes the lock. Throws `vault-in-use`, or `read-only` or `disk-full` where no file can be made. */
export function lockVault(folder: string, clock: Clock): VaultLock {
  const path = join(realFolder(folder), LOCK);
  const mine = JSON.stringify(thisProcess());
  if (tryCreate(path, mine)) return holding(path, mine, clock, false);
  const found = readLock(path, clock);
  if (found !== undefined && !isStale(path, found)) throw inUse(path);
  if (found !== undefined) clearAway(path, found);
  if (!tryCreate(path, mine)) throw inUse(path);
  return holding(path, mine, clock, found !== undefined);
}

/** One name for a folder, however it was reached. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (thrown) {
    throw asTestimonyError(thrown, folder);
  }
}

function holding(path: string, mine: string, clock: Clock, recovered: boolean): VaultLock {
  held.add(path);
  const touching = setInterval(() => {
    try {
      const now = new Date(clock.now());
      utimesSync(path, now, now);
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
        if (readLock(path, clock)?.content === mine) rmSync(path, { force: true });
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
    // A disk that is full or fails leaves the name without the content.
    if (['ENOSPC', 'EDQUOT', 'EIO'].includes(code ?? '')) rmSync(path, { force: true });
    // It is the folder that refuses, and the folder that somebody can do something about.
    throw asTestimonyError(thrown, basename(dirname(path)));
  }
}

interface FoundLock {
  readonly content: string;
  readonly untouchedMs: number;
}

function readLock(path: string, clock: Clock): FoundLock | undefined {
  try {
    const untouchedMs = Math.abs(Date.parse(clock.now()) - statSync(path).mtimeMs);
    return { content: readFileSync(path, 'utf8'), untouchedMs };
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
      throw inUse(path);
    }
  } catch (thrown) {
    // Someone else was quicker.
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') throw inUse(path);
    throw asTestimonyError(thrown, LOCK);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The subject is the folder as a person knows it: the lock file means nothing to them. */
const inUse = (path: string) => new TestimonyError('vault-in-use', { subject: basename(dirname(path)) });
