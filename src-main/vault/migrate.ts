/**
 * @file Brings a store to the version this program knows. Each migration is recorded with the hash of its
 * SQL; what a store has seen must be the beginning of the list here, or the store is from elsewhere. The first migration is the
 * baseline, which makes a new store in one step.
 */

import { TestimonyError } from '../core/errors/errors.ts';
import { sha256, toHex } from '../crypto/digest.ts';
import type { Connection } from './connection.ts';
import type { ReadDb, WriteTx } from './db.ts';
import { stepsToBaseline } from './migrations/from-640.ts';
import type { Migration, Recorded } from './migrations/migration.ts';
import { sealAll, unsealedTables } from './seals/keep-seals.ts';

/** Where the steps that a store has seen are written down; before the first of them. */
export const RECORD_TABLE = `
CREATE TABLE IF NOT EXISTS migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;`;

/** What a store has yet to see. */
interface Pending {
  /** Of a store from before the baseline: what it still lacks of the first of `migrations`, whose record takes the place of its own. */
  readonly earlier?: readonly Migration[];
  readonly steps: readonly Migration[];
}

/**
 * What the store has yet to see. Throws `vault-newer` for a store that has seen more than `migrations`, `vault-older` for one from
 * before what can be brought up to date, and `vault-damaged` when what it has seen differs from them. Writes nothing.
 */
export function pendingMigrations(db: ReadDb, migrations: readonly Migration[]): Pending {
  checkOrder(migrations);
  const recorded = recordedMigrations(db);
  checkNotNewer(recorded, migrations);
  if (isFromBefore(recorded, migrations))
    return { earlier: stepsToBaseline(recorded), steps: migrations.slice(1) };
  checkPrefix(recorded, migrations);
  return { steps: migrations.slice(recorded.length) };
}

/** The baseline is the only migration of that name, and the steps before it had lower numbers. */
const isFromBefore = ([first]: readonly Recorded[], [baseline]: readonly Migration[]): boolean =>
  first !== undefined && baseline?.name === 'baseline' && first.version < baseline.version;

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
  const { earlier, steps } = pendingMigrations(connection.reader, migrations);
  if (earlier === undefined && steps.length === 0) return;
  connection.transaction((tx) => {
    // Said once, in the log: from here on the seals are of what is there now.
    const altered = unsealedTables(tx);
    connection.define(RECORD_TABLE);
    const record = ({ version, name, sql }: Migration) =>
      tx.run('INSERT INTO migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)', [
        version,
        name,
        hashOf(sql),
        at,
      ]);
    for (const { sql } of earlier ?? []) connection.define(sql);
    const [baseline] = migrations;
    const taken = earlier === undefined || baseline === undefined ? [] : [baseline];
    if (taken.length > 0) tx.run('DELETE FROM migration');
    for (const migration of taken) record(migration);
    for (const migration of steps) {
      connection.define(migration.sql);
      record(migration);
    }
    afterwards(
      tx,
      [...taken, ...steps].map(({ version }) => version),
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

function checkNotNewer(recorded: readonly Recorded[], migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  const beyond = recorded.find((record) => record.version > newest);
  if (beyond !== undefined) {
    throw new TestimonyError('vault-newer', {
      subject: 'vault.db',
      detail: `schema ${beyond.version}, known ${newest}`,
    });
  }
}

function checkPrefix(recorded: readonly Recorded[], migrations: readonly Migration[]): void {
  recorded.forEach((record, index) => {
    const known = migrations[index];
    const same = known?.version === record.version && known.name === record.name;
    if (!same || hashOf(known.sql) !== record.sha256) {
      throw new TestimonyError('vault-damaged', {
        subject: 'vault.db',
        detail: `migration ${record.version} is not the one this program has`,
      });
    }
  });
}

const hashOf = (sql: string) => toHex(sha256(new TextEncoder().encode(sql)));

/** What the log keeps of it: which steps were taken, and which tables were not as they should have been. */
export const migrationFacts = (versions: readonly number[], altered: readonly string[]) => ({
  versions: versions.join(' '),
  ...(altered.length > 0 ? { altered: altered.join(' ') } : {}),
});
