/**
 * @file The encrypted store, and the only importer of the SQLite driver. Opens a SQLCipher 4 file by raw
 * key, fixes its settings, and hands out reading and writing.
 *
 * Never used here, and nowhere else: the driver's `serialize()`, which returns the whole store in
 * plaintext, and `backup()`, which cannot read an encrypted source.
 *
 * [Note: settings are read back] Several settings of this driver are accepted and ignored. Each is set,
 * read back and compared, and a store whose settings did not take is not opened.
 */
import { freemem } from 'node:os';
import Driver from 'better-sqlite3';
import { asTestimonyError, TestimonyError } from '../core/errors/errors.ts';
import { plainName } from '../core/people/plain-name.ts';
import { PAGE_BYTES } from '../crypto/page-mac.ts';
import { withSecrets } from '../crypto/secret.ts';
import type { ReadDb, SqlValue, WriteTx } from './db.ts';

type Params = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

/** Before the key. The driver's own default cipher is another one. */
const CIPHER = [
  ['cipher', "'sqlcipher'", 'sqlcipher'],
  ['legacy', '4', '4'],
] as const;

/** After the key, before anything is read. Name, value to set, value to read back. */
const SETTINGS = [
  // Sorts must not spill plaintext into the system's temporary folder.
  ['temp_store', '2', '2'],
  // What is deleted is overwritten.
  ['secure_delete', '1', '1'],
  ['foreign_keys', '1', '1'],
  // So that REPLACE fires the triggers that keep logs append-only.
  ['recursive_triggers', '1', '1'],
  ['trusted_schema', '0', '0'],
  ['cell_size_check', '1', '1'],
  ['mmap_size', '0', '0'],
  // In KiB. Every page is decrypted again when it has left this: Today reads more than the driver's 16 MB of a large vault.
  ['cache_size', '-64000', '-64000'],
  ['locking_mode', 'exclusive', 'exclusive'],
  // One file at rest: a vault copied without its write-ahead log would be missing what was saved last.
  ['journal_mode', 'delete', 'delete'],
  ['synchronous', '3', '3'],
  // Where a plain fsync stops at the drive's cache (macOS); of no effect elsewhere.
  ['fullfsync', '1', '1'],
] as const;

/** For a store whose key nobody has once its process ends: there is nothing to open after a power cut. */
const PASSING: Readonly<Record<string, readonly [value: string, expected: string]>> = {
  journal_mode: ['memory', 'memory'],
  synchronous: ['0', '0'],
  // Nothing in it is read twice.
  cache_size: ['-16000', '-16000'],
};

const CACHED_STATEMENTS = 300;

/** Whether what is saved must outlast the process. */
export type Lasting = 'lasting' | 'passing';

/** Reading, writing and schema changes on one open file. Everything throws TestimonyError. */
export class Connection {
  readonly #driver: Driver.Database;
  readonly #subject: string;
  readonly #statements = new Map<string, Driver.Statement>();
  readonly #reading = new Set<IterableIterator<unknown>>();
  readonly reader: ReadDb;

  /** `file` must exist; an empty one becomes a new store. `key` is 32 bytes and is not kept by this class. */
  constructor(file: string, key: Uint8Array, subject: string, lasting: Lasting = 'lasting') {
    this.#subject = subject;
    this.#driver = this.#named(() => new Driver(file, { fileMustExist: true, timeout: 250 }));
    try {
      this.#named(() => this.#configure(key, lasting));
      // Rules of core that a query needs: said once there, called from SQL.
      this.#named(() => this.#driver.function('plain_name', { deterministic: true }, plainNameOf));
    } catch (thrown) {
      this.#driver.close();
      throw thrown;
    }
    this.reader = {
      all: <Row>(sql: string, params: Params = []) =>
        this.#named(() => this.#prepared(sql).all(params) as Row[]),
      get: <Row>(sql: string, params: Params = []) =>
        this.#named(() => this.#prepared(sql).get(params) as Row | undefined),
      iterate: <Row>(sql: string, params: Params = []) => this.#iterate<Row>(sql, params),
    };
  }

  /** How long the store's file is, as the store itself says: what lies behind is none of it. */
  get storeBytes(): number {
    // A statement, which may be asked while rows of another are being read.
    const row = this.reader.get<{ page_count: number }>('PRAGMA page_count');
    return (row?.page_count ?? 0) * PAGE_BYTES;
  }

  /**
   * One IMMEDIATE transaction: all of `change`, or none of it when it throws. `change` is not asynchronous:
   * the transaction would be over before it was. The WriteTx is of no use once this returns.
   */
  transaction<T>(change: (tx: WriteTx) => T): T {
    if (this.#driver.inTransaction) {
      throw new TestimonyError('internal', { detail: 'a transaction inside a transaction' });
    }
    let open = true;
    const run = (sql: string, params: Params = []) => {
      if (!open) throw new TestimonyError('internal', { detail: 'a write after its transaction' });
      return this.#named(() => this.#prepared(sql).run(params).changes);
    };
    // The brand exists only in the type: this is the one place that makes a WriteTx.
    const tx = { ...this.reader, run } as unknown as WriteTx;
    this.#named(() => this.#prepared('BEGIN IMMEDIATE').run());
    try {
      const result = change(tx);
      if (result instanceof Promise) {
        throw new TestimonyError('internal', { detail: 'an asynchronous change in a transaction' });
      }
      this.#named(() => this.#prepared('COMMIT').run());
      return result;
    } catch (thrown) {
      this.#rollBack();
      throw thrown;
    } finally {
      open = false;
    }
  }

