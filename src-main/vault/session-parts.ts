/** @file What an open vault is put together from, and what a change of its keys is. */
import type { KeySlot } from '../crypto/key-slot.ts';
import type { Secrets } from '../crypto/secret.ts';
import type { Connection, Lasting } from './connection.ts';
import type { KeyHolder, VaultSession } from './db.ts';
import type { Header } from './header.ts';
import type { VaultLock } from './vault-lock.ts';

export interface SessionParts {
  readonly folder: string;
  readonly actor: string;
  readonly slotId: string;
  readonly keyHolders: readonly KeyHolder[];
  readonly header: Header;
  readonly connection: Connection;
  /**
   * The store, open for reading, from before SQLite opened it until after it closes it: closing any handle
   * of a file gives up all of a process's POSIX locks on it, SQLite's too.
   */
  readonly storeFile: number;
  readonly macKey: Uint8Array;
  readonly pageKey: Uint8Array;
  /** Holds both keys until the vault is locked. */
  readonly keys: Secrets;
  /** What the key file held that was given, for who has to prove who they are again; null for none. */
  readonly keyFile: Uint8Array | null;
  /** What whoever opened it signs with; null for a look, and for a slot whose pair was altered. */
  readonly signing: Uint8Array | null;
  readonly lock: VaultLock;
  readonly lasting?: Lasting;
  /** A look at what can be read of a damaged vault: nothing is written, neither to the store nor to the header. */
  readonly readOnly?: VaultSession['readOnly'];
  /** Where a copy is looked at: the vault's own store, whole as far as anybody knows, for a backup of it. */
  readonly original?: OriginalStore;
}

export interface OriginalStore {
  readonly storeFile: number;
  readonly pageKey: Uint8Array;
}

export interface KeyChange {
  /** All there are from now on. */
  readonly slots: readonly KeySlot[];
  /** Whose they are. */
  readonly holders: readonly KeyHolder[];
  readonly note: {
    readonly action: string;
    /** A slot's id, or the vault's. */
    readonly subject: string;
    readonly facts: Readonly<Record<string, string | number | boolean>>;
  };
}
