/**
 * @file Starts, watches and ends the vault host. Ending the process is what locking means: the keys go
 * with it. A fresh process takes its place at once, so that the next unlock need not wait.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { app, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { AppStatus, LockReason } from '../contract/bridge.ts';
import type {
  AppToHost,
  HostToApp,
  LockHabits,
  Pick as PickedPath,
  VaultState,
} from '../contract/messages.ts';
import type { RecordingPart } from '../contract/transcripts.ts';
import { type Outcome, TestimonyError } from '../core/errors/errors.ts';
import type { EvidenceId, FileHandle } from '../core/ids.ts';
import { LeftBehind } from './left-behind.ts';

/** The host wipes its keys on request within this time, or is ended without being asked again. */
const WIPE_MS = 400;
/** After wiping it may remove half-written files; then it is ended. */
const TIDY_MS = 2000;
/** Removing what an ended host left may hang on a network folder; nobody waits longer to unlock. */
const CLEAR_MS = 5000;
/** A host that ends by itself sooner than this, so many times running, is not started again by itself. */
const QUICK_END_MS = 3000;
const QUICK_ENDS = 3;

interface Listeners {
  /** `pageEnds`: the page held, or may have held, something of the vault or the key to it. */
  locked(reason: LockReason, pageEnds: boolean): void;
  working(jobs: number): void;
  /** The vault was opened, or its rules about locking changed; or there is none open. */
  habits(habits: LockHabits): void;
}

const NO_HABITS: LockHabits = { minutes: null, curtain: false };

export class VaultProcess {
  readonly #listeners: Listeners;
  readonly #left = new LeftBehind();
  #folder: string;
  #child: UtilityProcess | undefined;
  #startedAt = 0;
  #quickEnds = 0;
  #locking: Promise<void> | undefined;
  /** What follows a host that ended by itself. Never rejects. */
  #again: Promise<void> = Promise.resolve();
  #state: VaultState = 'no-vault';
  #actor: string | null = null;
  #syncedBy: string | null = null;
  #jobs = 0;
  #lastLock: { readonly reason: LockReason; readonly workStopped: boolean } | undefined;
  #ready: Promise<void> = Promise.resolve();
  #lastSeq = 0;
  readonly #awaited = new Map<number, (error: TestimonyError | undefined) => void>();
  readonly #parts = new Map<number, (outcome: Outcome<RecordingPart>) => void>();
  #onWiped: () => void = () => undefined;

  constructor(folder: string, listeners: Listeners) {
    this.#folder = folder;
    this.#listeners = listeners;
  }

  get folder(): string {
    return this.#folder;
  }

  get status(): Pick<AppStatus, 'state' | 'actor' | 'syncedBy' | 'lockedBecause' | 'workStopped'> {
    return {
      state: this.#state,
      actor: this.#actor,
      syncedBy: this.#syncedBy,
      lockedBecause: this.#lastLock?.reason ?? null,
      workStopped: this.#lastLock?.workStopped ?? false,
    };
  }

  /**
   * Resolves when the host knows where the vault is, or ended before it did: a lock, or the end of the program, may come
   * while it starts. Whoever needs it next is told, or has another one started.
   */
  start(): Promise<void> {
    return this.#start().catch(() => undefined);
  }

  #start(): Promise<void> {
    const child = utilityProcess.fork(join(import.meta.dirname, '../host/vault-host.js'), [], {
      serviceName: 'Testimony',
      // What a host prints could hold what it works on; only its author is to see that.
      stdio: app.isPackaged ? 'ignore' : 'inherit',
      env: hostEnvironment(),
    });
    this.#child = child;
    this.#startedAt = performance.now();
    child.on('message', (message: HostToApp) => this.#hear(child, message));
    child.once('exit', () => this.#ended(child));
    this.#ready = this.#ask({ kind: 'place', folder: this.#folder });
    this.#ready.catch(() => undefined);
    return this.#ready;
  }

  /** Hands the page's port to the host. */
  async connect(port: MessagePortMain): Promise<void> {
    await this.#running();
    this.#child?.postMessage({ kind: 'connect' } satisfies AppToHost, [port]);
  }

  /** Tells the host which files handles stand for; resolves when it knows. */
  async adopt(paths: readonly string[]): Promise<readonly PickedPath[]> {
    await this.#running();
    const picks = paths.map((path) => ({ handle: newHandle(), path }));
    await this.#ask({ kind: 'adopt', picks });
    return picks;
  }

  /** For the player: from this byte on. Throws locked, and what the vault host says. */
  async recordingPart(evidenceId: EvidenceId, from: number): Promise<RecordingPart> {
    if (this.#state !== 'unlocked' || this.#child === undefined) throw new TestimonyError('locked');
    this.#lastSeq += 1;
    const seq = this.#lastSeq;
    const answer = new Promise<RecordingPart>((resolve, reject) => {
      this.#parts.set(seq, (outcome) => {
        this.#parts.delete(seq);
        if (outcome.ok) resolve(outcome.value);
        else reject(new TestimonyError(outcome.error.code, outcome.error));
      });
    });
    this.#child.postMessage({ kind: 'recording', evidenceId, from, seq } satisfies AppToHost);
    return await answer;
  }

  /** Locks what is open and looks for a vault elsewhere: the process that starts afresh is told of it first of all. */
  async moveTo(folder: string): Promise<void> {
    await this.#locking;
    await this.#beginLock('asked', this.#state === 'unlocked', folder);
    this.#lastLock = undefined;
    await this.#running();
  }