  /**
   * Writes the whole store anew, so that no page has bytes of what was deleted, and from then on cuts off the journal,
   * which keeps the pages from before each change while the store is open. In memory first, in one piece: a store of films has
   * gigabytes, and half of what is `free` is all that it may take. Throws `disk-full`, `too-large`, and all is as it was.
   */
  vacuum(free = freemem()): void {
    if (this.storeBytes > free / 2) throw new TestimonyError('too-large', { subject: this.#subject });
    this.#named(() => {
      this.#set('journal_size_limit', '0', '0');
      this.#driver.exec('VACUUM');
    });
  }

  /** A full disk may have rolled back already; a disk that is gone cannot, and the next opening does. */
  #rollBack(): void {
    try {
      if (this.#driver.inTransaction) this.#prepared('ROLLBACK').run();
    } catch {
      // The failure that led here is the one to tell.
    }
  }

  /** A function that this connection's statements and triggers can call, from the values they hand it. */
  addFunction(name: string, run: (...values: SqlValue[]) => SqlValue): void {
    this.#named(() => this.#driver.function(name, { varargs: true, deterministic: true }, run));
  }

  /** Runs statements that define tables. For migrations, inside a transaction. */
  define(sql: string): void {
    this.#named(() => this.#driver.exec(sql));
  }

  /** Idempotent. An unfinished transaction is rolled back, an unfinished reading ends. */
  close(): void {
    for (const rows of this.#reading) rows.return?.();
    this.#reading.clear();
    this.#statements.clear();
    this.#named(() => this.#driver.close());
  }

  #configure(key: Uint8Array, lasting: Lasting): void {
    for (const [name, value, expected] of CIPHER) this.#set(name, value, expected);
    // A Buffer, not a pragma: the key never becomes a JavaScript string or SQL text.
    withSecrets(({ hold }) => {
      const rawKey = hold(Buffer.alloc(4 + key.length));
      rawKey.write('raw:', 'latin1');
      rawKey.set(key, 4);
      (this.#driver as KeyedDriver).key(rawKey);
    });
    for (const [name, value, expected] of SETTINGS) {
      const passing = lasting === 'passing' ? PASSING[name] : undefined;
      this.#set(name, ...(passing ?? [value, expected]));
    }
  }

  #set(name: string, value: string, expected: string): void {
    this.#driver.pragma(`${name} = ${value}`);
    const actual = String(this.#driver.pragma(name, { simple: true }));
    if (actual !== expected) {
      throw new TestimonyError('storage', { subject: this.#subject, detail: `setting ${name} is ${actual}` });
    }
  }

  #prepared(sql: string): Driver.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear();
    const statement = this.#driver.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Not cached: a statement that is being read cannot be started again. */
  *#iterate<Row>(sql: string, params: Params): Generator<Row, undefined> {
    const rows = this.#named(() => this.#driver.prepare(sql).iterate(params) as IterableIterator<Row>);
    this.#reading.add(rows);
    try {
      for (;;) {
        const next = this.#named(() => rows.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      rows.return?.();
      this.#reading.delete(rows);
    }
  }

  #named<T>(work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      throw asTestimonyError(thrown, this.#subject);
    }
  }
}

/**
 * Has the operating system lock a file, which is never written to, until it is let go of or the process ends. Null where
 * another process has it. SQLite knows how on each system (flock's kin on POSIX, LockFileEx on Windows); so this is here.
 */
export function holdFile(file: string): (() => void) | null {
  const driver = new Driver(file, { fileMustExist: true, timeout: 0 });
  try {
    // No journal beside it: nothing is ever written.
    driver.pragma('journal_mode = memory');
    driver.exec('BEGIN EXCLUSIVE');
    return () => driver.close();
  } catch (thrown) {
    driver.close();
    if (String((thrown as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null;
    throw thrown;
  }
}

/** One row of a store's list of what is in it, without the page that it begins on. */
export interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

export const schemaOf = (db: ReadDb): SchemaRow[] => db.all<SchemaRow>(SCHEMA);

const SCHEMA = 'SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema';

/** The same of an empty store after these statements, one after each reading: in memory, and without a key, for it holds nothing. */
export function* schemaAfter(definitions: readonly string[]): Generator<undefined, SchemaRow[], undefined> {
  const driver = new Driver(':memory:');
  try {
    driver.function('plain_name', { deterministic: true }, plainNameOf);
    for (const sql of definitions) {
      driver.exec(sql);
      yield;
    }
    return driver.prepare<[], SchemaRow>(SCHEMA).all();
  } finally {
    driver.close();
  }
}

const plainNameOf = (name: unknown): string => plainName(String(name));

/** The cipher build adds `key`, which the driver's types do not know. */
interface KeyedDriver extends Driver.Database {
  key(key: Buffer): number;
}
