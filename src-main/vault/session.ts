/**
 * @file An open vault. Holds the store and the two keys it still needs: one to authenticate the header, one
 * to check pages. The data key is wiped once the store is open; the store's own key only the driver has.
 */
import { closeSync, fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { TestimonyError } from '../core/errors/errors.ts';
import { coded } from '../core/findings/finding.ts';
import type { Role } from '../core/vault/roles.ts';
import type { KeySlot } from '../crypto/key-slot.ts';
import { signingKeyOf } from '../crypto/signing.ts';
import type { KeyHolder, LogHead, ReadDb, Snapshot, StoreBytes, VaultSession, WriteTx } from './db.ts';
import { encodeHeader, type Header } from './header.ts';
import { writeHeader } from './header-files.ts';
import { takeSign } from './in-use-sign.ts';
import { requireKeysLeft } from './keys-left.ts';
import { migrate, migrationFacts } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { indexOnly, piecesOnly } from './narrow-writes.ts';
import { findDamagedPages, storeUpTo } from './pages.ts';
import { appendAudit, auditHead } from './queries/audit.ts';
import { noteTidied, untidied } from './queries/erasures.ts';
import { readIdentity, rememberKeysChanged } from './queries/identity.ts';
import { writeVerifiedHead } from './queries/log-heads.ts';
import { armSeals } from './seals/keep-seals.ts';
import { goesOnFrom, sealsFit, storeState, thenBound } from './seals/store-state.ts';
import type { KeyChange, SessionParts } from './session-parts.ts';
import { keepCheckpoint, signedHead } from './sign-log.ts';
import { structureFaults } from './structure.ts';
import { placeNewStore } from './vault-files.ts';
import { WorkedOut } from './worked-out.ts';

/** How much of the log a crash may leave without an anchor in the header. */
const ANCHOR_EVERY_MS = 60_000;
const PASSPHRASE_CHANGED = 'vault.passphrase-changed';

export class OpenVault implements VaultSession {
  readonly #parts: SessionParts;
  #header: Header;
  #anchoredAt = performance.now();
  #keyHolders: readonly KeyHolder[];
  #locked = false;
  #keyFile: Uint8Array | null;
  /** Grows with every transaction: whoever copies the store sees that it changed. */
  #written = 0;
  /** From the first change on, when the schema is the one it stays. */
  #sealing = false;
  readonly workedOut = new WorkedOut();

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#header = parts.header;
    this.#keyHolders = parts.keyHolders;
    this.#keyFile = parts.keyFile;
  }

  get vaultId(): string {
    return this.#header.vaultId;
  }
  get actor(): string {
    return this.#parts.actor;
  }
  get role(): Role {
    return this.#keyHolders.find(({ id }) => id === this.heldBy)?.role ?? 'read-only';
  }
  get keyHolders(): readonly KeyHolder[] {
    return this.#keyHolders;
  }
  get heldBy(): string {
    return this.#parts.slotId;
  }
  get folder(): string {
    return this.#parts.folder;
  }
  get locked(): boolean {
    return this.#locked;
  }
  get readOnly(): VaultSession['readOnly'] {
    return this.#parts.readOnly ?? false;
  }
  get keyFile(): Uint8Array | undefined {
    return this.#keyFile ?? undefined;
  }
  rememberKeyFile(bytes: Uint8Array | null): void {
    this.#keyFile = bytes === null ? null : this.#parts.keys.hold(bytes.slice());
  }
  get written(): number {
    return this.#written;
  }
  /** Whether the header still speaks of a store that was under way to its place. */
  get hasNewStore(): boolean {
    return this.#header.newStore === true;
  }
  get header(): Header {
    return this.#header;
  }
  get anchoredHead(): Header['auditHead'] {
    return this.#header.auditHead;
  }
  /** Whether the store is the one that the header saw last, or was written by this program since. */
  get asLeft(): boolean {
    const { store } = this.#header;
    const now = this.read(storeState);
    // Before anything is written: from then on the seals are bound as they are.
    return this.read(sealsFit) && (store === undefined || (now !== undefined && goesOnFrom(now, store)));
  }
  get signingKey(): string | null {
    return this.#parts.signing && signingKeyOf(this.#parts.signing);
  }
  get slots(): readonly KeySlot[] {
    return this.#header.slots;
  }
  get slot(): KeySlot {
    const slot = this.#header.slots.find(({ id }) => id === this.#parts.slotId);
    if (slot === undefined) throw new TestimonyError('internal', { detail: 'the open slot is gone' });
    return slot;
  }

  read<T>(query: (db: ReadDb) => T): T {
    this.#mustBeOpen();
    return query(this.#parts.connection.reader);
  }

  write<T>(change: (tx: WriteTx) => T): T {
    this.#mustBeOpen();
    const result = this.#transaction(change);
    if (performance.now() - this.#anchoredAt >= ANCHOR_EVERY_MS) this.#tryAnchor();
    return result;
  }

  index<T>(change: (tx: WriteTx) => T): T {
    this.#mustBeOpen();
    return this.#transaction((tx) => change(indexOnly(tx)), 'index');
  }

  pieces<T>(change: (tx: WriteTx) => T): T {
    return this.write((tx) => change(piecesOnly(tx)));
  }

  async findDamagedPages(signal?: AbortSignal): Promise<readonly number[]> {
    this.#mustBeOpen();
    return await findDamagedPages(this.#store, this.#parts.pageKey, () => {
      this.#mustBeOpen();
      if (signal?.aborted === true) throw new TestimonyError('cancelled');
    });
  }

  copyPageKey(into: Uint8Array): void {
    this.#mustBeOpen();
    into.set((this.#parts.original ?? this.#parts).pageKey);
  }

  /** Bytes of the store as they are on disk, encrypted; how many: fewer only at its end. */
  readStore(into: Uint8Array, at: number): number {
    this.#mustBeOpen();
    return this.#store.read(into, at);
  }

  /** Not what somebody else put behind the last page: SQLite reads nothing there, and writes over it. */
  get storeBytes(): number {
    return this.#store.size();
  }

  get trailingBytes(): number {
    return fstatSync(this.#parts.storeFile).size - this.storeBytes;
  }

  findStructureFaults(table?: string): readonly string[] {
    this.#mustBeOpen();
    return structureFaults(this.#parts.connection.reader, table);
  }

  rememberVerified(head: Header['auditHead'], at: string): void {
    this.#mustBeOpen();
    try {
      this.#transaction((tx) => writeVerifiedHead(tx, head, at));
    } catch {
      // No room for it: the next check begins where this one did.
    }
  }

  snapshot(): Snapshot {
    const { original } = this.#parts;
    if (original === undefined) this.anchor();
    const storeFile = original?.storeFile ?? this.#parts.storeFile;
    const storeBytes = original === undefined ? this.storeBytes : fstatSync(storeFile).size;
    // Of a store that this process cannot write: whoever else can has not, while its time stays as it was.
    const mark = () => (original === undefined ? this.#written : fstatSync(storeFile).mtimeMs);
    const was = mark();
    const isCurrent = () => !this.#locked && mark() === was;
    return {
      header: encodeHeader(this.#header, this.#parts.macKey),
      head: this.#header.auditHead,
      storeBytes,
      get current() {
        return isCurrent();
      },
      readStore: (into, at) => {
        this.#mustBeOpen();
        return storeUpTo(storeFile, () => storeBytes).read(into, at);
      },
    };
  }

  signHead(head: LogHead): string | null {
    return signedHead(this.#parts.signing, this, head);
  }

  checkpoint(tx: WriteTx): void {
    keepCheckpoint(tx, this.#parts.signing, this);
  }

  /** Writes the newest audit entry into the header, if it is not there yet. Throws as file writing does. */
  anchor(): void {
    const { head, store } = this.read((db) => ({ head: auditHead(db), store: storeState(db) }));
    this.#mustBeWritable();
    const { auditHead: anchored, store: kept } = this.#header;
    if (head.seq !== anchored.seq || store?.writes !== kept?.writes)
      this.#writeHeader({ ...this.#header, auditHead: head, store });
    this.#anchoredAt = performance.now();
  }

  /** Writes the header again as it is: both copies are then whole and equal. */
  repairHeader(): void {
    this.#mustBeOpen();
    const { newStore: _, ...header } = this.#header;
    this.#writeHeader(header);
  }

  /** Gives the slot that opened the vault its pair of keys, if it had none. No change of keys: what opens it stays. */
  pairSlot(slot: KeySlot): void {
    this.#mustBeOpen();
    if (this.slot.publicKey !== undefined || slot.publicKey === undefined) return;
    const slots = this.#header.slots.map((one) => (one.id === slot.id ? slot : one));
    try {
      this.#writeHeader({ ...this.#header, slots });
    } catch {
      // No room for it: the next opening tries again, and until then a re-key asks for it.
    }
  }

  /**
   * Changes who can open the vault, and notes it in the log. Throws as writing and `requireKeysLeft` do, and nothing is
   * then changed; when this returns it is. There is nothing between.
   *
   * [Note: where a change of keys happens] The note is written first, but not yet for good: a disk without room for it
   * shows here. Then the header is replaced, and that is the change. What fails after that, the note becoming good, is
   * no failure of the change: the header is then ahead of the store, and the next opening notes it.
   */
  changeKeys({ slots, holders, note }: KeyChange, at: string): void {
    this.read((db) => requireKeysLeft(db, this.#keyHolders, holders));
    const before = this.#header;
    const { action, subject } = note;
    const keysChange = action === PASSPHRASE_CHANGED ? undefined : { action, subject };
    try {
      this.#transaction((tx) => {
        this.#noteKeys(tx, before.sequence + 1, at, note);
        this.#writeHeader({ ...before, slots: [...slots], keysChanged: before.sequence + 1, keysChange });
      });
    } catch (thrown) {
      if (this.#header === before) throw thrown;
    }
    this.#keyHolders = holders;
    this.#tryAnchor();
  }

  /** After an erasure: writes the store anew. False when it could not be done now; the next opening tries again. */
  tidy(at: string): boolean {
    this.#mustBeOpen();
    try {
      if (this.read(untidied).length === 0) return true;
      this.#written += 1;
      this.#parts.connection.vacuum();
      this.#transaction((tx) => {
        noteTidied(tx);
        const note = { action: 'erasure.store-written-anew', subject: this.vaultId, facts: {} };
        appendAudit(tx, { at, actor: this.actor, ...note });
      });
      return true;
    } catch {
      return false;
    }
  }

  /** Brings the store's schema up to date, and notes it in the log when there was something to do. */
  migrate(migrations: readonly Migration[], at: string): void {
    this.#mustBeOpen();
    migrate(this.#parts.connection, migrations, at, (tx, versions, altered) => {
      const facts = migrationFacts(versions, altered);
      appendAudit(tx, { at, actor: this.actor, action: 'vault.migrated', subject: this.vaultId, facts });
    });
  }

  /** Whether the header's key slots changed without the store and the log knowing. */
  get keysChangedUnnoted(): boolean {
    const known = this.read(readIdentity)?.keysChanged ?? 0;
    return known < this.#header.keysChanged;
  }

  /** Records in store and log that key slots changed at the header's present `keysChanged`. */
  noteKeysChanged(at: string, facts: Record<string, boolean>): void {
    this.#mustBeOpen();
    const { keysChanged, keysChange } = this.#header;
    const note = { action: PASSPHRASE_CHANGED, subject: this.vaultId, ...keysChange, facts };
    this.#transaction((tx) => this.#noteKeys(tx, keysChanged, at, note));
  }

  get #store(): StoreBytes {
    return storeUpTo(this.#parts.storeFile, () => {
      this.#mustBeOpen();
      return this.#parts.connection.storeBytes;
    });
  }

  /** The index alone is kept up in a copy that is only read, too. */
  #transaction<T>(change: (tx: WriteTx) => T, of: 'all' | 'index' = 'all'): T {
    if (of === 'all') this.#mustBeWritable();
    if (!this.#sealing) armSeals(this.#parts.connection);
    this.#sealing = true;
    this.#written += 1;
    return this.workedOut.whileChanging(change, (by) => this.#parts.connection.transaction(thenBound(by)));
  }

  #noteKeys(tx: WriteTx, sequence: number, at: string, note: KeyChange['note']): void {
    rememberKeysChanged(tx, sequence);
    appendAudit(tx, { at, actor: this.actor, ...note });
  }

  /**
   * Locks the vault for good with a header of other keys, and puts the store that fits it in its place. `afterwards` is
   * run once the store of this session is closed. Throws as writing a header does, and nothing is then changed; once the
   * header is in place nothing is thrown: the next opening does what is left.
   */
  handOver(next: Header, macKey: Uint8Array, afterwards: (header: Header) => void): void {
    this.#mustBeOpen();
    this.#mustBeWritable();
    const header = { ...next, sequence: this.#header.sequence + 1 };
    writeHeader(this.folder, header, macKey);
    takeSign(this.folder);
    this.#close(() => {
      placeNewStore(this.folder);
      afterwards(header);
    });
  }

  lock(): void {
    if (this.#locked) return;
    if (!this.readOnly) {
      takeSign(this.folder);
      this.#tryCheckpoint();
    }
    this.#tryAnchor();
    this.#close();
  }

  #close(beforeRelease: () => void = () => undefined): void {
    this.#locked = true;
    this.workedOut.forget();
    const { connection, storeFile, original, keys, lock } = this.#parts;
    try {
      connection.close();
    } finally {
      closeSync(storeFile);
      if (original !== undefined) closeSync(original.storeFile);
      keys.end();
      try {
        beforeRelease();
      } catch {
        // The next opening does it.
      }
      lock.release();
    }
  }

  #writeHeader(next: Header): void {
    this.#mustBeWritable();
    const header = { ...next, sequence: next.sequence + 1 };
    writeHeader(this.folder, header, this.#parts.macKey, this.#parts.lasting);
    this.#header = header;
  }

  /** A header that lags behind the store is sound, so a full disk here must not fail what is already saved. */
  #tryAnchor(): void {
    try {
      this.anchor();
    } catch {
      // Tried again with a later write, when locking, and when the vault is next opened.
    }
  }

  /** Before the vault is locked, where something was written since the last: what nobody signed, somebody signs later. */
  #tryCheckpoint(): void {
    try {
      if (this.#written > 0) this.#transaction((tx) => this.checkpoint(tx));
    } catch {
      // No room, or a store that cannot be written any more: the next locking signs it.
    }
  }

  #mustBeWritable(): void {
    if (this.readOnly === 'damage') throw new TestimonyError('past-damage');
    if (this.readOnly === 'folder')
      throw new TestimonyError('read-only', {
        subject: basename(this.folder),
        found: [coded('vault-log-not-written')],
      });
  }

  #mustBeOpen(): void {
    if (this.#locked) throw new TestimonyError('locked');
  }
}