  /**
   * Wipes, ends, starts afresh. The page is told, or ended, at once, before anything is waited for. Where there is a vault
   * the page ends too: half a passphrase may stand in it.
   */
  lock(reason: LockReason): Promise<void> {
    return this.#beginLock(reason, this.#state !== 'no-vault');
  }

  #beginLock(reason: LockReason, pageEnds: boolean, folder = this.#folder): Promise<void> {
    this.#locking ??= this.#lock(reason, pageEnds, folder).finally(() => {
      this.#locking = undefined;
    });
    return this.#locking;
  }

  async #lock(reason: LockReason, pageEnds: boolean, folder: string): Promise<void> {
    this.#closed(reason, pageEnds);
    await this.#again;
    await this.#end();
    this.#folder = folder;
    await this.start();
  }

  #closed(reason: LockReason, pageEnds: boolean): void {
    this.#lastLock = { reason, workStopped: this.#jobs > 0 };
    if (this.#state === 'unlocked') this.#state = 'locked';
    this.#actor = null;
    this.#listeners.habits(NO_HABITS);
    this.#listeners.locked(reason, pageEnds);
    // What it was doing ends with it, and it is not heard any more: the idle lock goes back to its own time.
    this.#work(0);
  }

  #work(jobs: number): void {
    this.#jobs = jobs;
    this.#listeners.working(jobs);
  }

  /** Ends the host for good, when the program ends. */
  async #end(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    this.#giveUpAsking('locked');
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const wiped = new Promise<void>((resolve) => {
      this.#onWiped = resolve;
    });
    child.postMessage({ kind: 'lock' } satisfies AppToHost);
    if (!(await within(WIPE_MS, Promise.race([wiped, gone])))) child.kill();
    if (!(await within(TIDY_MS, gone))) child.kill();
    await gone;
    await within(CLEAR_MS, this.#left.clear(child));
  }

  async stop(): Promise<void> {
    await this.#locking;
    await this.#again;
    await this.#end();
  }

  async #running(): Promise<void> {
    await this.#locking;
    await this.#again;
    if (this.#child === undefined) await this.#start();
    else await this.#ready;
  }

  #hear(child: UtilityProcess, message: HostToApp): void {
    if (message.kind === 'locked') {
      this.#onWiped();
      return;
    }
    if (message.kind === 'staging') {
      this.#left.hear(child, message.paths);
      return;
    }
    if (child !== this.#child) return;
    switch (message.kind) {
      case 'done':
        this.#settle(
          message.seq,
          message.error === undefined ? undefined : new TestimonyError(message.error.code, message.error),
        );
        return;
      case 'state':
        this.#state = message.state;
        this.#actor = message.actor;
        this.#syncedBy = message.syncedBy;
        if (message.state === 'unlocked') this.#lastLock = undefined;
        this.#listeners.habits(message.habits);
        child.postMessage({ kind: 'noted', seq: message.seq } satisfies AppToHost);
        return;
      case 'part':
        this.#parts.get(message.seq)?.(message.outcome);
        return;
      case 'working':
        this.#work(message.jobs);
        return;
      default:
        message satisfies never;
    }
  }

  /** Ended by itself: out of memory, a fault in native code. What was saved is saved. */
  #ended(child: UtilityProcess): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    this.#giveUpAsking('internal');
    this.#closed('stopped', this.#state === 'unlocked');
    this.#quickEnds = performance.now() - this.#startedAt < QUICK_END_MS ? this.#quickEnds + 1 : 0;
    this.#again = this.#startAgain(child);
  }

  async #startAgain(ended: UtilityProcess): Promise<void> {
    await within(CLEAR_MS, this.#left.clear(ended));
    if (this.#quickEnds < QUICK_ENDS && this.#child === undefined) await this.start();
  }

  /** Throws what the host answers, `locked` where there is none that could. */
  #ask(
    message: { kind: 'place'; folder: string } | { kind: 'adopt'; picks: readonly PickedPath[] },
  ): Promise<void> {
    this.#lastSeq += 1;
    const seq = this.#lastSeq;
    const child = this.#child;
    return new Promise((resolve, reject) => {
      if (child === undefined) return reject(new TestimonyError('locked'));
      this.#awaited.set(seq, (error) => (error === undefined ? resolve() : reject(error)));
      child.postMessage({ ...message, seq } satisfies AppToHost);
    });
  }

  #giveUpAsking(code: 'locked' | 'internal'): void {
    for (const seq of [...this.#awaited.keys()]) this.#settle(seq, new TestimonyError(code));
    for (const told of [...this.#parts.values()]) told({ ok: false, error: { code } });
  }

  #settle(seq: number, error: TestimonyError | undefined): void {
    this.#awaited.get(seq)?.(error);
    this.#awaited.delete(seq);
  }
}

/** true when `promise` settles in time. */
function within(ms: number, promise: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

/** A handle nobody can guess, in the form core/ids.ts asks for. */
function newHandle(): FileHandle {
  const digits = BigInt(`0x${randomBytes(17).toString('hex')}`).toString(36);
  return `pick-${digits.slice(-26).padStart(26, '0')}` as FileHandle;
}

/** The host needs no environment of ours; what Node would act on (NODE_OPTIONS) is left out. */
function hostEnvironment(): Record<string, string> {
  const kept = [
    'HOME',
    'USERPROFILE',
    'APPDATA',
    'SystemRoot',
    'TEMP',
    'TMP',
    'TMPDIR',
    'TZ',
    'LANG',
    'LC_ALL',
  ];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
