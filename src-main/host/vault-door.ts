/**
 * @file The door of the vault host: shut until a passphrase opens it, shut again for good by `shut`,
 * after which the process ends. It is the one place that holds the open session.
 */

import { basename } from 'node:path';
import type { LockHabits, VaultState } from '../contract/messages.ts';
import type { Job } from '../contract/ports.ts';
import { TestimonyError } from '../core/errors/errors.ts';
import type { FileHandle } from '../core/ids.ts';
import type { Engine } from '../usecases/engine/engine.ts';
import { lockHabits } from '../usecases/vault/rules.ts';

/** What opens vaults: host/compose.ts in the program. */
export interface VaultOpener {
  exists(folder: string): boolean;
  /** Which sync service copies this folder; null where none is known to. */
  syncedBy(folder: string): string | null;
  create(request: { folder: string; owner: string; passphrase: Uint8Array }): Promise<Engine>;
  /** `pastDamage`: to read what can be read of a damaged one. */
  open(request: Key & { folder: string; pastDamage?: boolean | undefined }): Promise<Engine>;
  /** Makes a new vault of what can be read of the damaged one, in a new folder inside `to`; returns where it is. */
  salvage(
    request: Key & { folder: string; to: FileHandle; job: Job },
  ): Promise<{ folder: string; missing: number }>;
  /** Sets a person's passphrase with shares of a recovery kit; the vault stays shut. */
  recover(request: Recovery & { folder: string }): Promise<{ readonly name: string }>;
  /** Puts a backup back; the vault stays shut. */
  restore(request: { folder: string; file: FileHandle; job: Job }): Promise<void>;
}

interface Key {
  readonly passphrase: Uint8Array;
  readonly keyFile?: FileHandle | undefined;
}

export interface Recovery {
  readonly shares: readonly string[];
  readonly person?: string | undefined;
  readonly passphrase: Uint8Array;
}

export interface DoorState {
  readonly state: VaultState;
  readonly actor: string | null;
  readonly syncedBy: string | null;
  readonly habits: LockHabits;
}

const NO_HABITS: LockHabits = { minutes: null, curtain: false };

export class VaultDoor {
  readonly #opener: VaultOpener;
  readonly #changed: (state: DoorState) => Promise<void>;
  #folder: string | undefined;
  #engine: Engine | undefined;
  #opening = false;
  #shut = false;

  /** `changed` is waited for before a caller hears that the door is open. */
  constructor(opener: VaultOpener, changed: (state: DoorState) => Promise<void>) {
    this.#opener = opener;
    this.#changed = changed;
  }

  get state(): DoorState {
    const syncedBy = this.#folder === undefined ? null : this.#opener.syncedBy(this.#folder);
    if (this.#engine !== undefined)
      return {
        state: 'unlocked',
        actor: this.#engine.session.actor,
        syncedBy,
        habits: lockHabits(this.#engine),
      };
    const exists = this.#folder !== undefined && this.#opener.exists(this.#folder);
    return { state: exists ? 'locked' : 'no-vault', actor: null, syncedBy, habits: NO_HABITS };
  }

  /** Where the vault is, or is to be. Throws `vault-in-use` while one is open: lock it first. */
  async setPlace(folder: string): Promise<void> {
    if (this.#engine !== undefined || this.#opening) throw new TestimonyError('vault-in-use');
    this.#folder = folder;
    await this.#changed(this.state);
  }

  /** Says again how things stand: the vault's rules about locking have changed. */
  async sayState(): Promise<void> {
    await this.#changed(this.state);
  }

  /** The engine of the open vault. Throws `locked`. */
  engine(): Engine {
    if (this.#engine === undefined) throw new TestimonyError('locked');
    return this.#engine;
  }

  unlock(passphrase: Uint8Array, keyFile?: FileHandle, pastDamage?: boolean): Promise<DoorState> {
    return this.#openWith((folder) => this.#opener.open({ folder, passphrase, keyFile, pastDamage }));
  }

  /** Throws what salvaging throws. The new vault is locked, and the place is still the damaged one's: `name` is its folder's. */
  async salvage(
    key: Key,
    to: FileHandle,
    job: Job,
  ): Promise<{ readonly name: string; readonly missing: number }> {
    let made = { folder: '', missing: 0 };
    await this.#busy(async (folder) => {
      made = await this.#opener.salvage({ folder, ...key, to, job });
    });
    return { name: basename(made.folder), missing: made.missing };
  }

  create(owner: string, passphrase: Uint8Array): Promise<DoorState> {
    return this.#openWith((folder) => this.#opener.create({ folder, owner, passphrase }));
  }

  /** Throws what recovering throws; the passphrases are then as they were. */
  async recover(recovery: Recovery): Promise<{ readonly name: string }> {
    let name = '';
    await this.#busy(async (folder) => {
      ({ name } = await this.#opener.recover({ folder, ...recovery }));
    });
    return { name };
  }

  /** Throws what putting a backup back throws; the place is then as it was. */
  async restore(file: FileHandle, job: Job): Promise<DoorState> {
    await this.#busy(async (folder) => await this.#opener.restore({ folder, file, job }));
    await this.#changed(this.state);
    return this.state;
  }

  /** Wipes the keys. Whatever still runs meets `locked`. */
  shut(): void {
    this.#shut = true;
    this.#engine?.session.lock();
    this.#engine = undefined;
  }

  async #openWith(opened: (folder: string) => Promise<Engine>): Promise<DoorState> {
    await this.#busy(async (folder) => {
      const engine = await opened(folder);
      // A lock asked for while the key was being derived wins.
      if (this.#shut) {
        engine.session.lock();
        throw new TestimonyError('locked');
      }
      this.#engine = engine;
    });
    await this.#changed(this.state);
    return this.state;
  }

  /** One at a time, and only while nothing is open. */
  async #busy(work: (folder: string) => Promise<void>): Promise<void> {
    if (this.#folder === undefined) throw new TestimonyError('no-vault');
    if (this.#engine !== undefined || this.#opening) throw new TestimonyError('vault-in-use');
    this.#opening = true;
    try {
      await work(this.#folder);
    } finally {
      this.#opening = false;
    }
  }
}
