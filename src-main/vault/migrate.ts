/**
 * @file Brings a store to the version this program knows. Each migration is recorded with the hash of its
 * SQL; what a store has seen must be the beginning of the list here, or the store is from elsewhere.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { sha256, toHex } from '../crypto/digest.ts';
import type { Connection } from './connection.ts';
import type { ReadDb, WriteTx } from './db.ts';
import { sealAll, unsealedTables } from './seals/keep-seals.ts';

/** One step of the schema. Frozen once released: the next change is a new step. */
export interface Migration {
  /** In steps of ten, so that a repair fits between. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

interface Recorded {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

/** Where the steps that a store has seen are written down; before the first of them. */
export const RECORD_TABLE = `
CREATE TABLE IF NOT EXISTS migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;`;

/**
 * What the store has yet to see. Throws `vault-newer` for a store that has seen more than `migrations`, and
 * `vault-damaged` when what it has seen differs from them. Writes nothing.
 */
export function pendingMigrations(db: ReadDb, migrations: readonly Migration[]): readonly Migration[] {
  checkOrder(migrations);
  const recorded = recordedMigrations(db);
  checkPrefix(recorded, migrations);
  return migrations.slice(recorded.length);
}

/**
 * Runs what is pending, and then `afterwards`, all in one transaction; nothing when nothing is. `afterwards` hears which
 * tables had been written by something else. Throws as `pendingMigrations` does; the store is then as before.
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  at: string,
  afterwards: (tx: WriteTx, versions: readonly number[], altered: readonly string[]) => void,
): void {
  const pending = pendingMigrations(connection.reader, migrations);
  if (pending.length === 0) return;
  connection.transaction((tx) => {
    // Said once, in the log: from here on the seals are of what is there now.
    const altered = unsealedTables(tx);
    connection.define(RECORD_TABLE);
    for (const migration of pending) {
      connection.define(migration.sql);
      tx.run('INSERT INTO migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)', [
        migration.version,
        migration.name,
        hashOf(migration),
        at,
      ]);
    }
    afterwards(
      tx,
      pending.map((migration) => migration.version),
      altered,
    );
    sealAll(tx);
  });
}

function recordedMigrations(db: ReadDb): Recorded[] {
  const table = db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'");
  if (table === undefined) return [];
  return db.all<Recorded>('SELECT version, name, sha256 FROM migration ORDER BY version');
}

function checkOrder(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1];
    if (before !== undefined && before.version >= migration.version) {
      throw new TestimonyError('internal', { detail: `migration ${migration.version} is out of order` });
    }
  });
}

function checkPrefix(recorded: readonly Recorded[], migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const beyond = recorded.find((record) => record.version > newest);
  if (beyond !== undefined) {
    throw new TestimonyError('vault-newer', {
      subject: 'vault.db',
      detail: `schema ${beyond.version}, known ${newest}`,
    });
  }
  recorded.forEach((record, index) => {
    const known = migrations[index];
    if (known?.version !== record.version || known.name !== record.name || hashOf(known) !== record.sha256) {
      throw new TestimonyError('vault-damaged', {
        subject: 'vault.db',
        detail: `migration ${record.version} is not the one this program has`,
      });
    }
  });
}

const hashOf = (migration: Migration) => toHex(sha256(new TextEncoder().encode(migration.sql)));

/** What the log keeps of it: which steps were taken, and which tables were not as they should have been. */
export const migrationFacts = (versions: readonly number[], altered: readonly string[]) => ({
  versions: versions.join(' '),
  ...(altered.length > 0 ? { altered: altered.join(' ') } : {}),
});
