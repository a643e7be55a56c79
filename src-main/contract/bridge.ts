/**
 * @file What the page sees: the type of `window.testimony`, which the preload builds from the contract.
 * Nothing else crosses. Every promise resolves to data, `{ ok: true, value }` or `{ ok: false, error }`,
 * and never rejects. Types only: the renderer imports this, the preload satisfies it.
 *
 * How the page learns the nonce for its `<style>` elements: `document.querySelector('meta[name=csp-nonce]')`
 * has it in `content`. It is new on every load; the content security policy allows no other inline style.
 */

import type { Outcome } from '../core/errors/errors.ts';
import type { CaseId, FileHandle, ScreeningId } from '../core/ids.ts';
import type { CallInput, CallName, CallOutput } from './index.ts';
import type { Progress } from './ports.ts';
import type { Settings } from './settings.ts';

/** Names one piece of long work, chosen by the page (`crypto.randomUUID()`): progress and cancel refer to it. */
export type JobId = string;

export interface CallOptions {
  readonly jobId?: JobId;
}

/** One function per call of the contract. Before a vault is open, each answers `locked`. */
export type BridgeCalls = {
  readonly [N in CallName]: (input: CallInput<N>, options?: CallOptions) => Promise<Outcome<CallOutput<N>>>;
};

/** An interview that is on the screen. */
export interface Talk {
  readonly caseId: CaseId;
  readonly screeningId: ScreeningId;
}

export interface AppStatus {
  /** `no-vault`: the place chosen holds none yet; one can be created there, or another place chosen. */
  readonly state: 'no-vault' | 'locked' | 'unlocked';
  /** Name of the vault's folder, never its path. */
  readonly vaultName: string;
  /** `default`: the place the program uses unless told otherwise. Nothing remembers a picked place. */
  readonly place: 'default' | 'picked';
  /** Which sync service copies the vault's folder; null where none is known to. */
  readonly syncedBy: string | null;
  /** Who opened it; null unless unlocked. */
  readonly actor: string | null;
  readonly version: string;
  /** The vault locks by itself after this many seconds without a key or a click. */
  readonly idleLockSeconds: number;
  /** Why it locked last, to be said before it is opened again; null once it was. */
  readonly lockedBecause: LockReason | null;
  /** The interview that whoever opened the vault had on the screen when it locked; null for none. */
  readonly talk: Talk | null;
  /** Whether that lock cut work short. */
  readonly workStopped: boolean;
}

export interface PickedFile {
  readonly handle: FileHandle;
  /** File name without its folder, for showing. */
  readonly name: string;
  readonly byteSize: number;
}

export interface PickedFolder {
  readonly handle: FileHandle;
  readonly name: string;
}

/** Which files the dialog offers first. The engine looks at the bytes, not at the name. */
export type PickKind =
  | 'key-file'
  | 'evidence'
  | 'bundle'
  | 'form'
  | 'backup'
  | 'handover'
  | 'receipt'
  | 'log-state'
  | 'language';

/** Why the vault locked. `stopped`: its process ended by itself; what was saved is saved. */
export type LockReason = 'asked' | 'idle' | 'sleep' | 'screen-locked' | 'stopped';

/**
 * Why the page is to show its neutral screen at once. `asked`: F9, the menu or `app.hide()`; the person
 * comes back with Shift+F9 and in no other way. `blur`: the window lost the focus; the screen goes by
 * itself when the window has it again (the page's own `focus` event).
 */
export type HideReason = 'asked' | 'blur';

