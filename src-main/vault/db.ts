/**
 * @file What a query sees of the store. A function that takes a ReadDb cannot write; one that takes a
 * WriteTx can only be called inside `session.write`, which is only called by usecases/engine/transact.ts,
 * which appends the audit entry. "Changed but not audited" has nowhere to be written.
 */

import type { LogStateSaid } from '../core/log/checkpoint-note.ts';
import type { Role } from '../core/vault/roles.ts';
import type { WorkedOut } from './worked-out.ts';

export type SqlValue = string | number | bigint | Uint8Array | null;
type Params = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

declare const writable: unique symbol;

export interface ReadDb {
  /** All rows. `Row` is the shape the statement selects; the caller vouches for it. */
  all<Row>(sql: string, params?: Params): Row[];
  /** The first row, or undefined. */
  get<Row>(sql: string, params?: Params): Row | undefined;
  /** Rows one at a time, for blobs and other things that must not all be in memory. */
  iterate<Row>(sql: string, params?: Params): IterableIterator<Row>;
}

export interface WriteTx extends ReadDb {
  readonly [writable]: true;
  /** Rows changed. */
  run(sql: string, params?: Params): number;
}

/** The log as it stands, without who says so. */
export type LogHead = Pick<LogStateSaid, 'entries' | 'root' | 'head' | 'at'>;

export interface KeyHolder {
  readonly id: string;
  readonly kind: 'passphrase' | 'recovery';
  readonly name: string;
  readonly role: Role;
  readonly createdAt: string;
  /** Whether a key file is needed beside the passphrase. */
  readonly keyFile: boolean;
}

/** Header and store as they stand together at one moment, for as long as nothing is written. */
export interface Snapshot {
  /** The header file, which vouches for `head`. */
  readonly header: Uint8Array;
  readonly head: { readonly seq: number; readonly hash: string };
  /** Size of the store's file. */
  readonly storeBytes: number;
  /** False once something was written: bytes read after that may belong to another moment. */
  readonly current: boolean;
  /** Bytes of the store's file as they are on disk, encrypted; how many. Throws `locked` and the system's errors. */
  readStore(into: Uint8Array, at: number): number;
}

/** The bytes of a store, wherever they are. */
export interface StoreBytes {
  size(): number;
  /** How many were read: fewer than fit only at the end. */
  read(into: Uint8Array, at: number): number;
}

/** An open vault. Every method but `lock` throws TestimonyError `locked` after `lock()`. */
export interface VaultSession {
  readonly vaultId: string;
  /** The person whose key slot opened the vault: the author of every change made through it. */
  readonly actor: string;
  /** What that person does in the vault. */
  readonly role: Role;
  /** Everybody who can open it, and the recovery kits, in the order they were added. */
  readonly keyHolders: readonly KeyHolder[];
  /** Which of them opened it. */
  readonly heldBy: string;
  readonly folder: string;
  readonly locked: boolean;
  /**
   * Why it is only looked at: its store is damaged, or its folder cannot be written. Reading works; everything that writes throws
   * `past-damage` or `read-only`.
   */
  readonly readOnly: false | 'damage' | 'folder';
  /** Grows with everything that is written: whoever reads in pieces sees that something changed. */
  readonly written: number;
  /** The newest audit entry that the header vouches for: the log must still contain it. Hash in hex. */
  readonly anchoredHead: { readonly seq: number; readonly hash: string };
  read<T>(query: (db: ReadDb) => T): T;
  /** What was worked out of the store and holds until it changes. */
  readonly workedOut: Pick<WorkedOut, 'recall'>;
  /** One IMMEDIATE transaction: all of it or, on a throw, none of it. */
  write<T>(change: (tx: WriteTx) => T): T;
  /**
   * The same for the index of words alone, which says nothing that other tables do not, and so is in no log. Throws
   * `internal` for a statement that would write elsewhere. Not held back where the vault is read past damage: what is written
   * to there is a copy that nobody keeps.
   */
  index<T>(change: (tx: WriteTx) => T): T;
  /**
   * The same for the bytes of a file that is on its way in (blobs.ts), to which nothing points before the log says that it is
   * here. Throws `internal` for a statement that would write elsewhere.
   */
  pieces<T>(change: (tx: WriteTx) => T): T;
  /** Numbers, from 1, of the store's pages that are altered or damaged, free ones too. Works in the background. */
  findDamagedPages(signal?: AbortSignal): Promise<readonly number[]>;
  /** 32 bytes that check the pages of a copy of the store, and read none. The caller holds them. */
  copyPageKey(into: Uint8Array): void;
  /**
   * What does not hold together in the store, page by page and index by index, a line each: pages can be whole and of
   * different moments. Reads all of it, in one piece; with a table, that one and its indexes.
   */
  findStructureFaults(table?: string): readonly string[];
  /** Size of the store's file. */
  readonly storeBytes: number;
  /** That the log was followed up to here and held. */
  rememberVerified(head: { readonly seq: number; readonly hash: string }, at: string): void;
  /**
   * After an erasure: writes the store anew, so that no page keeps bytes of it. False when it could not be done now; the
   * next opening tries again.
   */
  tidy(at: string): boolean;
  /** That the log stood so, signed by whoever has the vault open: see core/log/checkpoint-note.ts; null where nobody can. */
  signHead(head: LogHead): string | null;
  /** Keeps the log as it stands now, signed; nothing where it was signed already, or is very far behind. */
  checkpoint(tx: WriteTx): void;
  /** For copying the vault as it stands. Writes the newest head of the log into the header first; throws as that does. */
  snapshot(): Snapshot;
  /** Closes the store, writes the audit head to the header, wipes the keys. Safe to call twice. */
  lock(): void;
}
