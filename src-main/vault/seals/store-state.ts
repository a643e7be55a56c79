/**
 * @file One keyed hash over all seals, counted up with every transaction. A page with rows and the page with their seals
 * that are put back together fit one another, but not this; and this, put back too, does not fit the header.
 */
import { hmacSha256, sameBytes, toHex } from '../../crypto/digest.ts';
import type { ReadDb, WriteTx } from '../db.ts';
import { sealKey } from './sealed-tables.ts';

/** `writes`: how often the store was written. `digest`: hex. */
export interface StoreState {
  readonly writes: number;
  readonly digest: string;
}

export const hasState = (db: ReadDb): boolean =>
  db.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'store_state'") !== undefined;

/** Undefined in a store that is not upgraded yet. */
export function storeState(db: ReadDb): StoreState | undefined {
  if (!hasState(db)) return undefined;
  const row = db.get<{ writes: number; digest: Uint8Array }>(
    'SELECT writes, digest FROM store_state WHERE only_row = 1',
  );
  return row === undefined ? { writes: 0, digest: '' } : { writes: row.writes, digest: toHex(row.digest) };
}

/** Last in every transaction. Nothing in a store that is not upgraded yet. */
export function bindSeals(tx: WriteTx): void {
  if (!hasState(tx)) return;
  const { writes } = storeState(tx) ?? { writes: 0 };
  const values = [writes + 1, digestOf(tx, writes + 1)];
  tx.run('INSERT OR REPLACE INTO store_state (only_row, writes, digest) VALUES (1, ?, ?)', values);
}

export const thenBound =
  <T>(change: (tx: WriteTx) => T) =>
  (tx: WriteTx): T => {
    const result = change(tx);
    bindSeals(tx);
    return result;
  };

/** Whether all seals together are what this program wrote last. */
export function sealsFit(db: ReadDb): boolean {
  if (!hasState(db)) return true;
  const row = db.get<{ writes: number; digest: Uint8Array }>(
    'SELECT writes, digest FROM store_state WHERE only_row = 1',
  );
  return row !== undefined && sameBytes(row.digest, digestOf(db, row.writes));
}

/**
 * Whether the store is the one that a header saw when the vault was locked, or one that was written since. It is not, where
 * it was written less often, or as often and something else.
 */
export const goesOnFrom = (now: StoreState, kept: StoreState): boolean =>
  now.writes > kept.writes || (now.writes === kept.writes && now.digest === kept.digest);

function digestOf(db: ReadDb, writes: number): Uint8Array {
  const rows = db.all<{ name: string; digest: Uint8Array; n: number }>(
    'SELECT name, digest, row_count AS n FROM table_seal ORDER BY name',
  );
  const parts = rows.flatMap(({ name, digest, n }) => [Buffer.from(`${name}\0${n}\0`), digest]);
  return hmacSha256(sealKey(db), Buffer.concat([Buffer.from(`${writes}\0`), ...parts]));
}