/** Passphrases are the bytes of `typedBytes` (core/vault/passphrase.ts); whoever made them wipes them once it is answered. */
export interface AppBridge {
  status(): Promise<Outcome<AppStatus>>;
  /** Shows a folder dialog. null: closed without choosing, nothing changed. Locks an open vault first. */
  chooseVault(purpose: 'open' | 'create'): Promise<Outcome<AppStatus | null>>;
  /** Creates a vault at the chosen place and opens it. `vault-exists` when there is one. */
  createVault(input: {
    readonly owner: string;
    readonly passphrase: Uint8Array;
  }): Promise<Outcome<AppStatus>>;
  /**
   * Sets a person's passphrase with shares of a recovery kit; the vault stays locked. `bad-input` for shares that are not
   * as they were printed, and, with the names as findings, where it has to be said whose passphrase it is.
   */
  recover(recovery: {
    readonly shares: readonly string[];
    readonly person?: string | undefined;
    readonly passphrase: Uint8Array;
  }): Promise<Outcome<{ readonly name: string }>>;
  /** Puts a backup back at the chosen place, which must hold nothing yet: `already-exists`. The vault there is locked then. */
  restoreBackup(file: FileHandle, jobId?: JobId): Promise<Outcome<AppStatus>>;
  /** `wrong-passphrase`, or one of the vault's own failures. The passphrase does not pass the app process. */
  unlock(input: {
    readonly passphrase: Uint8Array;
    /** Where the key has one. */
    readonly keyFile?: FileHandle | undefined;
    /** To read what can be read of a damaged vault; everything that would change it is then refused: `past-damage`. */
    readonly pastDamage?: boolean | undefined;
  }): Promise<Outcome<AppStatus>>;
  /**
   * Puts what can be read of a damaged vault into a new vault, in a new folder inside the picked one. `name`: the new
   * folder's; `missing`: how many things are on the list of what is missing, which the new vault shows. Both stay locked.
   */
  salvage(input: {
    readonly passphrase: Uint8Array;
    readonly keyFile?: FileHandle | undefined;
    readonly to: FileHandle;
    /** To hear how far it is, and to stop it: nothing is left of the new vault then. */
    readonly jobId?: JobId | undefined;
  }): Promise<Outcome<{ readonly name: string; readonly missing: number }>>;
  /**
   * Ends the process that holds the keys, and the page's own with all that was typed and read in it: nobody is there to
   * hear the answer, unless there was no vault. Unfinished work is dropped whole; what was saved is saved.
   */
  lock(): Promise<Outcome<AppStatus>>;
  /** Asks for the neutral screen; `onHidden` listeners are told. */
  hide(): Promise<Outcome<null>>;
  /** Says whether the neutral screen is up: a page that starts after a lock nobody asked for is then under it as well. */
  covered(covered: boolean): Promise<Outcome<null>>;
  /** Holds the idle lock off while somebody listens to a person who talks. Ends with the page, and under the neutral screen. */
  listen(listening: boolean): Promise<Outcome<null>>;
  /** Says which interview is on the screen, so that `status` has it after a lock; null: none any more. Its identifiers alone are kept. */
  talk(now: Talk | null): Promise<Outcome<null>>;
  /**
   * Keeps how the window looks for the next time. The page finds it on its root element when it starts:
   * `data-scheme` and `data-text-size`.
   */
  keepSettings(settings: Settings): Promise<Outcome<null>>;
  /** Shows a file dialog. An empty list: closed without choosing. Handles are good until the vault locks. */
  pickFiles(kind: PickKind): Promise<Outcome<readonly PickedFile[]>>;
  /**
   * Files and folders that were dropped on the window, as its own `File` objects: made anywhere else, one stands for nothing
   * and is left out. The page learns no path.
   */
  takeDropped(...files: readonly File[]): Promise<Outcome<readonly PickedFile[]>>;
  /** Shows a dialog for a folder to read from. null: closed without choosing. */
  pickSource(): Promise<Outcome<PickedFolder | null>>;
  /** Shows a folder dialog, for exports and built bundles. null: closed without choosing. */
  pickFolder(): Promise<Outcome<PickedFolder | null>>;
  /** Shows a picked folder in the system's file manager; `not-found` for any other handle. */
  showResult(folder: FileHandle): Promise<Outcome<null>>;
}

export type Unsubscribe = () => void;

export interface TestimonyBridge {
  readonly calls: BridgeCalls;
  readonly app: AppBridge;
  /** Stops a job; its call then answers `cancelled`. Unknown ids are let be. */
  cancel(jobId: JobId): void;
  onProgress(listener: (jobId: JobId, progress: Progress) => void): Unsubscribe;
  onLocked(listener: (reason: LockReason) => void): Unsubscribe;
  onHidden(listener: (reason: HideReason) => void): Unsubscribe;
  /** The vault locks in so many seconds unless somebody does something; null: somebody did. */
  onLockSoon(listener: (seconds: number | null) => void): Unsubscribe;
}

declare global {
  interface Window {
    readonly testimony: TestimonyBridge;
  }
}
