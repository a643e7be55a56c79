/**
 * @file One opener at a time. The operating system's own lock decides: it is let go of with the process that held it,
 * however that ended, so a crash shuts nobody out and no process number has to be judged. A second file beside it says
 * who has the vault, for whoever comes second, and is refused before a passphrase is asked for.
 *
 * [Note: another computer] On a shared folder another computer's lock may not be seen. Its holder touches the file every
 * minute, so one from elsewhere counts until it was left untouched for ten minutes.
 */
import { lstatSync, readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Clock } from '../contract/ports.ts';
import { formatDay } from '../core/dates/fuzzy-date.ts';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import { sha256, toHex } from '../crypto/digest.ts';
import { holdFile } from './connection.ts';
import { LOCK, LOCK_HELD } from './vault-files.ts';

/** Who holds a vault open: which process, on which computer, since when. Said to whoever comes second. */
interface Holder {
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
function parseHolder(content: string): Holder | undefined {
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

const TOUCH_MS = 60_000;
const STALE_MS = 10 * TOUCH_MS;

export interface VaultLock {
  /** Whether a lock left by a crash was cleared away. */
  readonly recovered: boolean;
  /** Idempotent. */
  release(): void;
}

/** Folders locked by this process: to open the file of a lock again here would be to lose it (POSIX; certainty H). */
const held = new Set<string>();

/** Takes the lock. Throws `vault-in-use`, saying who has it, or `read-only` or `disk-full` where no file can be made. */
export function lockVault(folder: string, clock: Clock): VaultLock {
  const real = realFolder(folder);
  const path = join(real, LOCK);
  if (held.has(real)) throw inUse(path);
  const letGo = holdOwn(real);
  if (letGo === null) throw inUse(path);
  try {
    const found = readLock(path, clock);
    if (found !== undefined && isElsewhere(found)) throw inUse(path);
    const mine = JSON.stringify(thisProcess(clock.now()));
    writeMine(path, mine);
    return holding(real, { mine, clock, recovered: found !== undefined, letGo });
  } catch (thrown) {
    letGo();
    throw thrown;
  }
}

/** One name for a folder, however it was reached. */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (thrown) {
    throw asTestimonyError(thrown, folder);
  }
}

/** Null where another process has it. */
function holdOwn(folder: string): (() => void) | null {
  const path = join(folder, LOCK_HELD);
  try {
    const known = lstatSync(path, { throwIfNoEntry: false });
    if (known !== undefined && !known.isFile()) rmSync(path, { force: true });
    if (known?.isFile() !== true) writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
    const before = statSync(path).ino;
    const letGo = holdFile(path);
    if (letGo === null) return null;
    // Whoever had it may have taken the file away meanwhile: a lock on a file that nobody finds keeps nobody out.
    if (statSync(path, { throwIfNoEntry: false })?.ino === before) {
      return () => {
        removeIfPossible(path);
        letGo();
        // Windows removes no file that is open.
        removeIfPossible(path);
      };
    }
    letGo();
    return null;
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') return null;
    // It is the folder that refuses, and the folder that somebody can do something about.
    throw asTestimonyError(thrown, basename(folder));
  }
}

function holding(
  folder: string,
  {
    mine,
    clock,
    recovered,
    letGo,
  }: { readonly mine: string; readonly clock: Clock; readonly recovered: boolean; letGo(): void },
): VaultLock {
  const path = join(folder, LOCK);
  held.add(folder);
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
      if (!held.delete(folder)) return;
      clearInterval(touching);
      try {
        if (readLock(path, clock)?.content === mine) rmSync(path, { force: true });
      } catch {
        // Left behind, it says who had it last; it keeps nobody out.
      }
      letGo();
    },
  };
}

/** Into a new file: what lies there, a crash's or a link that somebody laid, is not written through. */
function writeMine(path: string, content: string): void {
  try {
    rmSync(path, { force: true });
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    // A disk that is full or fails leaves the name without the content.
    removeIfPossible(path);
    throw asTestimonyError(thrown, basename(dirname(path)));
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next to lock the vault does.
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

function isElsewhere(found: FoundLock): boolean {
  const holder = parseHolder(found.content);
  if (holder === undefined || isHere(holder)) return false;
  return found.untouchedMs <= STALE_MS;
}

const isHere = (holder: Holder): boolean => holder.computer === thisProcess('').computer;

/** The subject is the folder as a person knows it: the lock file means nothing to them. */
function inUse(path: string): TestimonyError {
  const holder = holderIn(path);
  const subject = basename(dirname(path));
  if (holder === undefined) return new TestimonyError('vault-in-use', { subject });
  const since = `${formatDay(holder.since)}, ${holder.since.slice(11, 16)} UTC`;
  const found = isHere(holder)
    ? coded('vault-held-here', { process: holder.process, since })
    : coded('vault-held-elsewhere', { since });
  return new TestimonyError('vault-in-use', { subject, found: [found] });
}

function holderIn(path: string): Holder | undefined {
  try {
    return parseHolder(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
