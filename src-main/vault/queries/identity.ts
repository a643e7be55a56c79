/** @file The one row that says which vault this store belongs to. */
import type { ReadDb, WriteTx } from '../db.ts';

export interface VaultIdentity {
  readonly vaultId: string;
  readonly application: string;
  /** Header sequence at which a key slot last changed, as far as the store knows. */
  readonly keysChanged: number;
}

export function insertIdentity(tx: WriteTx, identity: VaultIdentity & { readonly createdAt: string }): void {
  tx.run(
    `INSERT INTO vault_identity (only_row, vault_id, application, created_at, keys_changed)
     VALUES (1, ?, ?, ?, ?)`,
    [identity.vaultId, identity.application, identity.createdAt, identity.keysChanged],
  );
}

export function readIdentity(db: ReadDb): VaultIdentity | undefined {
  return db.get<VaultIdentity>(
    'SELECT vault_id AS vaultId, application, keys_changed AS keysChanged FROM vault_identity WHERE only_row = 1',
  );
}

export function rememberKeysChanged(tx: WriteTx, sequence: number): void {
  tx.run('UPDATE vault_identity SET keys_changed = ? WHERE only_row = 1', [sequence]);
}
